/** How the protocol waits, all of it given from outside. */
export interface Waiting {
  /** The date: milliseconds since 1970, UTC, e.g. `Date.now`. For what requests and responses date. */
  readonly clock: () => number;
  /**
   * Milliseconds of a clock that is never set back, from any origin, e.g. `performance.now`. For
   * pauses and limits only: its values are not dates. Default: `clock`.
   */
  readonly monotonicNow?: () => number;
  /** Resolves after so many milliseconds, or earlier (or rejects) when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Cancels waiting and running requests. */
  readonly signal?: AbortSignal;
}

/** For durations: a date that is set back must not make a pause longer. */
export function monotonicClock({
  monotonicNow,
  clock,
}: Pick<Waiting, 'clock' | 'monotonicNow'>): () => number {
  return monotonicNow ?? clock;
}

export function isAborted({ signal }: Pick<Waiting, 'signal'>): boolean {
  return signal?.aborted === true;
}

/** Waits; false when the signal was aborted, whatever the injected sleep makes of that. */
export async function wait(
  ms: number,
  waiting: Pick<Waiting, 'sleep' | 'signal'>,
): Promise<boolean> {
  if (isAborted(waiting)) return false;
  try {
    await waiting.sleep(Math.max(0, ms), waiting.signal);
  } catch (error) {
    if (!isAborted(waiting)) throw error;
  }
  return !isAborted(waiting);
}
