const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Milliseconds; `null` = not given; `invalid` = not an SMPP time. */
export type SmppTime = number | null | 'invalid';

/**
 * Reads `YYMMDDhhmmsstnnp`: a moment with its UTC offset in quarters of an hour, or with `R` a
 * period from now.
 */
export function readTime(written: string, now: number): SmppTime {
  if (written === '') return null;
  const found = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d)(\d\d)([-+R])$/.exec(written);
  if (found === null) return 'invalid';
  const [year, month, day, hour, minute, second, , quarters] = found.slice(1, 9).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const clock = hour * HOUR_MS + minute * 60_000 + second * 1000;
  // Years and months of a relative time are ignored, because clients do not send them.
  if (found[9] === 'R') return now + day * DAY_MS + clock;
  const zone = (found[9] === '-' ? -1 : 1) * quarters * (HOUR_MS / 4);
  return Date.UTC(2000 + year, month - 1, day) + clock - zone;
}

/** Formats a moment as an SMPP time, in Moscow time. */
export function writeTime(milliseconds: number): string {
  const local = new Date(milliseconds + 3 * HOUR_MS).toISOString();
  return `${local.replace(/\D/g, '').slice(2, 14)}012+`;
}
