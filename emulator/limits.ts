import type { RateLimit } from '../protocol/tables';

/** What one request counts as: a limit and whom it is counted for. */
export interface Charge {
  readonly limit: RateLimit;
  readonly key: string;
}

/** Sliding windows on the emulator's clock. */
export interface Limiter {
  /** Whether one more of each would still be allowed. */
  allows(charges: readonly Charge[], now: number): boolean;
  record(charges: readonly Charge[], now: number): void;
  reset(): void;
}

export function createLimiter(): Limiter {
  let moments = new Map<string, number[]>();

  function recent({ limit, key }: Charge, now: number): number[] {
    const kept = (moments.get(key) ?? []).filter((moment) => moment > now - limit.seconds * 1000);
    if (kept.length > 0) moments.set(key, kept);
    else moments.delete(key);
    return kept;
  }

  return {
    allows: (charges, now) =>
      charges.every((charge) => recent(charge, now).length < charge.limit.allowed),
    record(charges, now) {
      for (const charge of charges) moments.set(charge.key, [...recent(charge, now), now]);
    },
    reset() {
      moments = new Map();
    },
  };
}
