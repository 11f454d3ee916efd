import { findUtcOffset } from './timezone';

const ISO_8601 =
  /^(\d{4})-(\d{2})-(\d{2})(?:T|\s+)(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s*(Z|UTC|GMT|[+\u2212-]\d{2}(?::?\d{2})?))?$/i;

function readWrittenOffset(offset: string): number | null {
  if (/^(?:Z|UTC|GMT)$/i.test(offset)) return 0;
  const digits = offset.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  if (Number(digits.slice(2)) > 59 || minutes > 14 * 60) return null;
  return offset.startsWith('+') ? minutes : -minutes;
}

/**
 * An ISO 8601 date and time (`2026-05-01T10:00`, seconds and offset optional) to milliseconds of
 * Unix time; databases and spreadsheets write a blank for the `T` and before the offset. One without an offset is meant in `zone`. `null` for any other form, for days that no
 * calendar has, and for an unknown zone.
 */
export function readDateTime(text: string, zone: string): number | null {
  const match = ISO_8601.exec(text.trim());
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map((digits: string | undefined) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const back = new Date(local);
  const exists =
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59;
  if (!exists) return null;
  if (match[7] !== undefined) {
    const offset = readWrittenOffset(match[7]);
    return offset === null ? null : local - offset * 60_000;
  }
  // The offset depends on the moment and the moment on the offset: the second look settles it.
  const guess = findUtcOffset(zone, back);
  if (guess === null) return null;
  const offset = findUtcOffset(zone, new Date(local - guess * 60_000)) ?? guess;
  return local - offset * 60_000;
}
