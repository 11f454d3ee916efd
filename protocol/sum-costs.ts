/** Prices have up to four decimals; integers avoid rounding errors in their sum. */
const PRECISION = 10_000;

/** Returns the exact sum of costs, in units of the currency. An absent cost counts as 0. */
export function sumCosts(costs: Iterable<number | null>): number {
  let sum = 0;
  for (const cost of costs) sum += Math.round((cost ?? 0) * PRECISION);
  return sum / PRECISION;
}
