import type { SmppSettings } from './settings';
import type { SmppPorts } from './connection';
import { isFromServer, type RequestOutcome } from './pending-requests';

/** Sends enquire_link when nothing goes one way or the other, and times out without a response. */
export interface EnquireLink {
  sent(): void;
  received(): void;
  stop(): void;
}

export interface EnquireLinkActions {
  request(answered: (reply: RequestOutcome) => void): void;
  timeOut(): void;
}

export function createEnquireLink(
  ports: SmppPorts,
  { enquireLinkMs, enquireLinkTimeoutMs }: SmppSettings,
  { request: ask, timeOut: giveUp }: EnquireLinkActions,
): EnquireLink {
  let sentAt = ports.monotonicNow();
  let receivedAt = sentAt;
  let cancel = ports.schedule(enquireLinkMs, look);
  let isStopped = false;

  function look(): void {
    const quietMs = ports.monotonicNow() - Math.min(sentAt, receivedAt);
    if (quietMs < enquireLinkMs) {
      cancel = ports.schedule(enquireLinkMs - quietMs, look);
      return;
    }
    cancel = ports.schedule(enquireLinkTimeoutMs, giveUp);
    ask((reply) => {
      if (isStopped || !isFromServer(reply)) return;
      cancel();
      cancel = ports.schedule(enquireLinkMs, look);
    });
  }

  return {
    sent() {
      sentAt = ports.monotonicNow();
    },
    received() {
      receivedAt = ports.monotonicNow();
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
