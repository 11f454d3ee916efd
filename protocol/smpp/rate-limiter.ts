import { CongestionControl } from './congestion';

/** Milliseconds of lateness that are made up for: timers are not exact. */
const CREDIT_MS = 20;
/** After the gateway said "too fast"; doubles while it goes on saying so. */
const SHORTEST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
const RECOVERY_MS = 5000;
const RECOVERY_SHARE = 0.1;
const SLOWEST = 0.5;

/**
 * How fast messages go. Evenly, at most so many per second; at half the speed and after a pause when
 * the gateway says that it is too fast, then faster again by a tenth of the full speed every five
 * seconds. More gently, and without a pause, while the gateway says that it nears congestion.
 */
export class RateLimiter {
  private nextAt = -Infinity;
  private speed: number;
  private pauseMs = SHORTEST_PAUSE_MS;
  private slowedAt = -Infinity;
  private raisedAt = -Infinity;
  /** Messages of the present second, to know a speed where none is set. */
  private second = -Infinity;
  private sentInSecond = 0;
  private lastSpeed = 0;
  private readonly slowest: number;
  private readonly load = new CongestionControl();
  /** The speed before the load of the gateway made it less. */
  private unloaded = Infinity;

  /** `null`: no limit of its own. */
  constructor(private readonly perSecond: number | null) {
    this.speed = perSecond ?? Infinity;
    this.slowest = Math.min(this.speed, SLOWEST);
  }

  /** When the next message may go: not after `now` if at once. */
  freeAt(now: number): number {
    this.recover(now);
    return this.nextAt;
  }

  took(now: number): void {
    if (now - this.second >= 1000) {
      this.lastSpeed = now - this.second < 2000 ? this.sentInSecond : 0;
      this.second = now;
      this.sentInSecond = 0;
    }
    this.sentInSecond += 1;
    this.nextAt = Math.max(this.nextAt, now - CREDIT_MS) + 1000 / this.speedAt(now);
  }

  /** The gateway said "too fast". Several times within a pause, as a whole window will, count once. */
  throttled(now: number): void {
    if (now - this.slowedAt < this.pauseMs) return;
    const isRepeated = now - this.slowedAt < this.pauseMs + RECOVERY_MS;
    this.pauseMs = isRepeated ? Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS) : SHORTEST_PAUSE_MS;
    this.halve(now);
    this.slowedAt = now;
    this.nextAt = Math.max(this.nextAt, now + this.pauseMs);
  }

  /** What an answer says of the load, 0 to 100; a version of SMPP before 5.0 says nothing. */
  reported(congestion: number | null, now: number): void {
    const isEased = this.load.at(now) < 1;
    // Without a limit, whoever was not seen sending for a second has no speed to lessen.
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
