import { REMEMBERED_EVENTS } from '../../../../operations/events/deduplicate';
import type { Taken } from '../../../../operations/smpp/session';
import { DAY_MS } from '../../../../protocol';

/** How long events are remembered, in ms. A gateway keeps unacknowledged events for about a day. */
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
 * Processes each event once, also if it is delivered again during the processing. An event that
 * could not be processed is forgotten, so that the next delivery is tried again.
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
