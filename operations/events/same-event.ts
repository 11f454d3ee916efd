import { createHash } from 'node:crypto';
import { type CallbackEvent, DAY_MS, MINUTE_MS } from '../../protocol';
import { NEXT_LIFE_MS } from './status-order';

type IncomingEvent = Extract<CallbackEvent, { readonly type: 'incomingMessage' }>;

/** Milliseconds for which an event is remembered. After that, an equal event is new. */
export const WINDOW_MS = DAY_MS;

/**
 * An equal message that arrives at least this long, in ms, after the last one was accepted is
 * another message. The gateway does not repeat accepted events, and a person takes longer to write
 * a second message.
 */
export const REPLY_GAP_MS = 1000;

/**
 * Within this time, in ms, an equal message that differs only in its ID counts as a forged copy, if
 * the gateway sends no time that distinguishes the two.
 */
export const CHANGED_COPY_MS = 10 * MINUTE_MS;

/**
 * The unsigned values of an event. They are not proved, so they distinguish two events only
 * together with the clock of this process.
 */
export interface Marks {
  readonly id: string | null;
  /** ISO 8601. */
  readonly time: string | null;
  /** Digest of the decoded text of a message. The charset of the signed bytes is not signed. */
  readonly text: string | null;
}

/** What is remembered about an event that the host accepted. */
export interface SeenEvent {
  readonly type: CallbackEvent['type'];
  readonly marks: Marks;
  /** Time of the response of the host, in ms. */
  readonly acceptedAt: number;
}

export function readMarks(event: CallbackEvent): Marks {
  switch (event.type) {
    case 'deliveryStatus':
      return { id: null, time: event.record.changedAt, text: null };
    case 'incomingMessage':
      return { id: event.message.id, time: event.message.receivedAt, text: digest(event) };
    case 'callConfirmation':
      return { id: null, time: event.confirmation.confirmedAt, text: null };
  }
}

function digest({ message }: IncomingEvent): string {
  return createHash('sha256').update(message.text, 'utf8').digest('base64').slice(0, 12);
}

/**
 * Returns whether an event with the same signed values as one that was accepted within the window
 * is a repetition of it.
 *
 * @param isSuperseded whether another status of the same message was accepted since; for statuses
 *   only
 */
export function isSameEvent(
  seen: SeenEvent,
  event: CallbackEvent,
  now: number,
  isSuperseded: boolean,
): boolean {
  const age = now - seen.acceptedAt;
  // A clock that was set back must not make an old event look new.
  if (age < 0) return true;
  // Two kinds of events never have the same signed values, unless the names of fields were forged.
  if (seen.type !== event.type) return true;
  const marks = readMarks(event);
  switch (event.type) {
    case 'deliveryStatus':
      return !isNextLife(seen, marks, age, isSuperseded);
    case 'incomingMessage':
      return isSameMessage(seen, marks, age);
    case 'callConfirmation':
      // The time of a call is signed.
      return true;
  }
}

/**
 * A message ID may be reused, and its statuses then start again: only after another status in
 * between, and with a later time if the gateway sends one.
 */
function isNextLife(
  { marks: { time } }: SeenEvent,
  marks: Marks,
  age: number,
  isSuperseded: boolean,
): boolean {
  if (!isSuperseded) return false;
  if (time === null && marks.time === null) return age > REPLY_GAP_MS;
  if (time === null || marks.time === null) return false;
  return age >= NEXT_LIFE_MS && Date.parse(marks.time) - Date.parse(time) >= NEXT_LIFE_MS;
}

/**
 * A person may send "Yes" more than once. The gateway gives the second message a new ID and time.
 */
function isSameMessage({ marks: before }: SeenEvent, marks: Marks, age: number): boolean {
  const { id, time } = before;
  if (id !== null && id === marks.id) return true;
  if (isChangedCopy(before, marks)) return true;
  const isOtherId = id !== null && time === null;
  return age <= (isOtherId ? CHANGED_COPY_MS : REPLY_GAP_MS);
}

/**
 * The gateway sends the ID and the time of every message or of none, gives no ID to a second
 * message of the same moment with the same text, and writes all texts in one charset.
 */
function isChangedCopy(one: Marks, other: Marks): boolean {
  const isPartly =
    (one.id === null) !== (other.id === null) || (one.time === null) !== (other.time === null);
  const isSameTime = one.time !== null && one.time === other.time;
  return isPartly || isSameTime || one.text !== other.text;
}
