import { findUtcOffset } from './timezone';

type TimeValue = string | number | null | undefined;

/**
 * Unix time in seconds to ISO 8601 UTC.
 * `null` for 0 and the empty value, with which the gateway says "never", and for what is no time.
 */
export function timestampToIso(value: TimeValue): string | null {
  if (typeof value === 'string' && !/^\s*\d+\s*$/.test(value)) return null;
  return toIso(Number(value ?? 0) * 1000);
}

/** Moscow has had this offset without summer time since 2014. */
const MOSCOW_OFFSET_MINUTES = 180;
const GATEWAY_DATE =
  /^\s*(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: ?(?:(Z)|([+-])(\d{2}):?(\d{2})))?\s*$/;

/**
 * `DD.MM.YYYY hh:mm:ss` to ISO 8601 UTC: Moscow time unless a zone follows. `null` for any other
 * form and for dates that no calendar has. Only for records without a timestamp.
 */
export function moscowDateToIso(value: TimeValue): string | null {
  const match = typeof value === 'string' ? GATEWAY_DATE.exec(value) : null;
  if (match === null) return null;
  const [day, month, year, hour, minute, second] = match.slice(1, 7).map(Number) as SixNumbers;
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const written = `${match[3]}-${match[2]}-${match[1]}T${match[4]}:${match[5]}:${match[6]}.000Z`;
  // 31.02. and 25:00 roll over to another date, which the way back shows.
  if (local.toISOString() !== written) return null;
  return toIso(local.getTime() - offsetMinutes(match) * 60_000);
}

type SixNumbers = [number, number, number, number, number, number];

function offsetMinutes(match: RegExpExecArray): number {
  if (match[7] !== undefined) return 0;
  if (match[8] === undefined) return MOSCOW_OFFSET_MINUTES;
  return (match[8] === '-' ? -1 : 1) * (Number(match[9]) * 60 + Number(match[10]));
}

/** Day of a moment in Moscow as the gateway writes it: `DD.MM.YYYY`. */
export function toMoscowDay(milliseconds: number): string {
  return writeDay(milliseconds, MOSCOW_OFFSET_MINUTES);
}

/** Day of a moment in a zone, in the same form; in UTC for what is no zone. */
export function toZoneDay(milliseconds: number, zone: string): string {
  return writeDay(milliseconds, findUtcOffset(zone, new Date(milliseconds)) ?? 0);
}

function writeDay(milliseconds: number, offsetMinutes: number): string {
  const local = new Date(milliseconds + offsetMinutes * 60_000);
  const [year, month, day] = local.toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}

function toIso(milliseconds: number): string | null {
  // The last moment that ISO 8601 writes with four digits of year.
  if (!(milliseconds > 0 && milliseconds <= 253_402_300_799_000)) return null;
  return new Date(milliseconds).toISOString();
}
