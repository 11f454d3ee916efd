import type { SmppPorts } from './connection';
import { isFromServer, type RequestOutcome } from './pending-requests';

/** Until a request is sent for the sake of its answer alone. */
const PROBE_MS = 3000;

/**
 * Finds out which acknowledgements surely reached the server. Nothing answers an acknowledgement, but
 * a server that answers a request has read all that was sent before it.
 */
export interface Confirmations {
  readonly isEmpty: boolean;
  /** An acknowledgement was sent. */
  add(onConfirmed: () => void): void;
  /** The answer to the request that is sent now confirms what was added before. */
  carry(settle: (reply: RequestOutcome) => void): (reply: RequestOutcome) => void;
  stop(): void;
}

export function createConfirmations(ports: SmppPorts, probe: () => void): Confirmations {
  let unconfirmed: (() => void)[] = [];
  let cancelProbe: (() => void) | null = null;

  return {
    get isEmpty() {
      return unconfirmed.length === 0;
    },
    add(onConfirmed) {
      unconfirmed.push(onConfirmed);
      cancelProbe ??= ports.schedule(PROBE_MS, () => {
        cancelProbe = null;
        if (unconfirmed.length > 0) probe();
      });
    },
    carry(settle) {
      const carried = unconfirmed;
      unconfirmed = [];
      return (reply) => {
        if (isFromServer(reply)) for (const onConfirmed of carried) onConfirmed();
        else unconfirmed = [...carried, ...unconfirmed];
        settle(reply);
      };
    },
    stop() {
      cancelProbe?.();
      cancelProbe = null;
      unconfirmed = [];
    },
  };
}
