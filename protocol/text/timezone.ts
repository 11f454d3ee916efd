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
