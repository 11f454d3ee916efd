import type { Clock } from '../clock';
import type { Delivery } from './deliveries';

/** A connection that takes deliveries. */
export interface Receiver {
  /** Sends one; `answered` is called with the status of the answer. */
  deliver(delivery: Delivery, answered: (status: number) => void): void;
}

/** Seconds of the emulator's clock after which a delivery that was not taken is offered again. */
const REDELIVERY_SECONDS = 10;
/** Deliveries without an answer on one connection. */
const WINDOW = 50;

/** What waits to be told over SMPP: kept until a client has taken it. */
export interface Outbound {
  add(delivery: Delivery): void;
  join(receiver: Receiver): void;
  /** What this one did not answer goes to the next. */
  leave(receiver: Receiver): void;
  /** Deliveries that no client has taken. */
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
