import {
  formatProblem,
  type GatewayFields,
  HLR_TYPE,
  type ItemOutcomes,
  type MessageKey,
  type Problem,
  type RecipientOutcome,
  type Result,
  success,
} from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { Host, Row } from '../host';
import { sendItems } from '../items/send-items';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';
import type { Lookup, LookupTerms } from './read-lookup';

/** What became of one number: the last that the gateway told about it. */
export interface LookedUp {
  readonly outcome: RecipientOutcome;
  readonly key: MessageKey;
  /** `null` when there was no answer. */
  readonly fields: GatewayFields | null;
  /** Why the last question gave no answer; `null` when it did, or when there was no time for one. */
  readonly problem: Problem | null;
}

/** For a refused number of which the gateway gave the reason but no status. */
const UNDELIVERABLE = 20;

/**
 * Orders HLR requests for the numbers of all items together, and waits until all have a result or
 * their time is over. Per item its numbers, or the reason why none of them was ordered.
 */
export async function lookUpItems(
  run: OperationRun,
  prepared: readonly Result<Lookup>[],
  options: RunOptions,
): Promise<Result<LookedUp[]>[]> {
  const wanted = prepared.map((input) => (input.ok ? success(input.value.order) : input));
  const sent = await sendItems(run, wanted, options);
  const isOver = run.stopOnFailure && sent.some(({ ok }) => !ok);
  const answers: AnswerOf = isOver ? new Map() : await awaitResults(run, prepared, sent);
  return sent.map(
    (result): Result<LookedUp[]> =>
      result.ok ? success(result.value.map((outcome) => toLookedUp(outcome, answers))) : result,
  );
}

type Answer = Pick<LookedUp, 'fields' | 'problem'>;
type AnswerOf = ReadonlyMap<RecipientOutcome, Answer>;

/** Items whose terms agree are waited for together. One that may have been ordered is asked for too. */
async function awaitResults(
  { client }: OperationRun,
  prepared: readonly Result<Lookup>[],
  sent: readonly Result<ItemOutcomes>[],
): Promise<AnswerOf> {
  const answers = new Map<RecipientOutcome, Answer>();
  for (const { terms, members } of groupLookups(prepared)) {
    const awaited = members.flatMap(({ itemIndex }) => {
      const result = sent[itemIndex];
      return result?.ok ? result.value.filter(({ accepted }) => accepted !== false) : [];
    });
    const keys = awaited.map(toKey);
    const statuses = keys.length === 0 ? success([]) : await client.awaitFinal(keys, terms);
    if (!statuses.ok) continue;
    for (const [place, outcome] of awaited.entries()) {
      const found = statuses.value[place];
      if (found) answers.set(outcome, found);
    }
  }
  return answers;
}

function toKey({ id, phone }: RecipientOutcome): MessageKey {
  return { id: id ?? '', phone };
}

function toLookedUp(outcome: RecipientOutcome, answers: AnswerOf): LookedUp {
  const key = toKey(outcome);
  const isRefused = outcome.accepted === false && outcome.problem === null;
  if (isRefused) return { outcome, key, fields: toRefused(outcome, key), problem: null };
  const { fields = null, problem = outcome.problem } = answers.get(outcome) ?? {};
  return { outcome, key, fields, problem };
}

/** A number that was refused among others, told like one whose lookup ended at once. */
function toRefused({ status, error }: RecipientOutcome, key: MessageKey): GatewayFields {
  const known = { ...key, type: HLR_TYPE, status: status ?? UNDELIVERABLE };
  return error === null ? known : { ...known, err: error };
}

export interface LookupGroup {
  readonly terms: LookupTerms;
  readonly members: { readonly itemIndex: number; readonly lookup: Lookup }[];
}

/** Items whose terms agree; items that could not be read belong to no group. */
function groupLookups(prepared: readonly Result<Lookup>[]): LookupGroup[] {
  const groups = new Map<string, LookupGroup>();
  for (const [itemIndex, input] of prepared.entries()) {
    if (!input.ok) continue;
    const { terms } = input.value;
    const name = JSON.stringify([terms.detail, terms.timeoutMs, terms.pollIntervalMs]);
    const group = groups.get(name) ?? { terms, members: [] };
    group.members.push({ itemIndex, lookup: input.value });
    groups.set(name, group);
  }
  return [...groups.values()];
}

const ASK_AGAIN = "ask again with this ID by 'Get Result'";
const NO_TIME = 'the limits of the gateway left no time to ask for it';

/** Why nothing is known of a number; that differs from a result that the operator has not given. */
function tellWhyUnknown(problem: Problem | null): string {
  const reason = problem === null ? NO_TIME : formatProblem(problem).text;
  return `No result came in time: ${reason}; ${ASK_AGAIN}`;
}

/**
 * The result of one number. An answer that the request was not found has no type and still gets a
 * verdict. Without any answer only the ID and the number are known, to ask again with.
 */
export function toLookupOutput(
  { key, fields, problem }: Pick<LookedUp, 'key' | 'fields' | 'problem'>,
  simplify: boolean,
): Row {
  const output = toStatusOutput(
    { fields: fields ?? { ...key }, assumed: { type: HLR_TYPE } },
    key,
    simplify,
  );
  return fields === null && simplify ? { ...output, statusText: tellWhyUnknown(problem) } : output;
}

/**
 * Tells beside the output how many numbers are pending because the gateway could not be asked,
 * which their records do not show. A host that has no hints shows none.
 */
export function hintAtUnasked(
  host: Pick<Host, 'hint'>,
  found: readonly Result<readonly LookedUp[]>[],
): void {
  const unasked = found
    .flatMap((result) => (result.ok ? result.value : []))
    .filter(
      ({ outcome, fields, problem }) =>
        outcome.accepted === true && (fields === null || problem !== null),
    );
  const [first] = unasked;
  if (first === undefined) return;
  const numbers = unasked.length === 1 ? 'one number' : `${unasked.length} numbers`;
  host.hint({
    message: `The last question for ${numbers} got no answer. ${tellWhyUnknown(first.problem)}. A longer 'Timeout' leaves time for all.`,
    type: 'warning',
  });
}
