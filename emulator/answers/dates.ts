/** Dates in responses and `tz=0` are in Moscow time. */
export const MOSCOW_OFFSET_MS = 3 * 3_600_000;

/** `DD.MM.YYYY hh:mm:ss` in Moscow time. */
export function formatDate(milliseconds: number): string {
  const [year, month, day, time] = new Date(milliseconds + MOSCOW_OFFSET_MS)
    .toISOString()
    .split(/[-T.]/);
  return `${day}.${month}.${year} ${time}`;
}

/** Whole seconds since 1970. */
export function formatTimestamp(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
