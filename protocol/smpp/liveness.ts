import type { SmppSettings } from './check-options';
import type { SmppPorts } from './connection';
import { isFromServer, type Reply } from './request-table';

/** Asks for a sign of life when nothing goes one way or the other, and gives up without one. */
export interface Liveness {
  sent(): void;
  received(): void;
  stop(): void;
}

export interface LivenessActions {
  ask(answered: (reply: Reply) => void): void;
  giveUp(): void;
}

export function createLiveness(
  ports: SmppPorts,
  { enquireLinkMs, enquireLinkTimeoutMs }: SmppSettings,
  { ask, giveUp }: LivenessActions,
): Liveness {
  let sentAt = ports.monotonicNow();
  let receivedAt = sentAt;
  let takeBack = ports.schedule(enquireLinkMs, look);
  let isStopped = false;

  function look(): void {
    const quietMs = ports.monotonicNow() - Math.min(sentAt, receivedAt);
    if (quietMs < enquireLinkMs) {
      takeBack = ports.schedule(enquireLinkMs - quietMs, look);
      return;
    }
    takeBack = ports.schedule(enquireLinkTimeoutMs, giveUp);
    ask((reply) => {
      if (isStopped || !isFromServer(reply)) return;
      takeBack();
      takeBack = ports.schedule(enquireLinkMs, look);
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
      takeBack();
    },
  };
}
