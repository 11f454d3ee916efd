import { REMEMBERED_EVENTS } from '../../../../operations/events/deduplicate';
import type { Acceptance } from '../../../../operations/smpp/session';
import { DAY_MS } from '../../../../protocol';

/** How long events are remembered, in ms. A gateway keeps unacknowledged events for about a day. */
const REMEMBERED_MS = DAY_MS;

export type AcceptOnce = (
  identity: string,
  accept: () => Promise<Acceptance>,
) => Promise<Acceptance>;

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
  readonly outcome: Promise<Acceptance>;
  readonly until: number;
}

/**
 * Processes each event once, also if it is delivered again during the processing. An event that
 * could not be processed is forgotten, so that the next delivery is tried again.
 */
export function createAcceptOnce({ events, ms, monotonicNow }: Memory = MEMORY): AcceptOnce {
  const known = new Map<string, Known>();

  function forgetOld(now: number): void {
    for (const [identity, { until }] of known) {
      if (known.size <= events && until > now) return;
      known.delete(identity);
    }
  }

  return async (identity, accept) => {
    const now = monotonicNow();
    forgetOld(now);
    const before = known.get(identity);
    if (before !== undefined) return await before.outcome;
    const outcome = accept().catch((): Acceptance => 'failed');
    const own = { outcome, until: now + ms };
    known.set(identity, own);
    forgetOld(now);
    const result = await outcome;
    if (result === 'failed' && known.get(identity) === own) known.delete(identity);
    return result;
  };
}
