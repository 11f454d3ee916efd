import { MOSCOW_OFFSET_MS } from '../answers/dates';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Computes the next run from a run; moments are in milliseconds, days are Moscow days. */
const STEPS: Readonly<Record<string, (due: number) => number>> = {
  '1': (due) => due + HOUR_MS,
  '2': (due) => due + DAY_MS,
  '3': (due) => nextDay(due, (weekday) => weekday >= 1 && weekday <= 5),
  '4': (due) => nextDay(due, (weekday) => weekday === 0 || weekday === 6),
  '5': (due) => due + 7 * DAY_MS,
  '6': (due) => addMonths(due, 1),
  '7': (due) => addMonths(due, 12),
};

export function isRepeat(rpt: string): boolean {
  return rpt === '' || rpt === '0' || Object.hasOwn(STEPS, rpt);
}

/** Moment of the next run of a mailing, `null` = none. */
export function findNextRun(rpt: string, due: number): number | null {
  return STEPS[rpt]?.(due) ?? null;
}

function nextDay(due: number, fits: (weekday: number) => boolean): number {
  let next = due + DAY_MS;
  while (!fits(new Date(next + MOSCOW_OFFSET_MS).getUTCDay())) next += DAY_MS;
  return next;
}

/** The 31st becomes the last day of a shorter month; the gateway does not document its rule. */
function addMonths(due: number, months: number): number {
  const local = new Date(due + MOSCOW_OFFSET_MS);
  const [year, month, day] = [
    local.getUTCFullYear(),
    local.getUTCMonth() + months,
    local.getUTCDate(),
  ];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const date = Date.UTC(year, month, Math.min(day, lastDay));
  return date + ((due + MOSCOW_OFFSET_MS) % DAY_MS) - MOSCOW_OFFSET_MS;
}
