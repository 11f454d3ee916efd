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

/**
 * A moment of SMPP, absolute with its quarters of hours from UTC, as the gateway writes moments with
 * a zone: `DD.MM.YYYY hh:mm:ss+hh:mm`. What is no such moment stays as it came.
 */
export function readAbsoluteTime(time: string): string {
  const match = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d(\d\d)([+-])$/.exec(time);
  if (match === null) return time;
  const [, year, month, day, hour, minute, second, quarters, sign] = match;
  const minutes = Number(quarters) * 15;
  const zone = `${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return `${day}.${month}.20${year} ${hour}:${minute}:${second}${zone}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
