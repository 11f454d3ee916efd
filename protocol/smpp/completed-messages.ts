import type { JoinedParts } from './build-event';
import type { ReceivedPart } from './read-message';
import { identifyText, type DeliveryInfo } from './redelivery';

/** Limits for completed messages and for their repeated parts. */
const MOST_REMEMBERED = 1000;
const MOST_REPEATED = 1000;

interface CompletedMessage {
  /** Identities of the part texts in order; `null` for a missing part. */
  readonly texts: readonly (string | null)[];
  readonly until: number;
  /** Parts received again on a connection that had already acknowledged them. */
  readonly repeated: Map<number, ReceivedPart>;
}

/**
 * Messages delivered to the handlers, kept to recognize repeated parts. Limited in number and time.
 */
export interface CompletedMessages {
  remember(key: string, parts: JoinedParts, now: number): void;
  /**
   * Returns `repeated` if the part belongs to a delivered message. Otherwise the part starts a new
   * message together with the returned parts, which looked repeated because their texts are equal.
   */
  match(
    key: string,
    part: ReceivedPart,
    delivery: DeliveryInfo,
    now: number,
  ): 'repeated' | readonly ReceivedPart[];
}

export function createCompletedMessages(rememberMs: number): CompletedMessages {
  const messages = new Map<string, CompletedMessage>();
  let repetitions = 0;

  function forget(key: string): void {
    repetitions -= messages.get(key)?.repeated.size ?? 0;
    messages.delete(key);
  }

  function forgetOld(now: number): void {
    for (const [key, { until }] of messages) {
      if (until > now && messages.size <= MOST_REMEMBERED) return;
      forget(key);
    }
  }

  function takeRepeated({ repeated }: CompletedMessage): ReceivedPart[] {
    const parts = [...repeated.values()];
    repetitions -= repeated.size;
    repeated.clear();
    return parts;
  }

  return {
    remember(key, parts, now) {
      forget(key);
      const texts = parts.map((part) => (part === null ? null : identifyText(part)));
      messages.set(key, { texts, until: now + rememberMs, repeated: new Map() });
      forgetOld(now);
    },
    match(key, part, { isRepeated }, now) {
      forgetOld(now);
      const message = messages.get(key);
      const number = part.part?.number ?? 1;
      if (message === undefined) return [];
      if (message.texts[number - 1] !== identifyText(part)) return takeRepeated(message);
      if (isRepeated || repetitions >= MOST_REPEATED || message.repeated.has(number)) {
        return 'repeated';
      }
      message.repeated.set(number, part);
      repetitions += 1;
      // The whole message was repeated, so these parts belong to no other message.
      if (message.repeated.size === message.texts.length) takeRepeated(message);
      return 'repeated';
    },
  };
}
