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
import { type Item, listOpen, type OpenItem } from '../items/item-run';
import type { OperationRun } from '../operation';
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

/** What became of each number that the items had ordered. */
export type LookedUpNumbers = ReadonlyMap<RecipientOutcome, LookedUp>;

/**
 * Waits until all numbers that were ordered have a result, or their time is over. Items whose terms
 * agree are waited for together. A number that may have been ordered is asked for too.
 */
export async function awaitResults(
  { client, stopOnFailure }: OperationRun,
  items: readonly Item<Lookup>[],
): Promise<LookedUpNumbers> {
  const isOver = stopOnFailure && items.some(({ problem }) => problem !== null);
  const found = new Map<RecipientOutcome, LookedUp>();
  for (const { terms, outcomes } of groupByTerms(listOpen(items))) {
    const awaited = isOver ? [] : outcomes.filter(({ accepted }) => accepted !== false);
    const keys = awaited.map(toKey);
    const statuses = keys.length === 0 ? success([]) : await client.awaitFinal(keys, terms);
    const answers = new Map<RecipientOutcome, AwaitedStatus | undefined>(
      awaited.map((outcome, place) => [outcome, statuses.ok ? statuses.value[place] : undefined]),
    );
    for (const outcome of outcomes) found.set(outcome, toLookedUp(outcome, answers.get(outcome)));
  }
  return found;
}

function toKey({ id, phone }: RecipientOutcome): MessageKey {
  return { id: id ?? '', phone };
}

function toLookedUp(outcome: RecipientOutcome, answer: AwaitedStatus | undefined): LookedUp {
  const key = toKey(outcome);
  const isRefused = outcome.accepted === false && outcome.problem === null;
  if (isRefused) return { outcome, key, fields: toRefused(outcome, key), problem: null };
  const { fields = null, problem = outcome.problem } = answer ?? {};
  return { outcome, key, fields, problem };
}

/** A number that was refused among others, told like one whose lookup ended at once. */
function toRefused({ status, error }: RecipientOutcome, key: MessageKey): GatewayFields {
  const known = { ...key, type: HLR_TYPE, status: status ?? UNDELIVERABLE };
  return error === null ? known : { ...known, err: error };
}

interface LookupGroup {
  readonly terms: LookupTerms;
  readonly outcomes: RecipientOutcome[];
}

/** What became of the numbers of items whose terms agree. */
function groupByTerms(items: readonly OpenItem<Lookup>[]): LookupGroup[] {
  const groups = new Map<string, LookupGroup>();
  for (const { order, outcomes } of items) {
    const { terms } = order;
    const name = JSON.stringify([terms.detail, terms.timeoutMs, terms.pollIntervalMs]);
    const group = groups.get(name) ?? { terms, outcomes: [] };
    for (const outcome of outcomes) group.outcomes.push(outcome);
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
export function hintAtUnasked(host: Pick<Host, 'hint'>, numbers: LookedUpNumbers): void {
  const unasked = [...numbers.values()].filter(
    ({ outcome, fields, problem }) =>
      outcome.accepted === true && (fields === null || problem !== null),
  );
  const [first] = unasked;
  if (first === undefined) return;
  const count = unasked.length === 1 ? 'one number' : `${unasked.length} numbers`;
  host.hint({
    message: `The last question for ${count} got no answer. ${tellWhyUnknown(first.problem)}. A longer 'Timeout' leaves time for all.`,
    type: 'warning',
  });
}
