import type { SmppPorts } from './connection';
import { isFromServer, type RequestOutcome } from './pending-requests';

/** Delay before an enquire_link is sent to confirm acknowledgements. */
const PROBE_MS = 3000;

/**
 * Finds out which acknowledgements the server has received. Acknowledgements have no response, but
 * a server that responds to a request has read everything sent before it.
 */
export interface Confirmations {
  readonly isEmpty: boolean;
  /** Adds an acknowledgement that was sent. */
  add(onConfirmed: () => void): void;
  /**
   * Wraps the response callback of the next request: its response confirms the acknowledgements
   * before it.
   */
  carry(resolve: (reply: RequestOutcome) => void): (reply: RequestOutcome) => void;
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
    carry(resolve) {
      const carried = unconfirmed;
      unconfirmed = [];
      return (reply) => {
        if (isFromServer(reply)) for (const onConfirmed of carried) onConfirmed();
        else unconfirmed = [...carried, ...unconfirmed];
        resolve(reply);
      };
    },
    stop() {
      cancelProbe?.();
      cancelProbe = null;
      unconfirmed = [];
    },
  };
}
