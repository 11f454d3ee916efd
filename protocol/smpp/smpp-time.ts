/**
 * Returns a moment in SMPP's absolute format, in UTC: `YYMMDDhhmmss000+`. Source: SMPP 3.4, 7.1.1.
 */
export function writeAbsoluteTime(milliseconds: number): string {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
  return `${digits}000+`;
}

/** Returns whole hours in SMPP's relative format: `YYMMDDhhmmss000R`. */
export function writeHours(hours: number): string {
  const days = String(Math.floor(hours / 24)).padStart(2, '0');
  return `0000${days}${String(hours % 24).padStart(2, '0')}0000000R`;
}

const ABSOLUTE = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d(\d\d)([+-])$/;
/** Largest UTC offset in quarters of an hour: 12 hours. */
const MOST_QUARTERS = 48;

/**
 * Converts an absolute SMPP time to the gateway's format with an offset: `DD.MM.YYYY
 * hh:mm:ss+hh:mm`. Returns the input unchanged if it is not a valid time.
 */
export function readAbsoluteTime(time: string): string {
  const [, year, month, day, hour, minute, second, quarters, sign] = ABSOLUTE.exec(time) ?? [];
  const longYear = year === undefined ? null : toLongYear(year);
  if (longYear === null || Number(quarters) > MOST_QUARTERS) return time;
  const written = writeGatewayDate([longYear, month, day, hour, minute, second] as DateParts);
  if (written === null) return time;
  const minutes = Number(quarters) * 15;
  return `${written}${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/**
 * Two-digit years from here on are not valid: they are placeholders such as 99, not years of the
 * last century or the end of this one.
 */
const FIRST_DOUBTFUL_YEAR = 70;

function toLongYear(year: string): string | null {
  return Number(year) < FIRST_DOUBTFUL_YEAR ? `20${year}` : null;
}

type DateParts = [
  year: string,
  month: string,
  day: string,
  hour: string,
  minute: string,
  second?: string,
];

/** Returns `DD.MM.YYYY hh:mm:ss`, or `null` if the date or time does not exist. */
function writeGatewayDate(parts: DateParts): string | null {
  const [year, month, day, hour, minute, second = '00'] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const moment = new Date(
    Date.UTC(+year, +month - 1, +day, Number(hour), Number(minute), Number(second)),
  );
  // `Date` rolls a day 31 of a 30-day month and an hour 25 over to another moment.
  if (moment.toISOString() !== iso) return null;
  return `${day}.${month}.${year} ${hour}:${minute}:${second}`;
}

/** Date formats without an offset, by the number of year digits. */
const COMPACT = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;
const COMPACT_LONG_YEAR = /^(20[0-6]\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;
const WITH_SEPARATORS = /^(20[0-6]\d)[-./](\d\d)[-./](\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?$/;

/**
 * Returns a receipt date in the gateway's format, `DD.MM.YYYY hh:mm:ss`, with the offset if the
 * date has one. Reads absolute SMPP times, `YYMMDDhhmm[ss]`, `YYYYMMDDhhmm[ss]`, and the same with
 * separators. Returns `null` for everything else: relative times, zeros, dates that do not exist,
 * and twelve digits that two formats read as different moments. Source: SMPP 3.4, 7.1.1 and
 * appendix B; the other formats are those of other servers.
 */
export function readReceiptDate(date: string): string | null {
  if (ABSOLUTE.test(date)) {
    const read = readAbsoluteTime(date);
    return read === date ? null : read;
  }
  const [, short, ...others] = COMPACT.exec(date) ?? [];
  const year = short === undefined ? null : toLongYear(short);
  const read = [
    year === null ? null : writeGatewayDate([year, ...others] as DateParts),
    ...[COMPACT_LONG_YEAR, WITH_SEPARATORS].map((form) => {
      const match = form.exec(date);
      return match === null ? null : writeGatewayDate(match.slice(1) as DateParts);
    }),
  ].filter((moment) => moment !== null);
  return read.length === 1 ? (read[0] as string) : null;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
