import type { Row } from '../host';

import {
  toStatusRecord,
  type MessageKey,
  type RecipientOutcome,
  type StatusRecord,
} from '../../protocol';
import type { OperationRun } from '../operation';
import { listOpen, type Item } from './item-run';

const POLL_INTERVAL_MS = 5000;

/** What the gateway says about each accepted message in the end, or when the time is over. */
export type Deliveries = ReadonlyMap<RecipientOutcome, Row>;

/**
 * Waits until every accepted message has a final status, at most `timeoutMs`; `null` where nothing is
 * waited for. Of a message that was sent before and will not change any more, what is known stands.
 */
export async function awaitDeliveries(
  { client, stopOnFailure }: OperationRun,
  items: readonly Item<unknown>[],
  timeoutMs: number | null,
): Promise<Deliveries | null> {
  const isOver = stopOnFailure && items.some(({ problem }) => problem !== null);
  if (timeoutMs === null || isOver) return null;
  const deliveries = new Map<RecipientOutcome, Row>();
  const awaited: { outcome: RecipientOutcome; key: MessageKey }[] = [];
  for (const outcome of listOpen(items).flatMap(({ outcomes }) => outcomes)) {
    if (outcome.accepted !== true) continue;
    if (outcome.lastStatus === undefined) awaited.push({ outcome, key: toKey(outcome) });
    else deliveries.set(outcome, toOutput(outcome.lastStatus));
  }
  const statuses = await client.awaitFinal(
    awaited.map(({ key }) => key),
    { detail: 1, timeoutMs, pollIntervalMs: POLL_INTERVAL_MS },
  );
  if (!statuses.ok) return deliveries;
  for (const [place, { outcome, key }] of awaited.entries()) {
    const fields = statuses.value[place]?.fields ?? null;
    if (fields !== null) deliveries.set(outcome, toOutput(toStatusRecord(fields, key)));
  }
  return deliveries;
}

function toOutput(record: StatusRecord): Row {
  return { ...record } as unknown as Row;
}

function toKey({ id, phone }: RecipientOutcome): MessageKey {
  return { id: id ?? '', phone };
}
