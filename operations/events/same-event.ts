import { createHash } from 'node:crypto';
import type { CallbackEvent } from '../../protocol';
import { NEXT_LIFE_MS } from './status-order';

type IncomingEvent = Extract<CallbackEvent, { readonly type: 'incomingMessage' }>;

/** Milliseconds for which an event is remembered; after that an equal one is new. */
export const WINDOW_MS = 24 * 3_600_000;

/**
 * An equal message that comes so long, in ms, after the last one was answered with success is
 * another message. The gateway has no reason to repeat what was accepted, and a person takes longer
 * to write a second answer.
 */
export const REPLY_GAP_MS = 1000;

/**
 * So long, in ms, an equal message that differs only in its ID is taken for a copy that somebody has
 * changed, where the gateway tells no time that could tell the two apart.
 */
export const CHANGED_COPY_MS = 10 * 60_000;

/**
 * What an event says of itself beside the signed values. None of it is proved, so it can only tell
 * two events apart together with the clock of this process.
 */
export interface Marks {
  readonly id: string | null;
  /** ISO 8601. */
  readonly time: string | null;
  /** Digest of the text of a message as it was read: the charset of the signed bytes is not signed. */
  readonly text: string | null;
}

/** What is remembered of an event that the host accepted. */
export interface SeenEvent {
  readonly type: CallbackEvent['type'];
  readonly marks: Marks;
  /** When the host had answered, in ms. */
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
 * Whether an event with the signed values of one that was accepted within the window tells the same
 * thing once more.
 *
 * @param isSuperseded whether another status of the same message was accepted since; only statuses
 */
export function isSameEvent(
  seen: SeenEvent,
  event: CallbackEvent,
  now: number,
  isSuperseded: boolean,
): boolean {
  const age = now - seen.acceptedAt;
  // A clock that was set back must not make an old event a new one.
  if (age < 0) return true;
  // The signed values of two kinds are never the same, unless somebody changed the names of fields.
  if (seen.type !== event.type) return true;
  const marks = readMarks(event);
  switch (event.type) {
    case 'deliveryStatus':
      return !isNextLife(seen, marks, age, isSuperseded);
    case 'incomingMessage':
      return isSameMessage(seen, marks, age);
    case 'callConfirmation':
      // The time of the call is signed.
      return true;
  }
}

/**
 * A message ID may be used again, and its statuses then begin anew: not before another status came
 * in between, and where the gateway tells the time, with a later one.
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

/** People answer "Yes" more than once; the gateway gives the second answer an ID and a time of its own. */
function isSameMessage({ marks: before }: SeenEvent, marks: Marks, age: number): boolean {
  const { id, time } = before;
  if (id !== null && id === marks.id) return true;
  if (isChangedCopy(before, marks)) return true;
  const isOtherId = id !== null && time === null;
  return age <= (isOtherId ? CHANGED_COPY_MS : REPLY_GAP_MS);
}

/**
 * The gateway tells ID and time of every message or of none, gives no ID to a second message of the
 * same moment with the same text, and writes all texts in one charset.
 */
function isChangedCopy(one: Marks, other: Marks): boolean {
  const isPartly =
    (one.id === null) !== (other.id === null) || (one.time === null) !== (other.time === null);
  const isSameTime = one.time !== null && one.time === other.time;
  return isPartly || isSameTime || one.text !== other.text;
}
