import { invalidInput } from './problem';
import { failure, success, type Result } from './result';
import { param, sentence } from './sentence';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The gateway counts time zones from Moscow, which is UTC+3 all year since 2014. */
const MOSCOW_MINUTES = 180;
const WRITTEN_OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2})(?::([0-5]\d))?$/;
const LARGEST_OFFSET_MINUTES = 14 * 60;

function readOffset(text: string): number | null {
  const match = WRITTEN_OFFSET.exec(text);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > LARGEST_OFFSET_MINUTES) return null;
  return match[1] === '-' ? -minutes : minutes;
}

function readNamedZone(zone: string, at: Date): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      timeZoneName: 'longOffset',
    }).formatToParts(at);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    // UTC has no digits; some zones had offsets with seconds before 1972, which are cut off here.
    return name === 'GMT' ? 0 : readOffset(name.slice(0, 'GMT+00:00'.length));
  } catch {
    return null;
  }
}

/**
 * Returns the minutes that a time zone is ahead of UTC at a moment, or `null` if it is not a valid
 * zone. Accepts IANA names (`Asia/Almaty`), `UTC`, `Z`, `UTC+5`, `GMT-3:30` and `+05:30`.
 */
export function findUtcOffset(zone: string, at: Date): number | null {
  const text = zone.trim().replace(/\s*([+\u2212-])\s*/g, (_, sign) => (sign === '+' ? '+' : '-'));
  const upper = text.toUpperCase();
  if (upper === 'Z' || upper === 'UTC' || upper === 'GMT') return 0;
  if (/^(?:UTC|GMT)?[+-]/.test(upper)) return readOffset(upper);
  return text === '' ? null : readNamedZone(text, at);
}

/**
 * Returns a time zone as `tz` of send.php: hours from Moscow, e.g. `2` for Asia/Almaty (UTC+5).
 * `null` if it is not a valid zone.
 */
export function toMoscowOffset(zone: string, at: Date): string | null {
  const minutes = findUtcOffset(zone, at);
  return minutes === null ? null : String((minutes - MOSCOW_MINUTES) / 60);
}

/** Matches `1990-12-31`, possibly with a time, and `31.12.1990`. */
const WRITTEN = /^(?:(\d{4})-(\d{2})-(\d{2})(?:T.*)?|(\d{1,2})\.(\d{1,2})\.(\d{4}))$/;

function readParts(text: string): readonly [year: number, month: number, day: number] | null {
  const match = WRITTEN.exec(text.trim());
  if (match === null) return null;
  const [iso, dotted] = [match.slice(1, 4), match.slice(4, 7).reverse()] as const;
  const [year, month, day] = (match[1] === undefined ? dotted : iso).map(Number) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? [year, month, day] : null;
}

const pad = (value: number, length = 2) => String(value).padStart(length, '0');

/** Returns a day in the gateway's format, `31.12.1990`, or `null` if it does not exist. */
export function toGatewayDay(text: string): string | null {
  const parts = readParts(text);
  return parts && `${pad(parts[2])}.${pad(parts[1])}.${pad(parts[0], 4)}`;
}

/** Returns a day of the gateway in ISO 8601, `1990-12-31`; returns an invalid day unchanged. */
export function fromGatewayDay(text: string): string {
  const parts = readParts(text);
  return parts === null ? text : `${pad(parts[0], 4)}-${pad(parts[1])}-${pad(parts[2])}`;
}

type TimeValue = string | number | null | undefined;

/**
 * Converts Unix time in seconds to ISO 8601 UTC. Returns `null` for 0 and the empty value, which
 * mean "never", and for an invalid time.
 */
export function timestampToIso(value: TimeValue): string | null {
  if (typeof value === 'string' && !/^\s*\d+\s*$/.test(value)) return null;
  return toIso(Number(value ?? 0) * 1000);
}

const GATEWAY_DATE =
  /^\s*(\d{2})\.(\d{2})\.(\d{4}) (\d{2}):(\d{2}):(\d{2})(?: ?(?:(Z)|([+-])(\d{2}):?(\d{2})))?\s*$/;

/**
 * Converts `DD.MM.YYYY hh:mm:ss` to ISO 8601 UTC, in Moscow time unless an offset follows. Returns
 * `null` for other formats and for dates that do not exist. Use it only for records without a
 * timestamp.
 */
export function moscowDateToIso(value: TimeValue): string | null {
  const match = typeof value === 'string' ? GATEWAY_DATE.exec(value) : null;
  if (match === null) return null;
  const [day, month, year, hour, minute, second] = match.slice(1, 7).map(Number) as SixNumbers;
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const written = `${match[3]}-${match[2]}-${match[1]}T${match[4]}:${match[5]}:${match[6]}.000Z`;
  // `Date` rolls 31.02. and 25:00 over to another date, which the comparison detects.
  if (local.toISOString() !== written) return null;
  return toIso(local.getTime() - offsetMinutes(match) * MINUTE_MS);
}

type SixNumbers = [number, number, number, number, number, number];

function offsetMinutes(match: RegExpExecArray): number {
  if (match[7] !== undefined) return 0;
  if (match[8] === undefined) return MOSCOW_MINUTES;
  return (match[8] === '-' ? -1 : 1) * (Number(match[9]) * 60 + Number(match[10]));
}

/** Returns the day of a moment in Moscow in the gateway's format, `DD.MM.YYYY`. */
export function toMoscowDay(milliseconds: number): string {
  return writeDay(milliseconds, MOSCOW_MINUTES);
}

/**
 * Returns the day of a moment in a time zone as `DD.MM.YYYY`; uses UTC if the zone is not valid.
 */
export function toZoneDay(milliseconds: number, zone: string): string {
  return writeDay(milliseconds, findUtcOffset(zone, new Date(milliseconds)) ?? 0);
}

function writeDay(milliseconds: number, offsetMinutes: number): string {
  const local = new Date(milliseconds + offsetMinutes * MINUTE_MS);
  const [year, month, day] = local.toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}

function toIso(milliseconds: number): string | null {
  // The last moment with a four-digit year in ISO 8601.
  if (!(milliseconds > 0 && milliseconds <= 253_402_300_799_000)) return null;
  return new Date(milliseconds).toISOString();
}

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
 * Converts an ISO 8601 date and time (`2026-05-01T10:00`, seconds and offset optional) to
 * milliseconds of Unix time. Accepts a space for the `T` and before the offset, as databases and
 * spreadsheets write them. Without an offset, `zone` applies. Returns `null` for other formats,
 * days that do not exist, and an unknown zone.
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
    return offset === null ? null : local - offset * MINUTE_MS;
  }
  // The offset depends on the moment and the moment on the offset, so the second calculation is
  // final.
  const guess = findUtcOffset(zone, back);
  if (guess === null) return null;
  const offset = findUtcOffset(zone, new Date(local - guess * MINUTE_MS)) ?? guess;
  return local - offset * MINUTE_MS;
}

/** A period from the user. Empty and absent values are equal. */
export interface PeriodInput {
  /** ISO 8601; a date without a time starts at midnight. */
  readonly dateFrom?: string;
  /** ISO 8601; a date without a time includes the whole day. */
  readonly dateTo?: string;
  /** Time zone of values without an offset, e.g. `Asia/Almaty`. Default UTC. */
  readonly zone?: string;
}

/** Milliseconds of Unix time, both included; `null` means until now. */
export interface Period {
  readonly from: number;
  readonly to: number | null;
}

export interface PeriodRules {
  readonly now: Date;
  /** Default start of a period, from its end. */
  readonly defaultFrom: (end: number) => number;
  /** Longest period in days; absent for no limit. */
  readonly maxDays?: number;
}

const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Returns the period. Problems: InvalidInput for invalid dates, a wrong order or a period that is
 * too long.
 */
export function readPeriod(input: PeriodInput, rules: PeriodRules): Result<Period> {
  const to = readEdge('dateTo', input, 'T23:59:59.999');
  if (!to.ok) return to;
  const given = readEdge('dateFrom', input, 'T00:00:00');
  if (!given.ok) return given;
  const end = to.value ?? rules.now.getTime();
  const from = given.value ?? rules.defaultFrom(end);
  if (from > end) {
    return failure(
      invalidInput(
        'dateFrom',
        to.value === null
          ? sentence`${param('dateFrom')} is in the future`
          : sentence`${param('dateFrom')} is later than ${param('dateTo')}`,
        to.value === null ? 'Use a moment in the past' : 'Swap the two dates',
      ),
    );
  }
  const { maxDays } = rules;
  if (maxDays !== undefined && end - from > maxDays * DAY_MS) {
    return failure(
      invalidInput(
        'dateFrom',
        sentence`The period from ${param('dateFrom')} to ${param('dateTo')} is longer than half a year, the limit of the gateway`,
        `Request at most ${maxDays} days at a time`,
      ),
    );
  }
  return success({ from, to: to.value });
}

function readEdge(
  name: 'dateFrom' | 'dateTo',
  { zone = 'UTC', ...given }: PeriodInput,
  timeOfDay: string,
): Result<number | null> {
  const text = given[name]?.trim() ?? '';
  if (text === '') return success(null);
  const moment = readDateTime(DAY_ALONE.test(text) ? `${text}${timeOfDay}` : text, zone);
  if (moment !== null) return success(moment);
  return failure(
    invalidInput(
      name,
      sentence`${param(name)} is not a valid date: ${JSON.stringify(text.slice(0, 60))}`,
      'Use ISO 8601, such as 2030-05-31 or 2030-05-31T09:30:00+05:00',
    ),
  );
}
