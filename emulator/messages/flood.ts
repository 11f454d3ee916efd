import type { Message } from './message';

/** More messages than these to one subscriber, with short pauses between them, are blocked. */
const MOST_IN_A_ROW = 50;
/** The shortest pause that ends a row. One page of the gateway says two minutes. */
const PAUSE_SECONDS = 30;

/** Counts the messages to each subscriber that followed each other too fast. */
export interface FloodGuard {
  /** Whether this message, which leaves now, is one too many. A message that is blocked counts too. */
  blocks(message: Pick<Message, 'phone'>, now: number): boolean;
  reset(): void;
}

interface Row {
  readonly last: number;
  readonly count: number;
}

export function createFloodGuard(): FloodGuard {
  let rows = new Map<string, Row>();
  return {
    blocks({ phone }, now) {
      const row = rows.get(phone);
      const isInRow = row !== undefined && now - row.last < PAUSE_SECONDS * 1000;
      const count = isInRow ? row.count + 1 : 1;
      rows.set(phone, { last: now, count });
      return count > MOST_IN_A_ROW;
    },
    reset() {
      rows = new Map();
    },
  };
}
