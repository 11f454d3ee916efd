import type { SmppEvent } from '../../../../protocol/transports';

/**
 * What a listener did with an event.
 * - `taken`: it is done with it, or does not want it although it listens to its kind.
 * - `notTaken`: it wanted it and could not take it; the gateway shall offer it again.
 * - `notMine`: it does not listen to events of this kind.
 */
export type Taken = 'taken' | 'notTaken' | 'notMine';

export type DeliveryListener = (event: SmppEvent) => Promise<Taken>;

/**
 * Offers an event to everybody who listens. True when it may be acknowledged: somebody took it and
 * nobody failed to. Where nobody listens to its kind the gateway keeps it for later.
 */
export async function deliverToListeners(
  event: SmppEvent,
  listeners: Iterable<DeliveryListener>,
): Promise<boolean> {
  const answers = await Promise.all([...listeners].map((listener) => ask(listener, event)));
  return answers.includes('taken') && !answers.includes('notTaken');
}

async function ask(listener: DeliveryListener, event: SmppEvent): Promise<Taken> {
  try {
    return await listener(event);
  } catch {
    return 'notTaken';
  }
}
