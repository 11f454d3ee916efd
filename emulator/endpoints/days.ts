import { MOSCOW_OFFSET_MS } from '../answers/dates';

const DAY_MS = 86_400_000;

/** The period from the start of one day to the end of another. */
export interface Days {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/**
 * Reads `start` and `end` as `dd.mm.yyyy` in Moscow time, either of which may be empty; `null` =
 * not valid.
 */
export function readDays(start: string, end: string): Days | null {
  const from = readDay(start, -Infinity);
  const to = readDay(end, Infinity);
  return Number.isNaN(from) || Number.isNaN(to) ? null : { from, to: to + DAY_MS };
}

export function isWithin(moment: number, { from, to }: Days): boolean {
  return moment >= from && moment < to;
}

function readDay(written: string, empty: number): number {
  if (written === '') return empty;
  const date = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(written);
  if (!date) return NaN;
  return Date.UTC(Number(date[3]), Number(date[2]) - 1, Number(date[1])) - MOSCOW_OFFSET_MS;
}
