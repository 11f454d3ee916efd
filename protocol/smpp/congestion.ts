/**
 * Levels of the congestion state, 0 to 100. Source: SMPP 5.0, 2.9 and 4.8.4.18 "congestion_state".
 */
const OPTIMUM = 80;
const NEAR_CONGESTION = 90;
const CONGESTED = 100;

/** Factor of each reduction, lowest share, and share regained per step. */
const EASED = 0.8;
const LEAST = 0.25;
const REGAINED = 0.1;
/** Time in ms for a step to show in the load. Within the optimum range, steps up are slower. */
const STEP_MS = 1000;
const CAREFUL_STEP_MS = 5000;
/** Some servers report their load only while it is high: without a report it counts as low. */
const FORGOTTEN_MS = 10_000;

/**
 * Returns the share of the speed that the load of the server allows, 1 for full speed. From a load
 * of 90 on it reduces the share by a fifth each second, but never below a quarter, because the
 * server still accepts messages. It raises the share as the load falls, so that the load settles
 * between 80 and 90, as the specification recommends.
 */
export class CongestionControl {
  private share = 1;
  private changedAt = -Infinity;
  private reportedAt = -Infinity;

  at(now: number): number {
    if (this.share < 1 && now - this.reportedAt >= FORGOTTEN_MS) this.share = 1;
    return this.share;
  }

  /** Records the load of a response; `null` if there is none. Values above 100 are not valid. */
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
