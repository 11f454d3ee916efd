import type { Taken } from '../../../../operations/smpp/session';
import type { DeliveryInfo, SmppEvent } from '../../../../protocol';
import type { Lease } from './lease';

/**
 * Offers an event to the listeners of leases. Returns whether it may be acknowledged, see
 * `isAcknowledged`. A lease that is not ready, such as a test that starts in the editor, does not
 * delay the others: it is offered an event, and waited for, only if no other lease listens to its
 * kind.
 */
export async function deliverToLeases(
  event: SmppEvent,
  delivery: DeliveryInfo,
  leases: Iterable<Lease<unknown>>,
): Promise<boolean> {
  const all = [...new Set(leases)];
  const starting = all.filter((lease) => lease.isStarting);
  const ready = all.filter((lease) => lease.canListen);
  const taken = await offerToAll(event, delivery, ready);
  if (starting.length === 0 || taken.some((one) => one !== 'notMine')) return isAcknowledged(taken);
  await Promise.race(starting.map(async (lease) => await lease.waitUntilReady()));
  const late = starting.filter((lease) => lease.canListen);
  return isAcknowledged(await offerToAll(event, delivery, late));
}

/**
 * Returns whether a listener accepted the event and none failed. An event without listeners is left
 * to the gateway.
 */
export function isAcknowledged(taken: readonly Taken[]): boolean {
  return taken.includes('taken') && !taken.includes('notTaken');
}

/** A listener of several leases gets an event once. */
async function offerToAll(
  event: SmppEvent,
  delivery: DeliveryInfo,
  leases: readonly Lease<unknown>[],
): Promise<Taken[]> {
  const listeners = new Set(leases.flatMap((lease) => lease.hearing));
  return await Promise.all(
    [...listeners].map(async (listener): Promise<Taken> => {
      try {
        return await listener(event, delivery);
      } catch {
        return 'notTaken';
      }
    }),
  );
}
