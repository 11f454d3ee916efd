import { CongestionControl } from './congestion';

/** Lateness in ms that is made up for, because timers are not exact. */
const CREDIT_MS = 20;
/** Pause after the gateway throttles a message; doubles while throttling continues. */
const SHORTEST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
const RECOVERY_MS = 5000;
const RECOVERY_SHARE = 0.1;
const SLOWEST = 0.5;

/**
 * Decides when the next message may be sent. Spreads messages evenly over each second. When the
 * gateway throttles a message, it pauses, continues at half the speed and regains a tenth of the
 * full speed every five seconds. When the gateway reports congestion, it slows down without a
 * pause.
 */
export class RateLimiter {
  private nextAt = -Infinity;
  private speed: number;
  private pauseMs = SHORTEST_PAUSE_MS;
  private slowedAt = -Infinity;
  private raisedAt = -Infinity;
  /** Counts the messages of the current second, to measure the speed where no limit is set. */
  private second = -Infinity;
  private sentInSecond = 0;
  private lastSpeed = 0;
  private readonly slowest: number;
  private readonly load = new CongestionControl();
  /** The speed before congestion reduced it. */
  private unloaded = Infinity;

  /** `perSecond` is `null` for no limit. */
  constructor(private readonly perSecond: number | null) {
    this.speed = perSecond ?? Infinity;
    this.slowest = Math.min(this.speed, SLOWEST);
  }

  /** Returns when the next message may be sent, in ms; now or earlier means immediately. */
  freeAt(now: number): number {
    this.recover(now);
    return this.nextAt;
  }

  sent(now: number): void {
    if (now - this.second >= 1000) {
      this.lastSpeed = now - this.second < 2000 ? this.sentInSecond : 0;
      this.second = now;
      this.sentInSecond = 0;
    }
    this.sentInSecond += 1;
    this.nextAt = Math.max(this.nextAt, now - CREDIT_MS) + 1000 / this.speedAt(now);
  }

  /**
   * The gateway throttled a message. Several within one pause count once, because a whole window
   * may be throttled.
   */
  throttled(now: number): void {
    if (now - this.slowedAt < this.pauseMs) return;
    const isRepeated = now - this.slowedAt < this.pauseMs + RECOVERY_MS;
    this.pauseMs = isRepeated ? Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS) : SHORTEST_PAUSE_MS;
    this.halve(now);
    this.slowedAt = now;
    this.nextAt = Math.max(this.nextAt, now + this.pauseMs);
  }

  /** The congestion state of a response, 0 to 100; `null` before SMPP 5.0. */
  reported(congestion: number | null, now: number): void {
    const isEased = this.load.at(now) < 1;
    // Without a limit and without messages in the last second there is no speed to reduce.
    if (!isEased) this.unloaded = Number.isFinite(this.speed) ? this.speed : this.lastSpeed;
    if (this.unloaded > 0) this.load.reported(congestion, now);
  }

  private speedAt(now: number): number {
    const share = this.load.at(now);
    if (share === 1) return this.speed;
    return Math.max(this.slowest, Math.min(this.speed, this.unloaded * share));
  }

  private halve(now: number): void {
    const present = Number.isFinite(this.speed)
      ? this.speed
      : Math.max(this.sentInSecond, this.lastSpeed);
    this.speed = Math.max(this.slowest, present / 2);
    this.raisedAt = now;
  }

  private recover(now: number): void {
    const full = this.perSecond ?? Infinity;
    if (this.speed >= full || now - this.raisedAt < RECOVERY_MS) return;
    const steps = Math.floor((now - this.raisedAt) / RECOVERY_MS);
    const step = Number.isFinite(full) ? full * RECOVERY_SHARE : this.speed * RECOVERY_SHARE;
    this.speed = Math.min(full, this.speed + steps * step);
    this.raisedAt += steps * RECOVERY_MS;
  }
}
