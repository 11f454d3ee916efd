import { REMEMBERED_EVENTS } from '../../../../operations/events/deduplicate';
import type { Taken } from '../../../../operations/smpp/session';
import { DAY_MS } from '../../../../protocol';

/** A gateway keeps for a day or so what was not acknowledged. */
const REMEMBERED_MS = DAY_MS;

export type TakeOnce = (identity: string, take: () => Promise<Taken>) => Promise<Taken>;

export interface Memory {
  readonly events: number;
  readonly ms: number;
  readonly monotonicNow: () => number;
}

const MEMORY: Memory = {
  events: REMEMBERED_EVENTS,
  ms: REMEMBERED_MS,
  monotonicNow: () => performance.now(),
};

interface Known {
  readonly outcome: Promise<Taken>;
  readonly until: number;
}

/**
 * Takes each event once, also when it is offered again while it is being taken. What could not be
 * taken is forgotten, so that the next offer gets another try.
 */
export function createTakeOnce({ events, ms, monotonicNow }: Memory = MEMORY): TakeOnce {
  const known = new Map<string, Known>();

  function forgetOld(now: number): void {
    for (const [identity, { until }] of known) {
      if (known.size <= events && until > now) return;
      known.delete(identity);
    }
  }

  return async (identity, take) => {
    const now = monotonicNow();
    forgetOld(now);
    const before = known.get(identity);
    if (before !== undefined) return await before.outcome;
    const outcome = take().catch((): Taken => 'notTaken');
    const own = { outcome, until: now + ms };
    known.set(identity, own);
    forgetOld(now);
    const taken = await outcome;
    if (taken === 'notTaken' && known.get(identity) === own) known.delete(identity);
    return taken;
  };
}
