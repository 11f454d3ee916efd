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

/** A message or a receipt that the server offers, with its response. */
export interface IncomingOffer extends Offer {
  /**
   * Sends the response. Call it once: true acknowledges the message, false asks the server to offer
   * it again. `onConfirmed` is called when the server has received the acknowledgement for certain.
   */
  respond(isAccepted: boolean, onConfirmed?: () => void): void;
}

/** Delivers statuses and incoming messages to their handlers. */
export interface DeliveryHandling {
  add(handler: DeliverHandler): () => void;
  /** Acknowledges the message when all handlers accept it. */
  receive(pdu: MessagePdu, offer: IncomingOffer): void;
  /** Delivers all incomplete messages as they are, because the client stops. */
  flush(): void;
  /** Ends all waits for handlers and cancels the timers. */
  stop(): void;
}

type Done = (isAccepted: boolean) => void;

export function createDeliveryHandling(
  ports: SmppPorts,
  settings: SmppSettings,
  iso: boolean,
  redeliveries: RedeliveryDetector,
): DeliveryHandling {
  const handlers = new Set<DeliverHandler>();
  const reassembly = createReassembly(settings.joinTimeoutMs);
  /** Callbacks that wait for the handlers of an event, by delivery ID. */
  const inFlight = new Map<string, Done[]>();
  /** Time out the waits for handlers. */
  const waits = new Set<() => void>();
  let cancelTimer: (() => void) | null = null;

  function accept(pdu: MessagePdu, offer: IncomingOffer): void {
    const received = readMessage(pdu);
    const delivery = redeliveries.offered(identifyPart(received), offer, ports.monotonicNow());
    const respond = (isAccepted: boolean) => {
      delivery.responded(isAccepted, ports.monotonicNow());
      offer.respond(isAccepted, delivery.confirmed);
    };
    if (handlers.size === 0) return respond(false);
    if (received.part !== null && received.part.total > 1) receivePart(received, delivery, respond);
    else offerParts([received], delivery, respond);
  }

  /**
   * Stores the part and acknowledges it at once, because a server may wait for the acknowledgement
   * before it sends the next part. The last part is acknowledged when the handlers accept the whole
   * message. A part without room is rejected temporarily.
   */
  function receivePart(received: ReceivedPart, delivery: Delivery, respond: Done): void {
    deliverOverdue();
    if (!makeRoom(received)) return respond(false);
    const added = reassembly.add(received, delivery, ports.monotonicNow());
    if (added.kind === 'repeated') return respond(true);
    if (added.displaced !== null) deliverIncomplete(added.displaced);
    watchOverdue();
    if (added.kind === 'waiting') return respond(true);
    const { message } = added;
    offerMessage(message, (isAccepted) => {
      finishMessage(message, isAccepted);
      respond(isAccepted);
    });
  }

  /**
   * Delivers the oldest messages without their missing parts; false if the handlers do not accept
   * them.
   */
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

  function finishMessage(message: GatheredMessage, isAccepted: boolean): void {
    const now = ports.monotonicNow();
    if (isAccepted) return reassembly.forget(message, now);
    reassembly.putBack(message, now);
    watchOverdue();
  }

  /** Returns false if the handlers do not accept the message; it then waits again. */
  function deliverIncomplete(message: GatheredMessage): boolean {
    let isRejected = false;
    reassembly.setAside(message);
    offerMessage(message, (isAccepted) => {
      isRejected = !isAccepted;
      finishMessage(message, isAccepted);
    });
    return !isRejected;
  }

  function deliverOverdue(now = ports.monotonicNow()): void {
    for (const message of reassembly.findOverdue(now)) deliverIncomplete(message);
  }

  /** Schedules the delivery of messages whose parts did not arrive in time. */
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
    // The event was offered again while handlers work on it: both offers get the same response.
    const waiting = inFlight.get(delivery.id);
    if (waiting !== undefined) return void waiting.push(done);
    if (handlers.size === 0) return done(false);
    const results = [...handlers].map((handler) => callHandler(handler, event, delivery));
    if (results.includes(false)) return done(false);
    if (results.every((accepted) => accepted === true)) return done(true);
    const all = [done];
    inFlight.set(delivery.id, all);
    const finish = (isAccepted: boolean) => {
      if (!waits.delete(timeOut)) return;
      inFlight.delete(delivery.id);
      cancelTimeout();
      for (const one of all) one(isAccepted);
    };
    const timeOut = () => finish(false);
    waits.add(timeOut);
    const cancelTimeout = ports.schedule(settings.handlerTimeoutMs, timeOut);
    const promises = results.map((result) => Promise.resolve(result));
    void Promise.all(promises).then((accepted) => finish(!accepted.includes(false)));
  }

  return {
    add(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    receive: accept,
    flush: () => deliverOverdue(Infinity),
    stop() {
      for (const timeOut of [...waits]) timeOut();
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

/** A handler that throws has not accepted the event. */
function callHandler(
  handler: DeliverHandler,
  event: SmppEvent,
  delivery: DeliveryInfo,
): boolean | Promise<boolean> {
  try {
    const accepted = handler(event, delivery);
    if (typeof accepted === 'boolean') return accepted;
    return accepted.then(
      (value) => value === true,
      () => false,
    );
  } catch {
    return false;
  }
}
