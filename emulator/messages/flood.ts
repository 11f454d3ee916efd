import type { Message } from './message';

/** More messages than this to one subscriber, with short pauses between them, are blocked. */
const MOST_IN_A_ROW = 50;
/** The shortest pause that ends a series. One page of the gateway says two minutes. */
const PAUSE_SECONDS = 30;

/** Counts the messages of a series to each subscriber. */
export interface FloodGuard {
  /** Whether this message, which leaves now, exceeds the limit. A blocked message counts too. */
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
