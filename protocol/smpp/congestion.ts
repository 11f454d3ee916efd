/** What the numbers of 0 to 100 mean. Source: SMPP 5.0, 2.9 and 4.8.4.18 "congestion_state". */
const OPTIMUM = 80;
const NEAR_CONGESTION = 90;
const CONGESTED = 100;

/** What is left of the speed after each step down, the least of it, and what a step up gives back. */
const EASED = 0.8;
const LEAST = 0.25;
const REGAINED = 0.1;
/** For a step to show in the load. Within the optimum, which is not to be left, steps up take longer. */
const STEP_MS = 1000;
const CAREFUL_STEP_MS = 5000;
/** A server may tell its load only while it is high: without a word it counts as fallen. */
const FORGOTTEN_MS = 10_000;

/**
 * Which share of the speed the load of the server leaves, 1 for all of it. Each second down by a
 * fifth from 90 on, but not below a quarter, because the server still accepts everything; up again
 * as the load falls, so that it settles where the specification wants it, between 80 and 90.
 */
export class CongestionControl {
  private share = 1;
  private changedAt = -Infinity;
  private reportedAt = -Infinity;

  at(now: number): number {
    if (this.share < 1 && now - this.reportedAt >= FORGOTTEN_MS) this.share = 1;
    return this.share;
  }

  /** The load that came with an answer; `null` without one. Beyond 100 it means nothing. */
  reported(load: number | null, now: number): void {
    if (load === null || load > CONGESTED) return;
    const isHigh = load >= NEAR_CONGESTION;
    const present = this.at(now);
    this.reportedAt = now;
    const stepMs = isHigh || load < OPTIMUM ? STEP_MS : CAREFUL_STEP_MS;
    if (now - this.changedAt < stepMs) return;
    this.share = isHigh ? Math.max(LEAST, present * EASED) : Math.min(1, present + REGAINED);
    if (this.share !== present) this.changedAt = now;
  }
}
