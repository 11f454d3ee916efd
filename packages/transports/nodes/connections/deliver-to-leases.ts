import type { Taken } from '../../../../operations/smpp/session';
import type { DeliveryInfo, SmppEvent } from '../../../../protocol';
import type { Lease } from './lease';

/**
 * Offers an event to the listeners of leases. True when it may be acknowledged, see `isAcknowledged`.
 * A lease that is not ready, such as a test that begins in the editor, holds nothing up for those
 * that are: it is offered an event, and waited for, only if nobody else listens to its kind.
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

/** Somebody took it and nobody failed to. What nobody listens to is left with the gateway. */
export function isAcknowledged(taken: readonly Taken[]): boolean {
  return taken.includes('taken') && !taken.includes('notTaken');
}

/** A listener of several leases hears of an event once. */
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
