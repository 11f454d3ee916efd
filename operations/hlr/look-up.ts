import {
  type AwaitedStatus,
  formatProblem,
  type GatewayFields,
  HLR_TYPE,
  type MessageKey,
  type Problem,
  type RecipientOutcome,
  success,
} from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { Host, Row } from '../host';
import type { OpenItem } from '../items/item-run';
import type { OperationRun } from '../operation';
import type { Lookup, LookupTerms } from './read-lookup';

/** The last answer of the gateway about one number. */
interface FoundNumber {
  readonly key: MessageKey;
  /** `null` without an answer. */
  readonly fields: GatewayFields | null;
  /** Why the last query had no answer; `null` where it had one, or where no time was left for a query. */
  readonly problem: Problem | null;
}

/** What became of one number that was ordered. */
export interface LookupOutcome extends RecipientOutcome {
  /** Absent before the run has waited. */
  readonly found?: FoundNumber;
}

type LookupItem = OpenItem<Lookup, LookupOutcome>;

/** Status of a rejected number for which the gateway gave a reason but no status. */
const UNDELIVERABLE = 20;

/**
 * Waits until all ordered numbers have a result, or their time is over, and adds it to their
 * outcomes. Items with the same terms are waited for together. A number that may have been ordered
 * is asked for too.
 */
export async function awaitResults(
  { client }: OperationRun,
  items: readonly LookupItem[],
): Promise<void> {
  for (const { terms, members } of groupByTerms(items)) {
    const outcomes = members.flatMap((item) => item.outcomes);
    const awaited = outcomes.filter(({ accepted }) => accepted !== false);
    const keys = awaited.map(toKey);
    const statuses = keys.length === 0 ? success([]) : await client.awaitFinal(keys, terms);
    const answers = new Map<RecipientOutcome, AwaitedStatus | undefined>(
      awaited.map((outcome, place) => [outcome, statuses.ok ? statuses.value[place] : undefined]),
    );
    for (const item of members) {
      item.outcomes = item.outcomes.map((outcome) => ({
        ...outcome,
        found: toFoundNumber(outcome, answers.get(outcome)),
      }));
    }
  }
}

function toKey({ id, phone }: RecipientOutcome): MessageKey {
  return { id: id ?? '', phone };
}

export function toFoundNumber(outcome: RecipientOutcome, answer?: AwaitedStatus): FoundNumber {
  const key = toKey(outcome);
  const isRefused = outcome.accepted === false && outcome.problem === null;
  if (isRefused) return { key, fields: toRefused(outcome, key), problem: null };
  const { fields = null, problem = outcome.problem } = answer ?? {};
  return { key, fields, problem };
}

/** The fields of a number that was rejected among others, like those of a lookup that ended at once. */
function toRefused({ status, error }: RecipientOutcome, key: MessageKey): GatewayFields {
  const known = { ...key, type: HLR_TYPE, status: status ?? UNDELIVERABLE };
  return error === null ? known : { ...known, err: error };
}

interface LookupGroup {
  readonly terms: LookupTerms;
  readonly members: LookupItem[];
}

function groupByTerms(items: readonly LookupItem[]): LookupGroup[] {
  const groups = new Map<string, LookupGroup>();
  for (const item of items) {
    const { terms } = item.order;
    const name = JSON.stringify([terms.detail, terms.timeoutMs, terms.pollIntervalMs]);
    const group = groups.get(name) ?? { terms, members: [] };
    group.members.push(item);
    groups.set(name, group);
  }
  return [...groups.values()];
}

const ASK_AGAIN = "ask again with this ID by 'Get Result'";
const NO_TIME = 'the limits of the gateway left no time to ask for it';

/** Why the result of a number is unknown, which is not the same as an operator that gives none. */
function explainUnknown(problem: Problem | null): string {
  const reason = problem === null ? NO_TIME : formatProblem(problem).text;
  return `No result came in time: ${reason}; ${ASK_AGAIN}`;
}

/**
 * The output row of one number. A response that the request was not found has no type and still gets
 * a verdict. Without a response the row has the ID and the number, to ask again with.
 */
export function toLookupOutput({ key, fields, problem }: FoundNumber, simplify: boolean): Row {
  const output = toStatusOutput(
    { fields: fields ?? { ...key }, assumed: { type: HLR_TYPE } },
    key,
    simplify,
  );
  return fields === null && simplify ? { ...output, statusText: explainUnknown(problem) } : output;
}

/**
 * Hints at the numbers that are pending because the gateway could not be asked, which their records
 * do not show.
 */
export function hintAtUnasked(
  { host }: { readonly host: Pick<Host, 'hint'> },
  items: readonly LookupItem[],
): void {
  const unasked = items
    .flatMap(({ outcomes }) => outcomes)
    .filter(
      ({ accepted, found }) => accepted === true && (!found?.fields || found.problem !== null),
    );
  const [first] = unasked;
  if (first === undefined) return;
  const count = unasked.length === 1 ? 'one number' : `${unasked.length} numbers`;
  host.hint({
    message: `The last question for ${count} got no answer. ${explainUnknown(first.found?.problem ?? null)}. A longer 'Timeout' leaves time for all.`,
    type: 'warning',
  });
}
