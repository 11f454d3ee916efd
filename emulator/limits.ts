import type { RateLimit } from '../protocol/tables';

/** One count against a limit, and the key that it is counted for. */
export interface Charge {
  readonly limit: RateLimit;
  readonly key: string;
}

/** Sliding windows on the emulator's clock. */
export interface Limiter {
  /** Whether the limits allow one more of each; counts them if so. */
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
