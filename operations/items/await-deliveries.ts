import {
  type MessageKey,
  type RecipientOutcome,
  type StatusRecord,
  type TextLanguage,
  toStatusRecord,
} from '../../protocol';
import { toRecordRow } from '../fields/status-output';
import type { Row } from '../host';
import type { OperationRun } from '../operation';
import type { RunOptions } from '../parameters/parameters';
import type { OpenItem } from './item-run';

const POLL_INTERVAL_MS = 5000;

/** The outcome of one recipient of a message, with its delivery. */
export interface DeliveryOutcome extends RecipientOutcome {
  /**
   * The last status. `null` if none is known: the message was not accepted, or no status request
   * had a response with it, e.g. because the gateway rejected them. Absent if the run does not wait.
   */
  readonly delivery?: Row | null;
}

/**
 * Waits until every accepted message has a final status, or until the timeout, and adds the status
 * to each outcome. A message that an earlier run sent keeps its known status if that is final.
 */
export async function awaitDeliveries(
  { client }: OperationRun,
  items: readonly OpenItem<unknown, DeliveryOutcome>[],
  { waitMs: timeoutMs }: RunOptions,
): Promise<void> {
  if (timeoutMs === null) return;
  const deliveries = new Map<RecipientOutcome, StatusRecord>();
  const awaited: { outcome: RecipientOutcome; key: MessageKey }[] = [];
  for (const outcome of items.flatMap(({ outcomes }) => outcomes)) {
    if (outcome.accepted !== true) continue;
    if (outcome.lastStatus === undefined) awaited.push({ outcome, key: toKey(outcome) });
    else deliveries.set(outcome, outcome.lastStatus);
  }
  const statuses = await client.awaitFinal(
    awaited.map(({ key }) => key),
    { detail: 1, timeoutMs, pollIntervalMs: POLL_INTERVAL_MS },
  );
  for (const [place, { outcome, key }] of awaited.entries()) {
    const fields = statuses[place]?.fields ?? null;
    if (fields !== null) deliveries.set(outcome, toStatusRecord(fields, key));
  }
  for (const item of items) {
    const { language } = item;
    item.outcomes = item.outcomes.map((outcome) => ({
      ...outcome,
      delivery: toOutput(deliveries.get(outcome), language),
    }));
  }
}

function toOutput(record: StatusRecord | undefined, language: TextLanguage): Row | null {
  return record === undefined ? null : toRecordRow(record, language);
}

function toKey({ id, phone }: RecipientOutcome): MessageKey {
  return { id: id ?? '', phone };
}
