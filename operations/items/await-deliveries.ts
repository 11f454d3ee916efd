import type { Row } from '../host';

import {
  toStatusRecord,
  type Client,
  type ItemOutcomes,
  type MessageKey,
  type RecipientOutcome,
  type Result,
} from '../../protocol';

const POLL_INTERVAL_MS = 5000;

/** What the gateway says about each accepted message in the end, or when the time is over. */
export type Deliveries = ReadonlyMap<RecipientOutcome, Row>;

/** Waits until every accepted message has a final status, at most `timeoutMs`. */
export async function awaitDeliveries(
  client: Client,
  results: readonly Result<ItemOutcomes>[],
  timeoutMs: number,
): Promise<Deliveries> {
  const awaited = results
    .flatMap((result) => (result.ok ? result.value : []))
    .flatMap((outcome) => (outcome.accepted === true ? [{ outcome, key: toKey(outcome) }] : []));
  const statuses = await client.awaitFinal(
    awaited.map(({ key }) => key),
    { detail: 1, timeoutMs, pollIntervalMs: POLL_INTERVAL_MS },
  );
  if (!statuses.ok) return new Map();
  return new Map(
    awaited.flatMap(({ outcome, key }, place) => {
      const fields = statuses.value[place]?.fields ?? null;
      if (fields === null) return [];
      return [[outcome, toStatusRecord(fields, key) as unknown as Row] as const];
    }),
  );
}

function toKey({ id, phone }: RecipientOutcome): MessageKey {
  return { id: id ?? '', phone };
}
