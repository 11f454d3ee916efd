import type { Taken } from '../connections';

/** Events that one trigger remembers; the oldest is forgotten first, so its memory does not grow. */
export const REMEMBERED_EVENTS = 10_000;

export type TakeOnce = (identity: string, take: () => Promise<Taken>) => Promise<Taken>;

/**
 * Takes each event once, also when it is offered again while it is being taken. What could not be
 * taken is forgotten, so that the next offer gets another try.
 */
export function createTakeOnce(remembered = REMEMBERED_EVENTS): TakeOnce {
  const known = new Map<string, Promise<Taken>>();
  return async (identity, take) => {
    const before = known.get(identity);
    if (before !== undefined) return await before;
    const outcome = take();
    known.set(identity, outcome);
    const [oldest] = known.size > remembered ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    const taken = await outcome.catch((): Taken => 'notTaken');
    if (taken === 'notTaken') known.delete(identity);
    return taken;
  };
}
