import {
  HLR_TYPE,
  success,
  type GatewayFields,
  type MessageKey,
  type Result,
} from '../../../../protocol';
import type { OperationRun } from '../operation';
import { describeRecipients, type DescribedRecipient } from '../recipient-outputs';
import type { LookupTerms } from './read-lookup';

/** What became of one number: the last that the gateway told about it. */
export interface LookedUp {
  readonly key: MessageKey;
  /** `null` when there was no answer. */
  readonly fields: GatewayFields | null;
}

/** Per number that was asked for; a group of contacts has one entry per member. */
export type LookupOutcomes = ReadonlyMap<string, Result<readonly LookedUp[]>>;

/** Numbers that travel in one request. */
const NUMBERS_PER_REQUEST = 500;
/** For a refused number of which the gateway gave the reason but no status. */
const UNDELIVERABLE = 20;

/** Orders HLR requests for the numbers and waits until all have a result or the time is over. */
export async function lookUpPhones(
  { client, stopOnFailure }: Pick<OperationRun, 'client' | 'stopOnFailure'>,
  phones: readonly string[],
  terms: LookupTerms,
): Promise<LookupOutcomes> {
  const outcomes = new Map<string, Result<readonly LookedUp[]>>();
  const awaited: { asked: string; key: MessageKey }[] = [];
  for (let start = 0; start < phones.length; start += NUMBERS_PER_REQUEST) {
    const recipients = phones.slice(start, start + NUMBERS_PER_REQUEST);
    const answer = await client.send({ recipients, channel: 'hlr', cost: 3 });
    if (!answer.ok) {
      for (const phone of recipients) outcomes.set(phone, answer);
      if (stopOnFailure) return outcomes;
      continue;
    }
    for (const recipient of describeRecipients(recipients, answer.value)) {
      const key = { id: answer.value.id ?? '', phone: recipient.phone };
      if (recipient.accepted === false) add(outcomes, recipient.asked, toRefused(key, recipient));
      else awaited.push({ asked: recipient.asked, key });
    }
  }
  if (awaited.length === 0) return outcomes;
  const statuses = await client.awaitFinal(
    awaited.map(({ key }) => key),
    terms,
  );
  for (const [place, { asked, key }] of awaited.entries()) {
    if (statuses.ok) add(outcomes, asked, { key, fields: statuses.value[place]?.fields ?? null });
    else outcomes.set(asked, statuses);
  }
  return outcomes;
}

function add(
  outcomes: Map<string, Result<readonly LookedUp[]>>,
  asked: string,
  found: LookedUp,
): void {
  const known = outcomes.get(asked);
  outcomes.set(asked, success([...(known?.ok ? known.value : []), found]));
}

/** A number that was refused among others, told like one whose lookup ended at once. */
function toRefused(key: MessageKey, { row }: DescribedRecipient): LookedUp {
  const fields = { ...key, type: HLR_TYPE, status: row?.status ?? UNDELIVERABLE, err: row?.error };
  return { key, fields: dropUndefined(fields) };
}

function dropUndefined(fields: Record<string, string | number | null | undefined>): GatewayFields {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(given) as GatewayFields;
}
