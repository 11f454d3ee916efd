import type { ClientOptions } from '../client-options';

export type Waiting = Pick<ClientOptions, 'clock' | 'sleep' | 'signal'>;

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
