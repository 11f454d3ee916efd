import { smppStatusCode } from '../tables/smpp';
import { buildSmppEvent, type JoinedParts } from './build-event';
import type { SmppSettings } from './check-options';
import type { DeliverHandler } from './client-options';
import type { SmppPorts } from './connection';
import type { SmppEvent } from './incoming-event';
import { createPartJoiner } from './join-parts';
import { readMessage, type MessagePdu, type ReceivedPart } from './read-message';

/** Hands statuses and incoming messages to their handlers. */
export interface DeliverDesk {
  add(handler: DeliverHandler): () => void;
  /** Answers with 0 once all handlers took it, else with a status that asks to offer it again. */
  take(pdu: MessagePdu, answer: (status: number) => void): void;
  /** Hands on all parts that wait for others, because there is no later. */
  handOnAll(): void;
  /** Waits for no handler any more, and leaves no timer. */
  stop(): void;
}

const OK = smppStatusCode('ok');
const LATER = smppStatusCode('receiverTemporaryError');

export function createDeliverDesk(
  ports: SmppPorts,
  settings: SmppSettings,
  iso: boolean,
): DeliverDesk {
  const handlers = new Set<DeliverHandler>();
  const joiner = createPartJoiner(settings.joinTimeoutMs);
  /** Ends the wait for the handlers of an event. */
  const waits = new Set<() => void>();
  let takeBack: (() => void) | null = null;

  function take(pdu: MessagePdu, answer: (status: number) => void): void {
    if (handlers.size === 0) return answer(LATER);
    const received = readMessage(pdu);
    if (received.part !== null && received.part.total > 1) return takePart(received, answer);
    offerParts([received], (isTaken) => answer(isTaken ? OK : LATER));
  }

  /**
   * Parts are answered at once and kept, because a server may send the next only after the answer;
   * the last one is answered when the whole message was taken.
   */
  function takePart(received: ReceivedPart, answer: (status: number) => void): void {
    const { key, complete } = joiner.add(received, ports.now());
    handOnOverdue(ports.now());
    watchOverdue();
    if (complete === null) return answer(OK);
    offerParts(complete, (isTaken) => {
      if (isTaken) joiner.forget(key);
      answer(isTaken ? OK : LATER);
    });
  }

  function offerParts(parts: JoinedParts, done: (isTaken: boolean) => void): void {
    const event = buildSmppEvent(parts, { iso, receivedAt: ports.now() });
    if (event === null) return done(true);
    offer(event, done);
  }

  function offer(event: SmppEvent, done: (isTaken: boolean) => void): void {
    if (handlers.size === 0) return done(false);
    const answers = [...handlers].map((handler) => ask(handler, event));
    if (answers.includes(false)) return done(false);
    if (answers.every((taken) => taken === true)) return done(true);
    let isDone = false;
    const finish = (isTaken: boolean) => {
      if (isDone) return;
      isDone = true;
      waits.delete(giveUp);
      takeBackTimeout();
      done(isTaken);
    };
    const giveUp = () => finish(false);
    waits.add(giveUp);
    const takeBackTimeout = ports.schedule(settings.handlerTimeoutMs, giveUp);
    const promises = answers.map((answer) => Promise.resolve(answer));
    void Promise.all(promises).then((taken) => finish(!taken.includes(false)));
  }

  /** Messages of which parts did not come in time are handed on as they are. */
  function watchOverdue(): void {
    const { dueAt } = joiner;
    if (takeBack !== null || dueAt === null) return;
    takeBack = ports.schedule(Math.max(1, dueAt - ports.now()), () => {
      takeBack = null;
      handOnOverdue(ports.now());
      watchOverdue();
    });
  }

  function handOnOverdue(now: number): void {
    for (const parts of joiner.takeOverdue(now)) {
      offerParts(parts, (isTaken) => {
        if (isTaken) return;
        joiner.putBack(parts, ports.now());
        watchOverdue();
      });
    }
  }

  return {
    add(handler) {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    take,
    handOnAll: () => handOnOverdue(Infinity),
    stop() {
      for (const giveUp of [...waits]) giveUp();
      takeBack?.();
      takeBack = null;
    },
  };
}

/** A handler that throws did not take the event. */
function ask(handler: DeliverHandler, event: SmppEvent): boolean | Promise<boolean> {
  try {
    const taken = handler(event);
    if (typeof taken === 'boolean') return taken;
    return taken.then(
      (value) => value === true,
      () => false,
    );
  } catch {
    return false;
  }
}
