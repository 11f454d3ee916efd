import { findStatus } from '../../protocol/tables';
import { MOSCOW_OFFSET_MS } from '../answers/dates';
import type { Message } from './message';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The archive is filled at this hour, Moscow time ... */
const ARCHIVE_HOUR = 3;
/** ... with messages sent before this hour of the previous day. */
const SENT_BEFORE_HOUR = 18;

/**
 * Whether status.php no longer returns the message: at 03:00 Moscow time the gateway archives
 * messages with a final status that were sent before 18:00 of the previous day.
 */
export function isArchived(message: Pick<Message, 'status' | 'sentAt'>, now: number): boolean {
  if (!findStatus(message.status)?.isFinal) return false;
  return message.sentAt < archivedBefore(now);
}

/** Messages sent before this moment are archived at `now`. */
function archivedBefore(now: number): number {
  const local = now + MOSCOW_OFFSET_MS;
  const lastRun = Math.floor((local - ARCHIVE_HOUR * HOUR_MS) / DAY_MS) * DAY_MS;
  return lastRun - DAY_MS + SENT_BEFORE_HOUR * HOUR_MS - MOSCOW_OFFSET_MS;
}
