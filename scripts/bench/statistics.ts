import type { Goal, Measurement, Unit } from './figure';

/** @throws RangeError for no numbers at all, of which there is no median */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('There is no median of nothing');
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Quotients round by round: what slows the machine down for a while slows both peers. */
export function ratios(of: readonly number[], to: readonly number[]): number[] {
  return of.map((value, round) => value / (to[round] as number));
}

/**
 * The exponent e of `y = c · x^e` that fits best: 0 where y does not depend on x, 1 where it grows
 * in proportion.
 */
export function growthExponent(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const meanX = mean(logs.map(([x]) => x));
  const meanY = mean(logs.map(([, y]) => y));
  const covariance = mean(logs.map(([x, y]) => (x - meanX) * (y - meanY)));
  const variance = mean(logs.map(([x]) => (x - meanX) ** 2));
  return covariance / variance;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function toMeasurement(
  name: string,
  label: string,
  unit: Unit,
  samples: readonly number[],
  goal?: Goal,
): Measurement {
  return { name, label, unit, value: median(samples), samples, ...(goal && { goal }) };
}
