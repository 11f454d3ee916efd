import { toMoscowDay, type Period } from '../time';

/** `start` and `end` of get.php: whole days in Moscow time, so they may hold more than the period. */
export function buildPeriodFields({
  from,
  to,
}: Period): readonly (readonly [name: string, value: string])[] {
  const start = ['start', toMoscowDay(from)] as const;
  return to === null ? [start] : [start, ['end', toMoscowDay(to)]];
}
