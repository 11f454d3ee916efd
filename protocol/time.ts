import { invalidInput } from './problem';
import { failure, success, type Result } from './result';
import { param, sentence } from './sentence';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The gateway counts zones from Moscow, which is UTC+3 all the year since 2014. */
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
    // UTC itself has no digits; some zones had offsets with seconds before 1972, cut off here.
    return name === 'GMT' ? 0 : readOffset(name.slice(0, 'GMT+00:00'.length));
  } catch {
    return null;
  }
}

/**
 * Minutes that a zone is ahead of UTC at a moment, `null` for what is no zone.
 * Taken are IANA names (`Asia/Almaty`), `UTC`, `Z`, `UTC+5`, `GMT-3:30` and `+05:30`.
 */
export function findUtcOffset(zone: string, at: Date): number | null {
  const text = zone.trim().replace(/\s*([+\u2212-])\s*/g, (_, sign) => (sign === '+' ? '+' : '-'));
  const upper = text.toUpperCase();
  if (upper === 'Z' || upper === 'UTC' || upper === 'GMT') return 0;
  if (/^(?:UTC|GMT)?[+-]/.test(upper)) return readOffset(upper);
  return text === '' ? null : readNamedZone(text, at);
}

/** A zone as `tz` of send.php: hours from Moscow, e.g. `2` for Asia/Almaty's UTC+5; `null` for no zone. */
export function toMoscowOffset(zone: string, at: Date): string | null {
  const minutes = findUtcOffset(zone, at);
  return minutes === null ? null : String((minutes - MOSCOW_MINUTES) / 60);
}

/** `1990-12-31`, also with a time behind it, or `31.12.1990`. */
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

/** A day as the gateway writes it, `31.12.1990`; `null` for what is no day of the calendar. */
export function toGatewayDay(text: string): string | null {
  const parts = readParts(text);
  return parts && `${pad(parts[2])}.${pad(parts[1])}.${pad(parts[0], 4)}`;
}

/** A day of the gateway in ISO 8601, `1990-12-31`; what is none stays as it came. */
export function fromGatewayDay(text: string): string {
  const parts = readParts(text);
  return parts === null ? text : `${pad(parts[0], 4)}-${pad(parts[1])}-${pad(parts[2])}`;
}

type TimeValue = string | number | null | undefined;

/**
 * Unix time in seconds to ISO 8601 UTC.
 * `null` for 0 and the empty value, with which the gateway says "never", and for what is no time.
 */
export function timestampToIso(value: TimeValue): string | null {
  if (typeof value === 'string' && !/^\s*\d+\s*$/.test(value)) return null;
  return toIso(Number(value ?? 0) * 1000);
}

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
  return toIso(local.getTime() - offsetMinutes(match) * MINUTE_MS);
}

type SixNumbers = [number, number, number, number, number, number];

function offsetMinutes(match: RegExpExecArray): number {
  if (match[7] !== undefined) return 0;
  if (match[8] === undefined) return MOSCOW_MINUTES;
  return (match[8] === '-' ? -1 : 1) * (Number(match[9]) * 60 + Number(match[10]));
}

/** Day of a moment in Moscow as the gateway writes it: `DD.MM.YYYY`. */
export function toMoscowDay(milliseconds: number): string {
  return writeDay(milliseconds, MOSCOW_MINUTES);
}

/** Day of a moment in a zone, in the same form; in UTC for what is no zone. */
export function toZoneDay(milliseconds: number, zone: string): string {
  return writeDay(milliseconds, findUtcOffset(zone, new Date(milliseconds)) ?? 0);
}

function writeDay(milliseconds: number, offsetMinutes: number): string {
  const local = new Date(milliseconds + offsetMinutes * MINUTE_MS);
  const [year, month, day] = local.toISOString().slice(0, 10).split('-');
  return `${day}.${month}.${year}`;
}

function toIso(milliseconds: number): string | null {
  // The last moment that ISO 8601 writes with four digits of year.
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
    return offset === null ? null : local - offset * MINUTE_MS;
  }
  // The offset depends on the moment and the moment on the offset: the second look settles it.
  const guess = findUtcOffset(zone, back);
  if (guess === null) return null;
  const offset = findUtcOffset(zone, new Date(local - guess * MINUTE_MS)) ?? guess;
  return local - offset * MINUTE_MS;
}

/** A span of time as users give it. Empty and absent values are the same. */
export interface PeriodInput {
  /** ISO 8601; a day alone begins at midnight. */
  readonly dateFrom?: string;
  /** ISO 8601; a day alone lasts until its end. */
  readonly dateTo?: string;
  /** Zone of values that name none, e.g. `Asia/Almaty`. Default UTC. */
  readonly zone?: string;
}

/** Milliseconds of Unix time, both included; `null` = until now. */
export interface Period {
  readonly from: number;
  readonly to: number | null;
}

export interface PeriodRules {
  readonly now: Date;
  /** The beginning of a period that was given none, for its end. */
  readonly defaultFrom: (end: number) => number;
  /** Longest period in days; none when absent. */
  readonly maxDays?: number;
}

const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/** The period, with InvalidInput for values that are no dates, for a wrong order and for a too long one. */
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
          ? sentence`${param('dateFrom')} lies in the future`
          : sentence`${param('dateFrom')} is later than ${param('dateTo')}`,
        to.value === null ? 'Give a moment in the past' : 'Exchange the two dates',
      ),
    );
  }
  const { maxDays } = rules;
  if (maxDays !== undefined && end - from > maxDays * DAY_MS) {
    return failure(
      invalidInput(
        'dateFrom',
        sentence`The period from ${param('dateFrom')} to ${param('dateTo')} is longer than the half year that the gateway allows`,
        `Ask for at most ${maxDays} days at a time`,
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
      sentence`${param(name)} is no date: ${JSON.stringify(text.slice(0, 60))}`,
      'Write it in ISO 8601, e.g. 2030-05-31 or 2030-05-31T09:30:00+05:00',
    ),
  );
}
