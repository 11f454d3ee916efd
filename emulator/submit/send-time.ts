import { MOSCOW_OFFSET_MS } from '../answers/dates';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Moment in milliseconds; `null` = now; `invalid` = error 5. */
export type SendTime = number | null | 'invalid';

/**
 * Reads the five formats of `time`: `DDMMYYhhmm`, `DD.MM.YY hh:mm` (SMTP: with a dot), `h1-h2`,
 * `0ts`, `+m`. Empty, `0` and the past mean now.
 * @param timezone hours relative to Moscow
 */
export function readSendTime(written: string, timezone: number, now: number): SendTime {
  const text = written.trim();
  if (text === '' || text === '0') return null;
  const offset = MOSCOW_OFFSET_MS + timezone * HOUR_MS;
  const moment =
    readAbsolute(text, offset) ?? readRelative(text, now) ?? readWindow(text, offset, now);
  if (moment === undefined) return 'invalid';
  return typeof moment === 'number' && moment <= now ? null : moment;
}

function readAbsolute(text: string, offset: number): SendTime | undefined {
  const timestamp = /^0(\d{10,})$/.exec(text);
  if (timestamp) return Number(timestamp[1]) * 1000;
  const date =
    /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ??
    /^(\d\d)\.(\d\d)\.(\d\d) (\d\d)[:.](\d\d)$/.exec(text);
  if (!date) return undefined;
  const [day, month, year, hour, minute] = date.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const utc = Date.UTC(2000 + year, month - 1, day, hour, minute);
  const back = new Date(utc);
  const isReal =
    back.getUTCDate() === day && back.getUTCMonth() === month - 1 && hour < 24 && minute < 60;
  return isReal ? utc - offset : 'invalid';
}

function readRelative(text: string, now: number): SendTime | undefined {
  const minutes = /^\+(\d+)$/.exec(text);
  return minutes ? now + Number(minutes[1]) * MINUTE_MS : undefined;
}

/**
 * Before h1 the message waits, between h1 and h2 it is sent, after h2 it waits until h1 of the next
 * day.
 */
function readWindow(text: string, offset: number, now: number): SendTime | undefined {
  const window = /^(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!window) return undefined;
  const from = Number(window[1]);
  const until = Number(window[2]);
  if (from > 24 || until > 24) return 'invalid';
  const local = now + offset;
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  const hour = (local - midnight) / HOUR_MS;
  if (hour >= from && hour < until) return null;
  return midnight + from * HOUR_MS + (hour < from ? 0 : DAY_MS) - offset;
}
