import {
  type AwaitedStatus,
  formatProblem,
  type GatewayFields,
  groupBy,
  HLR_TYPE,
  type MessageKey,
  type Problem,
  problemIn,
  type RecipientOutcome,
  statusCode,
  type TextLanguage,
} from '../../protocol';
import { toStatusOutput } from '../fields/status-output';
import type { Host, Row } from '../host';
import type { OpenItem } from '../items/item-run';
import type { OperationRun } from '../operation';
import type { Lookup } from './read-lookup';

/** The last response of the gateway about one phone number. */
interface FoundNumber {
  readonly key: MessageKey;
  /** `null` without a response. */
  readonly fields: GatewayFields | null;
  /**
   * Why the last query got no response; `null` if it got one, or if no time was left for a query.
   */
  readonly problem: Problem | null;
}

/** The outcome of one phone number of the lookup. */
export interface LookupOutcome extends RecipientOutcome {
  /** Absent until the run has waited. */
  readonly found?: FoundNumber;
}

type LookupItem = OpenItem<Lookup, LookupOutcome>;

/** Status of a rejected number for which the gateway gave a reason but no status. */
const REJECTED_STATUS = statusCode('undeliverable');

/**
 * Waits until all phone numbers have a result, or until their time limit, and adds the result to
 * their outcomes. Items with the same terms wait together. Includes numbers whose request may have
 * been accepted.
 */
export async function awaitResults(
  { client }: OperationRun,
  items: readonly LookupItem[],
): Promise<void> {
  for (const [, members] of groupBy(items, toTermsKey)) {
    const [{ order }] = members as [LookupItem];
    const outcomes = members.flatMap((item) => item.outcomes);
    const awaited = outcomes.filter(({ accepted }) => accepted !== false);
    const keys = awaited.map(toKey);
    const statuses = keys.length === 0 ? [] : await client.awaitFinal(keys, order.terms);
    const byOutcome = new Map<RecipientOutcome, AwaitedStatus | undefined>(
      awaited.map((outcome, place) => [outcome, statuses[place]]),
    );
    for (const item of members) {
      item.outcomes = item.outcomes.map((outcome) => ({
        ...outcome,
        found: toFoundNumber(outcome, byOutcome.get(outcome)),
      }));
    }
  }
}

function toKey({ id, phone }: RecipientOutcome): MessageKey {
  return { id: id ?? '', phone };
}

export function toFoundNumber(outcome: RecipientOutcome, status?: AwaitedStatus): FoundNumber {
  const key = toKey(outcome);
  const isRejected = outcome.accepted === false && outcome.problem === null;
  if (isRejected) return { key, fields: toRejected(outcome, key), problem: null };
  const { fields = null, problem = outcome.problem } = status ?? {};
  return { key, fields, problem };
}

/**
 * Returns the fields of a number that was rejected among others, like those of a lookup that ended
 * at once.
 */
function toRejected({ status, error }: RecipientOutcome, key: MessageKey): GatewayFields {
  const known = { ...key, type: HLR_TYPE, status: status ?? REJECTED_STATUS };
  return error === null ? known : { ...known, err: error };
}

/** Returns a key that is the same for all items that wait together. */
function toTermsKey({ order: { terms } }: LookupItem): string {
  return JSON.stringify([terms.detail, terms.timeoutMs, terms.pollIntervalMs]);
}

const TEXTS: Readonly<Record<TextLanguage, { noTime: string; explain: (why: string) => string }>> =
  {
    en: {
      noTime: 'the rate limits of the gateway left no time to request it',
      explain: (why) =>
        `No result came in time: ${why}; get it later with this ID and 'Get Result'`,
    },
    ru: {
      noTime: 'из-за лимитов шлюза не хватило времени на запрос',
      explain: (why) =>
        `Результат не получен вовремя: ${why}; запросите его позже по этому ID операцией «Get Result»`,
    },
  };

/**
 * Returns why the result of a number is unknown, which differs from an operator that returns none.
 */
function explainUnknown(problem: Problem | null, language: TextLanguage): string {
  const { noTime, explain } = TEXTS[language];
  return explain(problem === null ? noTime : formatProblem(problemIn(problem, language)).text);
}

/**
 * Returns the output row of one number. A response that the request was not found has no type and
 * still gets a verdict. Without a response the row holds the ID and the number for a later request.
 */
export function toLookupOutput(
  { key, fields, problem }: FoundNumber,
  simplify: boolean,
  language: TextLanguage,
): Row {
  const output = toStatusOutput(
    { fields: fields ?? { ...key }, assumed: { type: HLR_TYPE } },
    key,
    simplify,
    language,
  );
  if (fields !== null || !simplify) return output;
  return { ...output, errorText: explainUnknown(problem, language) };
}

/**
 * Adds a hint about numbers that are pending because their last status request got no response.
 * Their records do not show that.
 */
export function hintAtMissingResponses(
  { host }: { readonly host: Pick<Host, 'hint'> },
  items: readonly LookupItem[],
): void {
  const missing = items
    .flatMap(({ outcomes }) => outcomes)
    .filter(
      ({ accepted, found }) => accepted === true && (!found?.fields || found.problem !== null),
    );
  const [first] = missing;
  if (first === undefined) return;
  const count = missing.length === 1 ? 'one number' : `${missing.length} numbers`;
  host.hint({
    message: `The last request for ${count} got no response. ${explainUnknown(first.found?.problem ?? null, 'en')}. A longer 'Timeout' leaves time for all.`,
    type: 'warning',
  });
}
