import { buildSmppEvent, type JoinedParts } from './build-event';
import type { SmppSettings } from './settings';
import type { DeliverHandler, SmppEvent } from './client-interface';
import type { SmppPorts } from './connection';
import { readMessage, type MessagePdu, type ReceivedPart } from './read-message';
import { createReassembly, type GatheredMessage } from './reassembly';
import {
  identifyPart,
  type Delivery,
  type DeliveryInfo,
  type Offer,
  type RedeliveryDetector,
} from './redelivery';

/** A message or a receipt that the server offers, and how to answer it. */
export interface IncomingOffer extends Offer {
  /**
   * Once. True: it is safe, and the server forgets it; false: the server is asked to offer it again.
   * `onConfirmed` is called when it is sure that the server got the answer.
   */
  respond(isTaken: boolean, onConfirmed?: () => void): void;
}

/** Hands statuses and incoming messages to their handlers. */
export interface DeliveryHandling {
  add(handler: DeliverHandler): () => void;
  /** Acknowledges once all handlers took it. */
  receive(pdu: MessagePdu, offer: IncomingOffer): void;
  /** Hands on all parts that wait for others, because there is no later. */
  flush(): void;
  /** Waits for no handler any more, and leaves no timer. */
  stop(): void;
}

type Done = (isTaken: boolean) => void;

export function createDeliveryHandling(
  ports: SmppPorts,
  settings: SmppSettings,
  iso: boolean,
  redeliveries: RedeliveryDetector,
): DeliveryHandling {
  const handlers = new Set<DeliverHandler>();
  const reassembly = createReassembly(settings.joinTimeoutMs);
  /** Who waits for the handlers of an event, by the ID of its delivery. */
  const inFlight = new Map<string, Done[]>();
  /** Ends the wait for the handlers of an event. */
  const waits = new Set<() => void>();
  let cancelTimer: (() => void) | null = null;

  function take(pdu: MessagePdu, offer: IncomingOffer): void {
    const received = readMessage(pdu);
    const delivery = redeliveries.offered(identifyPart(received), offer, ports.monotonicNow());
    const answer = (isTaken: boolean) => {
      delivery.responded(isTaken, ports.monotonicNow());
      offer.respond(isTaken, delivery.confirmed);
    };
    if (handlers.size === 0) return answer(false);
    if (received.part !== null && received.part.total > 1) receivePart(received, delivery, answer);
    else offerParts([received], delivery, answer);
  }

  /**
   * Parts are answered at once and kept, because a server may send the next only after the answer;
   * the last one is answered when the whole message was taken. A part that would push out another one
   * is left with the server.
   */
  function receivePart(received: ReceivedPart, delivery: Delivery, answer: Done): void {
    deliverOverdue();
    if (!makeRoom(received)) return answer(false);
    const added = reassembly.add(received, delivery, ports.monotonicNow());
    if (added.kind === 'repeated') return answer(true);
    if (added.displaced !== null) deliverIncomplete(added.displaced);
    watchOverdue();
    if (added.kind === 'waiting') return answer(true);
    const { message } = added;
    offerMessage(message, (isTaken) => {
      finishMessage(message, isTaken);
      answer(isTaken);
    });
  }

  /** Hands on the oldest messages without their missing parts; false if nobody takes them now. */
  function makeRoom(received: ReceivedPart): boolean {
    while (!reassembly.hasRoomFor(received)) {
      const oldest = reassembly.findOldest();
      if (oldest === null || !deliverIncomplete(oldest)) return false;
    }
    return true;
  }

  function offerMessage({ id, parts }: GatheredMessage, done: Done): void {
    const missing = parts.flatMap((part, index) => (part === null ? [index + 1] : []));
    offerParts(parts, { id: [id, ...missing].join(' '), isRepeated: false }, done);
  }

  function finishMessage(message: GatheredMessage, isTaken: boolean): void {
    const now = ports.monotonicNow();
    if (isTaken) return reassembly.forget(message, now);
    reassembly.putBack(message, now);
    watchOverdue();
  }

  /** False: nobody took it, and it waits again. */
  function deliverIncomplete(message: GatheredMessage): boolean {
    let isRefused = false;
    reassembly.setAside(message);
    offerMessage(message, (isTaken) => {
      isRefused = !isTaken;
      finishMessage(message, isTaken);
    });
    return !isRefused;
  }

  function deliverOverdue(now = ports.monotonicNow()): void {
    for (const message of reassembly.findOverdue(now)) deliverIncomplete(message);
  }

  /** Messages of which parts did not come in time are handed on as they are. */
  function watchOverdue(): void {
    const { dueAt } = reassembly;
    if (cancelTimer !== null || dueAt === null) return;
    cancelTimer = ports.schedule(Math.max(1, dueAt - ports.monotonicNow()), () => {
      cancelTimer = null;
      deliverOverdue();
      watchOverdue();
    });
  }

  function offerParts(parts: JoinedParts, delivery: DeliveryInfo, done: Done): void {
    const event = buildSmppEvent(parts, { iso, receivedAt: ports.wallClock() });
    if (event === null) return done(true);
    offer(event, { id: delivery.id, isRepeated: delivery.isRepeated }, done);
  }

  function offer(event: SmppEvent, delivery: DeliveryInfo, done: Done): void {
    // The same event is offered again while handlers work on it: both offers get their answer.
    const waiting = inFlight.get(delivery.id);
    if (waiting !== undefined) return void waiting.push(done);
    if (handlers.size === 0) return done(false);
    const answers = [...handlers].map((handler) => callHandler(handler, event, delivery));
    if (answers.includes(false)) return done(false);
    if (answers.every((taken) => taken === true)) return done(true);
    const all = [done];
    inFlight.set(delivery.id, all);
    const finish = (isTaken: boolean) => {
      if (!waits.delete(timeOut)) return;
      inFlight.delete(delivery.id);
      cancelTimeout();
      for (const one of all) one(isTaken);
    };
    const timeOut = () => finish(false);
    waits.add(timeOut);
    const cancelTimeout = ports.schedule(settings.handlerTimeoutMs, timeOut);
    const promises = answers.map((answer) => Promise.resolve(answer));
    void Promise.all(promises).then((taken) => finish(!taken.includes(false)));
  }

  return {
    add(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    receive: take,
    flush: () => deliverOverdue(Infinity),
    stop() {
      for (const giveUp of [...waits]) giveUp();
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

/** A handler that throws did not take the event. */
function callHandler(
  handler: DeliverHandler,
  event: SmppEvent,
  delivery: DeliveryInfo,
): boolean | Promise<boolean> {
  try {
    const taken = handler(event, delivery);
    if (typeof taken === 'boolean') return taken;
    return taken.then(
      (value) => value === true,
      () => false,
    );
  } catch {
    return false;
  }
}
