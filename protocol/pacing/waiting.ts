import type { ClientOptions } from '../client-options';

export type Waiting = Pick<ClientOptions, 'clock' | 'monotonicNow' | 'sleep' | 'signal'>;

/** For durations: a date that is set back must not make a pause longer. */
export function monotonicClock({ monotonicNow, clock }: Waiting): () => number {
  return monotonicNow ?? clock;
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
