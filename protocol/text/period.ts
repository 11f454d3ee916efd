import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { readDateTime } from './date-time';

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

const DAY_MS = 86_400_000;
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
        to.value === null ? "'dateFrom' lies in the future" : "'dateFrom' is later than 'dateTo'",
        to.value === null ? 'Give a moment in the past' : 'Exchange the two dates',
      ),
    );
  }
  const { maxDays } = rules;
  if (maxDays !== undefined && end - from > maxDays * DAY_MS) {
    return failure(
      invalidInput(
        'dateFrom',
        "The period from 'dateFrom' to 'dateTo' is longer than the half year that the gateway allows",
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
      `'${name}' is no date: ${JSON.stringify(text.slice(0, 60))}`,
      'Write it in ISO 8601, e.g. 2030-05-31 or 2030-05-31T09:30:00+05:00',
    ),
  );
}
