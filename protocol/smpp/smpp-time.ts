/** A moment as SMPP writes it, in UTC: `YYMMDDhhmmss000+`. Source: SMPP 3.4, 7.1.1. */
export function writeAbsoluteTime(milliseconds: number): string {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
  return `${digits}000+`;
}

/** A span of whole hours: `YYMMDDhhmmss000R`. */
export function writeHours(hours: number): string {
  const days = String(Math.floor(hours / 24)).padStart(2, '0');
  return `0000${days}${String(hours % 24).padStart(2, '0')}0000000R`;
}

const ABSOLUTE = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d(\d\d)([+-])$/;
/** Quarters of hours: 12 hours from UTC. */
const MOST_QUARTERS = 48;

/**
 * A moment of SMPP, absolute with its quarters of hours from UTC, as the gateway writes moments with
 * a zone: `DD.MM.YYYY hh:mm:ss+hh:mm`. What is no such moment, or none of the calendar, stays as it
 * came.
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
 * From here on a year of two digits has no moment: neither the last century nor the end of this one is
 * meant, but a placeholder such as 99.
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

/** `DD.MM.YYYY hh:mm:ss`; `null` for what the calendar or the clock does not have. */
function writeGatewayDate(parts: DateParts): string | null {
  const [year, month, day, hour, minute, second = '00'] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const moment = new Date(
    Date.UTC(+year, +month - 1, +day, Number(hour), Number(minute), Number(second)),
  );
  // The 31st of a month of 30 days and the hour 25 roll over to another moment.
  if (moment.toISOString() !== iso) return null;
  return `${day}.${month}.${year} ${hour}:${minute}:${second}`;
}

/** Forms of a date without a zone, and how many digits the year has in each; none is doubtful. */
const COMPACT = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;
const COMPACT_LONG_YEAR = /^(20[0-6]\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;
const WITH_SEPARATORS = /^(20[0-6]\d)[-./](\d\d)[-./](\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?$/;

/**
 * A date of a receipt as the gateway writes dates, `DD.MM.YYYY hh:mm:ss`, with a zone where SMPP's
 * absolute time has one: `YYMMDDhhmm[ss]`, `YYYYMMDDhhmm[ss]`, the same with separators, and absolute
 * times. `null` for all else: relative times, zeros, what no calendar has, and twelve digits that two
 * of these forms read as different moments.
 * Source: SMPP 3.4, 7.1.1 and appendix B; other forms as other servers write them.
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
