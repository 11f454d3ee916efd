import type { SmppSettings } from './settings';
import type { SmppPorts } from './connection';
import { isFromServer, type RequestOutcome } from './pending-requests';

/** Sends enquire_link on an idle connection and times out without a response. */
export interface EnquireLink {
  sent(): void;
  received(): void;
  stop(): void;
}

export interface EnquireLinkActions {
  request(onResponse: (reply: RequestOutcome) => void): void;
  timeOut(): void;
}

export function createEnquireLink(
  ports: SmppPorts,
  { enquireLinkMs, enquireLinkTimeoutMs }: SmppSettings,
  { request, timeOut }: EnquireLinkActions,
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
    cancel = ports.schedule(enquireLinkTimeoutMs, timeOut);
    request((reply) => {
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
