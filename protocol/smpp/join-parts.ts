import type { JoinedParts } from './build-event';
import type { ReceivedPart } from './read-message';

/** Messages of which parts are missing, and octets in all of them: more are not kept. */
const MOST_MESSAGES = 1000;
const MOST_OCTETS = 4 * 1024 * 1024;

interface Gathered {
  readonly parts: (ReceivedPart | null)[];
  readonly since: number;
  octets: number;
}

/** Puts the parts of incoming messages together. Bounded in number, size and time. */
export interface PartJoiner {
  /**
   * Takes a part. `complete` has all parts when this was the last; the message is forgotten with
   * `forget`, so that a last part that was not taken can come again.
   */
  add(
    part: ReceivedPart,
    now: number,
  ): { readonly key: string; readonly complete: JoinedParts | null };
  forget(key: string): void;
  /**
   * Keeps parts that nobody took, as if they had come now; not when there is no room, because memory
   * has to end somewhere.
   */
  putBack(parts: JoinedParts, now: number): void;
  /** Messages that waited too long, or for which there is no more room: their parts, oldest first. */
  takeOverdue(now: number): JoinedParts[];
  /** When the next message will have waited too long; `null` if none waits. */
  readonly dueAt: number | null;
}

export function createPartJoiner(timeoutMs: number): PartJoiner {
  const waiting = new Map<string, Gathered>();
  let octets = 0;

  function forget(key: string): void {
    octets -= waiting.get(key)?.octets ?? 0;
    waiting.delete(key);
  }

  function hasRoom(): boolean {
    return waiting.size <= MOST_MESSAGES && octets <= MOST_OCTETS;
  }

  const joiner: PartJoiner = {
    add(part, now) {
      const { kind, reference, total, number } = part.part as NonNullable<ReceivedPart['part']>;
      const key = [part.source, part.destination, kind, reference, total].join('\n');
      const gathered = waiting.get(key) ?? { parts: emptyParts(total), since: now, octets: 0 };
      waiting.set(key, gathered);
      // A part that comes twice replaces itself.
      const before = sizeOf(gathered.parts[number - 1] ?? null);
      gathered.parts[number - 1] = part;
      gathered.octets += sizeOf(part) - before;
      octets += sizeOf(part) - before;
      return { key, complete: gathered.parts.includes(null) ? null : [...gathered.parts] };
    },
    forget,
    putBack(parts, now) {
      if (!hasRoom()) return;
      for (const part of parts) if (part !== null) joiner.add(part, now);
    },
    takeOverdue(now) {
      const overdue: JoinedParts[] = [];
      for (const [key, { parts, since }] of waiting) {
        if (hasRoom() && now - since < timeoutMs) break;
        overdue.push(parts);
        forget(key);
      }
      return overdue;
    },
    get dueAt() {
      const [oldest] = waiting.values();
      return oldest === undefined ? null : oldest.since + timeoutMs;
    },
  };
  return joiner;
}

/** Octets that a part keeps in memory, about. */
function sizeOf(part: ReceivedPart | null): number {
  if (part === null) return 0;
  return part.tlvs.reduce((sum, { value }) => sum + value.length, part.octets.length);
}

function emptyParts(total: number): (ReceivedPart | null)[] {
  return Array.from({ length: total }, () => null);
}
