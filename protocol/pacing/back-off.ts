const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** Too many requests at once pass within fractions of a second, so the first pause is a short one. */
const FIRST_CROWDED_MS = 250;
const LONGEST_CROWDED_MS = 8000;
/** All documented windows are a minute long; a second more for their rounding. */
const WINDOW_MS = 61_000;
const WINDOW_JITTER_MS = 5000;

/**
 * Milliseconds before the next attempt: doubling with each, at most half a minute, and between half
 * of that and all of it by chance, so that many workflows that failed together do not come back
 * together. `random` gives 0 to 1.
 */
export function backOff(attempt: number, random: () => number): number {
  return shorten(Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt), random);
}

/** The same after a request was rejected because too many ran at once; `rejections` counts from 0. */
export function backOffFromCrowd(rejections: number, random: () => number): number {
  return shorten(Math.min(LONGEST_CROWDED_MS, FIRST_CROWDED_MS * 2 ** rejections), random);
}

/** Milliseconds until a window that others may have used up is surely over, with jitter. */
export function waitForWindow(random: () => number): number {
  return WINDOW_MS + windowJitter(random);
}

/** Up to five seconds, so that those who wait for the same window do not come back together. */
export function windowJitter(random: () => number): number {
  return Math.round(WINDOW_JITTER_MS * random());
}

function shorten(longest: number, random: () => number): number {
  return Math.round(longest * (0.5 + random() / 2));
}
