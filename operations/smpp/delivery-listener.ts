import type { DeliveryInfo, SmppEvent } from '../../protocol';

/**
 * What a listener did with an event.
 * - `taken`: it is done with it, or does not want it although it listens to its kind.
 * - `notTaken`: it wanted it and could not take it; the gateway shall offer it again.
 * - `notMine`: it does not listen to events of this kind.
 */
export type Taken = 'taken' | 'notTaken' | 'notMine';

export type DeliveryListener = (event: SmppEvent, delivery: DeliveryInfo) => Promise<Taken>;
