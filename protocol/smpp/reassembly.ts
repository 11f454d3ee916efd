import type { ReceivedPart } from './read-message';
import { createCompletedMessages } from './completed-messages';
import { identifyText, type DeliveryInfo } from './redelivery';

/** Messages that wait for parts, and octets in all of them: more are not accepted. */
const MOST_MESSAGES = 1000;
const MOST_OCTETS = 4 * 1024 * 1024;
/** Messages that handlers work on because their parts did not come, or there was no room. */
const MOST_HANDED_ON = 100;

/** The parts of a message that came so far. */
export interface GatheredMessage {
  readonly id: string;
  readonly key: string;
  readonly parts: (ReceivedPart | null)[];
  /** Since when it waits for its other parts, in ms of the monotonic clock. */
  since: number;
  octets: number;
}

export type AddedPart =
  /** The message waits for other parts. `displaced`: an older one under the same number. */
  | { readonly kind: 'waiting'; readonly displaced: GatheredMessage | null }
  /** It was the last part. The message is kept until `forget`, so that the part can come again. */
  | {
      readonly kind: 'complete';
      readonly message: GatheredMessage;
      readonly displaced: GatheredMessage | null;
    }
  /** A part of a message that was handed on already. */
  | { readonly kind: 'repeated' };

/** Puts the parts of incoming messages together. Bounded in number, size and time. */
export interface Reassembly {
  /** Whether a part can be kept without losing another one. */
  hasRoomFor(part: ReceivedPart): boolean;
  add(part: ReceivedPart, delivery: DeliveryInfo, now: number): AddedPart;
  /** The message was taken. Parts of it that come again are recognised for a while. */
  forget(message: GatheredMessage, now: number): void;
  /** Takes a message out that is to be handed on: parts that come now belong to another message. */
  setAside(message: GatheredMessage): void;
  /** Nobody took a message: it waits as if its parts had come now. */
  putBack(message: GatheredMessage, now: number): void;
  /** The message that waits longest, where another one may be handed on. */
  findOldest(): GatheredMessage | null;
  /** Messages that waited too long, oldest first. */
  findOverdue(now: number): GatheredMessage[];
  /** When the next message will have waited too long; `null` if none waits. */
  readonly dueAt: number | null;
}

export function createReassembly(timeoutMs: number): Reassembly {
  /** By key, the one that waits longest first. */
  const waiting = new Map<string, GatheredMessage>();
  /** Complete messages that handlers work on; they stay under their key. */
  const offered = new Set<GatheredMessage>();
  /** Messages that handlers work on and no part is added to. */
  const handedOn = new Set<GatheredMessage>();
  /** Messages that nobody took and whose key belongs to a newer message. */
  const displacedOnes = new Set<GatheredMessage>();
  /** All of them. */
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

  /** Its octets count until it is gone for good. */
  function takeOut(message: GatheredMessage): void {
    if (waiting.get(message.key) === message) waiting.delete(message.key);
    displacedOnes.delete(message);
    offered.delete(message);
  }

  return {
    hasRoomFor(part) {
      const message = find(part);
      const isLast = message?.parts.filter((one) => one === null).length === 1;
      if (message !== undefined && !isOtherText(message, part)) {
        // A last part is not acknowledged before the whole message was taken.
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
      takeOut(message);
      handedOn.delete(message);
      if (held.delete(message)) octets -= message.octets;
      completed.remember(message.key, message.parts, now);
    },
    setAside(message) {
      takeOut(message);
      handedOn.add(message);
    },
    putBack(message, now) {
      if (!held.has(message)) return;
      takeOut(message);
      handedOn.delete(message);
      message.since = now;
      if (waiting.has(message.key)) displacedOnes.add(message);
      else waiting.set(message.key, message);
    },
    findOldest() {
      if (handedOn.size >= MOST_HANDED_ON) return null;
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

/** Another text under the same number is a part of another message. */
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

/** Octets that a part keeps in memory, about. */
function sizeOf(part: ReceivedPart | null): number {
  if (part === null) return 0;
  return part.tlvs.reduce((sum, { value }) => sum + value.length, part.octets.length);
}

function emptyParts(total: number): (ReceivedPart | null)[] {
  return Array.from({ length: total }, () => null);
}
