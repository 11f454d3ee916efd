import {
  HLR_TYPE,
  success,
  type GatewayFields,
  type ItemOutcomes,
  type MessageKey,
  type Problem,
  type RecipientOutcome,
  type Result,
} from '../../protocol';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/read-run-options';
import { sendItems } from '../items/send-items';
import { groupLookups } from './group-lookups';
import type { Lookup } from './read-lookup';

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
