import type { SessionLease } from '../../../../operations/smpp/session';
import type { SmppResult } from '../../../../protocol';

/** Maximum time (ms) to wait for running operations. Node-RED waits 15 s for a node to close. */
const LONGEST_WAIT_MS = 10_000;

/** Counts the uses of a session by the nodes of one config node. */
export class LeaseCount {
  private open = 0;
  private readonly waiting = new Set<() => void>();

  /** Counts a use from the attempt until it fails or is released. */
  async count(acquire: () => Promise<SmppResult<SessionLease>>): Promise<SmppResult<SessionLease>> {
    this.open += 1;
    let isReleased = false;
    const release = (): void => {
      if (isReleased) return;
      isReleased = true;
      this.open -= 1;
      if (this.open === 0) for (const end of [...this.waiting]) end();
    };
    const acquired = await acquire().catch((fault: unknown) => {
      release();
      throw fault;
    });
    if (!acquired.ok) {
      release();
      return acquired;
    }
    const lease = acquired.value;
    const counted: SessionLease = {
      get client() {
        return lease.client;
      },
      listen: (listener) => lease.listen(listener),
      onRejected: (notify) => lease.onRejected(notify),
      release() {
        lease.release();
        release();
      },
    };
    return { ok: true, value: counted };
  }

  /** Resolves when nobody uses the session, or after a time limit. */
  async untilNone(): Promise<void> {
    if (this.open === 0) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, LONGEST_WAIT_MS);
      this.waiting.add(end);
    });
  }
}
