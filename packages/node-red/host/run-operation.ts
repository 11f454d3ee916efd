import type { Field } from '../../../operations/field';
import type { Row } from '../../../operations/host';
import { explainWaits } from '../../../operations/items/explain-waits';
import { toFailedRows } from '../../../operations/items/result-rows';
import { labelsOf } from '../../../operations/labels';
import type { OfflineRun, Operation, OperationBase, ResultOf } from '../../../operations/operation';
import { toErrorOutput } from '../../../operations/smpp/outputs';
import type { Client, LabelOf, Problem, SmppProblem, Wait } from '../../../protocol';
import { ENGLISH_HERE } from '../texts/here';
import type { AccountNode } from './account-node';
import { guard } from './guard';
import { createMessageHost, type MessageHost, type MessageRun } from './message-host';
import { REPLAYED_OPERATIONS, UNFINISHED_KEY } from './replayed-operations';
import { NO_ACCOUNT, toFlowError } from './report-problem';

/** The results of the items, of any transport. */
export type Results = readonly ResultOf<Problem | SmppProblem>[];

/** How an operation runs. */
export interface FlowOperation extends OperationBase {
  /** @param run the run, with what cancels it, and what to call before each request */
  run(this: void, run: FlowRun): Promise<Results>;
}

export interface FlowRun extends OfflineRun {
  readonly account: AccountNode | null;
  readonly signal: AbortSignal;
  readonly beforeRequest: () => Promise<void>;
}

/** One input message for an operation. */
export interface OperationMessage extends MessageRun {
  /** Such as `message.send`. */
  readonly name: string;
  readonly operation: FlowOperation;
  /** Whether the first failed item ends the run. */
  readonly stopOnFailure: boolean;
}

/**
 * Runs an operation for one input message and returns its output records.
 *
 * @throws the error for `done`, if the run ends with a problem
 */
export async function runOperation(message: OperationMessage): Promise<readonly Row[]> {
  const { name, claim } = message;
  const isReplayed = claim !== null && REPLAYED_OPERATIONS.has(name);
  if (isReplayed && claim.earlier !== null) {
    if (claim.earlier.rows === null) throw toFlowError(UNFINISHED_KEY);
    return claim.earlier.rows.map(markSentBefore);
  }
  const created = createMessageHost(message);
  const { keepMemory, hasMemory } = created;
  let hasAsked = false;
  let results: Results | null = null;
  const beforeRequest = async (): Promise<void> => {
    if (!isReplayed) return await keepMemory();
    if (!hasAsked) await claim.keep({}, true);
    hasAsked = true;
  };
  try {
    results = await execute(message, created, beforeRequest);
    const rows = toRows(message, results);
    if (isReplayed) await keepSafely(message, () => claim.keep({ rows }, true));
    return rows;
  } catch (error) {
    if (isReplayed && !mayHaveActed(results, hasAsked)) await claim.forget();
    throw error;
  } finally {
    // It would replace the rows of an operation that is replayed.
    if (!isReplayed && hasMemory()) await keepSafely(message, keepMemory);
  }
}

/** After the requests, a store that fails must not hide what was sent. */
async function keepSafely({ node }: OperationMessage, keep: () => Promise<void>): Promise<void> {
  await guard(keep, () =>
    node.warn('What was sent could not be stored under msg.smsc.key, so the key may send it again'),
  );
}

async function execute(
  { operation, stopOnFailure, items, account, signal }: OperationMessage,
  { host }: MessageHost,
  beforeRequest: () => Promise<void>,
): Promise<Results> {
  const itemCount = items.length;
  return await operation.run({ host, itemCount, stopOnFailure, account, signal, beforeRequest });
}

/** Returns an operation that sends requests over HTTP, with the client of the account. */
export function overHttp(operation: Operation): FlowOperation {
  return {
    ...operation,
    async run({ host, itemCount, stopOnFailure, account, signal, beforeRequest }) {
      const run = { host, itemCount, stopOnFailure };
      if (operation.isOffline) return await operation.execute(run);
      const waits: Wait[] = [];
      const client = openClient(account, operation, {
        signal,
        beforeRequest,
        onWait: (wait) => waits.push(wait),
      });
      const results = await operation.execute({ ...run, client });
      if (waits.length > 0) explainWaits(host, waits);
      return results;
    },
  };
}

function openClient(
  account: AccountNode | null,
  { sendsNoRequest }: { readonly sendsNoRequest?: true },
  options: Parameters<AccountNode['createClient']>[0],
): Client {
  if (account === null) throw toFlowError(NO_ACCOUNT);
  if (account.fault !== null && sendsNoRequest !== true) throw toFlowError(account.fault);
  return account.createClient(options);
}

function toRows(
  { operation: { fields }, stopOnFailure }: OperationMessage,
  results: Results,
): readonly Row[] {
  const commonLabelOf = labelsOf(fields as Field[]);
  const labelOf: LabelOf = (parameter) => {
    const label = commonLabelOf(parameter);
    return label === undefined ? undefined : (ENGLISH_HERE[label] ?? label);
  };
  return results.flatMap((result) => {
    if (result.ok) return result.value;
    const { problem, failed, language } = result;
    if (stopOnFailure) throw toFlowError(problem, labelOf, language);
    return toFailedRows(toErrorOutput(problem, labelOf, language), retryOf(problem), failed);
  });
}

function retryOf(problem: Problem | SmppProblem): unknown {
  return problem.kind === 'input' ? undefined : problem.retry;
}

/**
 * Whether a run that failed may have cost money or acted outside, if only for one of its rows. Its
 * key then stays unfinished, so that nothing is repeated blindly.
 */
function mayHaveActed(results: Results | null, hasAsked: boolean): boolean {
  if (results === null) return hasAsked;
  return results.some((result) => result.ok || retryOf(result.problem) === 'unknownOutcome');
}

function markSentBefore(row: Row): Row {
  return row['accepted'] === true ? { ...row, sentBefore: true } : row;
}
