import { DAY_MS, type DeliveryInfo, type SmppEvent } from '../../protocol';
import { REMEMBERED_EVENTS } from '../events/deduplicate';
import { type EventFilters, passesFilters } from '../events/filters';
import { nameEvent, type OutputOptions } from '../events/to-output';
import type { Acceptance, DeliveryListener } from './session';

/** The options of a node that starts on events over SMPP. */
export interface SmppTriggerOptions extends Omit<EventFilters, 'events'>, OutputOptions {
  readonly deduplicate?: boolean;
}

/**
 * Creates the listener of a node that starts on events over SMPP.
 *
 * @param start starts the node with an event that it wants
 */
export function createSmppListener(
  { events, ...options }: SmppTriggerOptions & Pick<EventFilters, 'events'>,
  start: (event: SmppEvent) => Promise<Acceptance>,
): DeliveryListener {
  const { deduplicate = true } = options;
  const acceptOnce = createAcceptOnce();
  return async (event, delivery) => {
    if (!events.includes(nameEvent(event))) return 'ignored';
    if (!passesFilters(event, { ...options, events: [event.type] })) return 'accepted';
    const accept = async () => await start(event);
    return deduplicate ? await acceptOnce(identify(event, delivery), accept) : await accept();
  };
}

/**
 * Returns the same key for an event and each repetition of it. A receipt identifies the change and
 * the message, so it starts the workflow once, however often it arrives. A subscriber may send two
 * equal messages on purpose, so only a redelivery has the same key.
 */
function identify(event: SmppEvent, delivery: DeliveryInfo): string {
  if (event.type === 'incomingMessage' || event.record.id === null) return `offer ${delivery.id}`;
  const { id, phone, status, errorCode, changedAt, extra } = event.record;
  // A state or a date that cannot be parsed is used unchanged.
  const unread = status === null || changedAt === null ? extra : null;
  return `receipt ${JSON.stringify([id, phone, status, errorCode, changedAt, unread])}`;
}

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
