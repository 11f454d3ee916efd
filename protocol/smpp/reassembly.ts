import type { ReceivedPart } from './read-message';
import { createCompletedMessages } from './completed-messages';
import { identifyText, type DeliveryInfo } from './redelivery';

/** Most incomplete messages, and most octets in all of them. */
const MOST_MESSAGES = 1000;
const MOST_OCTETS = 4 * 1024 * 1024;
/** Most messages delivered incomplete, because parts are missing or there is no room. */
const MOST_INCOMPLETE = 100;

/** The parts of a message received so far. */
export interface GatheredMessage {
  readonly id: string;
  readonly key: string;
  readonly parts: (ReceivedPart | null)[];
  /** Start of the wait for the other parts, in ms of the monotonic clock. */
  since: number;
  octets: number;
}

export type AddedPart =
  /** The message waits for other parts. `displaced` is an older message with the same reference. */
  | { readonly kind: 'waiting'; readonly displaced: GatheredMessage | null }
  /** It was the last part. The message is kept until `forget`, so that the part can be repeated. */
  | {
      readonly kind: 'complete';
      readonly message: GatheredMessage;
      readonly displaced: GatheredMessage | null;
    }
  /** A part of a message that was already delivered. */
  | { readonly kind: 'repeated' };

/** Joins the parts of incoming messages. Limited in number, size and time. */
export interface Reassembly {
  /** Whether there is room for a part without losing another one. */
  hasRoomFor(part: ReceivedPart): boolean;
  add(part: ReceivedPart, delivery: DeliveryInfo, now: number): AddedPart;
  /**
   * The handlers accepted the message. Its parts are recognized for a while if they are repeated.
   */
  forget(message: GatheredMessage, now: number): void;
  /** Removes a message before its delivery, so that new parts belong to another message. */
  setAside(message: GatheredMessage): void;
  /** The handlers did not accept the message: it waits as if its parts arrived now. */
  putBack(message: GatheredMessage, now: number): void;
  /** The message that waits longest, or `null` if none may be delivered incomplete. */
  findOldest(): GatheredMessage | null;
  /** Messages whose time for missing parts is over, oldest first. */
  findOverdue(now: number): GatheredMessage[];
  /** When the time of the next message is over; `null` if none waits. */
  readonly dueAt: number | null;
}

export function createReassembly(timeoutMs: number): Reassembly {
  /** By key, oldest first. */
  const waiting = new Map<string, GatheredMessage>();
  /** Complete messages in the handlers; they stay under their key. */
  const offered = new Set<GatheredMessage>();
  /** Incomplete messages in the handlers; no part is added to them. */
  const incomplete = new Set<GatheredMessage>();
  /** Rejected messages whose key belongs to a newer message. */
  const displacedOnes = new Set<GatheredMessage>();
  /** All messages that count towards the limits. */
  const held = new Set<GatheredMessage>();
  const completed = createCompletedMessages(timeoutMs);
  let octets = 0;

  function find(part: ReceivedPart): GatheredMessage | undefined {
    return waiting.get(keyOf(part));
  }

  function begin(part: ReceivedPart, key: string, id: string, now: number): GatheredMessage {
    const { total } = numberOf(part);
    const message = { id, key, parts: emptyParts(total), since: now, octets: 0 };
    waiting.set(key, message);
    held.add(message);
    return message;
  }

  function put(message: GatheredMessage, part: ReceivedPart): void {
    const index = numberOf(part).number - 1;
    const change = sizeOf(part) - sizeOf(message.parts[index] ?? null);
    message.parts[index] = part;
    message.octets += change;
    octets += change;
  }

  function toAdded(message: GatheredMessage, displaced: GatheredMessage | null): AddedPart {
    if (message.parts.includes(null)) return { kind: 'waiting', displaced };
    offered.add(message);
    return { kind: 'complete', message, displaced };
  }

  function isIdle(message: GatheredMessage): boolean {
    return !offered.has(message);
  }

  /** Its octets still count until `forget`. */
  function remove(message: GatheredMessage): void {
    if (waiting.get(message.key) === message) waiting.delete(message.key);
    displacedOnes.delete(message);
    offered.delete(message);
  }

  return {
    hasRoomFor(part) {
      const message = find(part);
      const isLast = message?.parts.filter((one) => one === null).length === 1;
      if (message !== undefined && !isOtherText(message, part)) {
        // The last part is not acknowledged before the whole message is accepted.
        return isLast || octets + sizeOf(part) <= MOST_OCTETS;
      }
      const others = waiting.size + displacedOnes.size;
      return others < MOST_MESSAGES && octets + sizeOf(part) <= MOST_OCTETS;
    },
    add(part, delivery, now) {
      const key = keyOf(part);
      const message = find(part);
      if (message !== undefined && !isOtherText(message, part)) {
        put(message, part);
        return toAdded(message, null);
      }
      const seen = completed.match(key, part, delivery, now);
      if (seen === 'repeated') return { kind: 'repeated' };
      if (message !== undefined) {
        waiting.delete(key);
        displacedOnes.add(message);
      }
      const begun = begin(part, key, delivery.id, now);
      for (const one of [...seen, part]) put(begun, one);
      return toAdded(begun, message ?? null);
    },
    forget(message, now) {
      remove(message);
      incomplete.delete(message);
      if (held.delete(message)) octets -= message.octets;
      completed.remember(message.key, message.parts, now);
    },
    setAside(message) {
      remove(message);
      incomplete.add(message);
    },
    putBack(message, now) {
      if (!held.has(message)) return;
      remove(message);
      incomplete.delete(message);
      message.since = now;
      if (waiting.has(message.key)) displacedOnes.add(message);
      else waiting.set(message.key, message);
    },
    findOldest() {
      if (incomplete.size >= MOST_INCOMPLETE) return null;
      return [...displacedOnes, ...waiting.values()].find(isIdle) ?? null;
    },
    findOverdue(now) {
      const all = [...displacedOnes, ...waiting.values()];
      return all.filter((one) => isIdle(one) && now - one.since >= timeoutMs);
    },
    get dueAt() {
      let soonest = Infinity;
      for (const message of displacedOnes) soonest = Math.min(soonest, message.since);
      for (const message of waiting.values()) {
        if (!isIdle(message)) continue;
        soonest = Math.min(soonest, message.since);
        break;
      }
      return soonest === Infinity ? null : soonest + timeoutMs;
    },
  };
}

/** Another text with the same part number belongs to another message. */
function isOtherText(message: GatheredMessage, part: ReceivedPart): boolean {
  const before = message.parts[numberOf(part).number - 1] ?? null;
  return before !== null && identifyText(before) !== identifyText(part);
}

function numberOf({ part }: ReceivedPart): NonNullable<ReceivedPart['part']> {
  return part as NonNullable<ReceivedPart['part']>;
}

function keyOf(part: ReceivedPart): string {
  const { kind, reference, total } = numberOf(part);
  return [part.source, part.destination, kind, reference, total].join('\n');
}

/** Approximate memory of a part, in octets. */
function sizeOf(part: ReceivedPart | null): number {
  if (part === null) return 0;
  return part.tlvs.reduce((sum, { value }) => sum + value.length, part.octets.length);
}

function emptyParts(total: number): (ReceivedPart | null)[] {
  return Array.from({ length: total }, () => null);
}
