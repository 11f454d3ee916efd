const FIRST_MS = 1000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds before the next attempt: doubling with each, at most half a minute, and between half
 * of that and all of it by chance, so that many workflows that failed together do not come back
 * together. `random` gives 0 to 1.
 */
export function backOff(attempt: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  return Math.round(longest * (0.5 + random() / 2));
}
