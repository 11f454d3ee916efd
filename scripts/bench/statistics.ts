import type { Goal, Measurement, Unit } from './figure';

/** @throws RangeError for an empty list */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('An empty list has no median');
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** Ratios round by round: a slow phase of the machine affects both peers. */
export function ratios(of: readonly number[], to: readonly number[]): number[] {
  return of.map((value, round) => value / (to[round] as number));
}

/**
 * Returns the exponent e of the best fit `y = c · x^e`: 0 if y does not depend on x, 1 if it is
 * proportional.
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
