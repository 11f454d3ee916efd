import type { JoinedParts } from './build-event';
import type { ReceivedPart } from './read-message';
import { identifyText, type DeliveryInfo } from './redelivery';

/** Messages that are remembered, and parts of them that came again. */
const MOST_REMEMBERED = 1000;
const MOST_REPEATED = 1000;

interface CompletedMessage {
  /** What its parts say, in their order; `null` for one that did not come. */
  readonly texts: readonly (string | null)[];
  readonly until: number;
  /** Parts that came again over a connection on which they had been acknowledged. */
  readonly repeated: Map<number, ReceivedPart>;
}

/** Messages that were handed on, for recognising their parts. Bounded in number and time. */
export interface CompletedMessages {
  remember(key: string, parts: JoinedParts, now: number): void;
  /**
   * `repeated`: the part belongs to a message that was handed on. Otherwise it belongs to a new one,
   * together with the parts that are returned: they looked repeated because they say the same.
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
      // All of it came again, so none of these parts belongs to another message.
      if (message.repeated.size === message.texts.length) takeRepeated(message);
      return 'repeated';
    },
  };
}
