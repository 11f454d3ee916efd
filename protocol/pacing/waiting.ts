/** How the protocol waits, all of it given from outside. */
export interface Waiting {
  /** Milliseconds of a clock that does not go backwards, e.g. `Date.now`. */
  readonly clock: () => number;
  /** Resolves after so many milliseconds, or earlier (or rejects) when the signal is aborted. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Cancels waiting and running requests. */
  readonly signal?: AbortSignal;
}

export function isAborted({ signal }: Pick<Waiting, 'signal'>): boolean {
  return signal?.aborted === true;
}

/** Waits; false when the signal was aborted, whatever the injected sleep makes of that. */
export async function wait(ms: number, waiting: Waiting): Promise<boolean> {
  if (isAborted(waiting)) return false;
  try {
    await waiting.sleep(Math.max(0, ms), waiting.signal);
  } catch (error) {
    if (!isAborted(waiting)) throw error;
  }
  return !isAborted(waiting);
}
