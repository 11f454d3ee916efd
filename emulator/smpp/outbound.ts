import type { Clock } from '../clock';
import type { Delivery } from './deliveries';

/** A bound connection that accepts deliveries. */
export interface Receiver {
  /** Sends a delivery; `answered` is called with the status of the response. */
  deliver(delivery: Delivery, answered: (status: number) => void): void;
}

/** Seconds of the emulator's clock after which a rejected delivery is retried. */
const REDELIVERY_SECONDS = 10;
/** Window: deliveries in flight on one connection. */
const WINDOW = 50;

/** Queue of deliveries, each kept until a client has accepted it. */
export interface Outbound {
  add(delivery: Delivery): void;
  join(receiver: Receiver): void;
  /** Deliveries in flight on this connection go to the next one. */
  leave(receiver: Receiver): void;
  /** Deliveries that no client has accepted. */
  readonly waiting: number;
  reset(): void;
}

export function createOutbound(clock: Clock): Outbound {
  let queue: Delivery[] = [];
  let resting = 0;
  const receivers = new Map<Receiver, Set<Delivery>>();

  function pump(): void {
    for (const [receiver, sent] of receivers) {
      while (sent.size < WINDOW && queue.length > 0)
        offer(receiver, sent, queue.shift() as Delivery);
    }
  }

  function offer(receiver: Receiver, sent: Set<Delivery>, delivery: Delivery): void {
    sent.add(delivery);
    receiver.deliver(delivery, (status) => {
      if (!sent.delete(delivery)) return;
      if (status !== 0) rest(delivery);
      pump();
    });
  }

  function rest(delivery: Delivery): void {
    resting += 1;
    clock.schedule(clock.now() + REDELIVERY_SECONDS * 1000, () => {
      resting -= 1;
      queue.push(delivery);
      pump();
    });
  }

  return {
    add(delivery) {
      queue.push(delivery);
      pump();
    },
    join(receiver) {
      receivers.set(receiver, new Set());
      pump();
    },
    leave(receiver) {
      const sent = receivers.get(receiver);
      receivers.delete(receiver);
      queue = [...(sent ?? []), ...queue];
      sent?.clear();
      pump();
    },
    get waiting() {
      const sent = [...receivers.values()].reduce((sum, { size }) => sum + size, 0);
      return queue.length + resting + sent;
    },
    reset() {
      queue = [];
      resting = 0;
      for (const sent of receivers.values()) sent.clear();
    },
  };
}
