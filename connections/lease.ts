import type { DeliveryListener, Acceptance } from '../operations/smpp/session';
import type { DeliveryInfo, SmppEvent, SmppProblem } from '../protocol';

/** Maximum time in ms that an event waits for a test execution to start. */
const LONGEST_START_MS = 2000;

/**
 * The use of a session, with its listeners. A changed credential may move it to another session.
 */
export class Lease<Session> {
  readonly rejectionListeners = new Set<(problem: SmppProblem) => void>();
  private readonly listeners = new Set<DeliveryListener>();
  /** Events that wait until the lease is ready. */
  private readonly pending = new Set<() => void>();
  private isReady: boolean;
  private isOver = false;

  /** @param ready resolves when its listeners can accept events; `undefined`: at once */
  constructor(
    public session: Session,
    listener: DeliveryListener | undefined,
    private readonly ready: Promise<void> | undefined,
  ) {
    this.isReady = ready === undefined;
    if (listener !== undefined) this.listeners.add(listener);
    void ready?.then(() => {
      this.isReady = true;
    });
  }

  get isOpen(): boolean {
    return this.isReady && !this.isOver;
  }

  /** Whether its listeners cannot accept events yet. */
  get isStarting(): boolean {
    return !this.isReady && !this.isOver;
  }

  get currentListeners(): readonly DeliveryListener[] {
    return [...this.listeners];
  }

  /** Returns the function that removes the listener. */
  listen(listener: DeliveryListener): () => void {
    if (!this.isOver) this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Offers no more events to its listeners, and lets no event wait for them. An event that they are
   * processing stays with them, because its execution has started.
   */
  close(): void {
    this.isOver = true;
    this.listeners.clear();
    this.rejectionListeners.clear();
    for (const end of [...this.pending]) end();
  }

  /** Resolves when the lease is ready or closed, or after a time limit. */
  async waitUntilReady(): Promise<void> {
    if (!this.isStarting) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.pending.delete(end);
        resolve();
      };
      const timer = setTimeout(end, LONGEST_START_MS);
      this.pending.add(end);
      void this.ready?.then(end);
    });
  }
}

/**
 * Offers an event to the listeners of leases. Returns whether it may be acknowledged, see
 * `isAcknowledged`. Ready leases are offered the event first. Only if none of them listens to its
 * kind, it waits for a lease that is not ready yet, such as a test in the editor.
 */
export async function deliverToLeases(
  event: SmppEvent,
  delivery: DeliveryInfo,
  leases: Iterable<Lease<unknown>>,
): Promise<boolean> {
  const all = [...new Set(leases)];
  const starting = all.filter((lease) => lease.isStarting);
  const ready = all.filter((lease) => lease.isOpen);
  const results = await offerToAll(event, delivery, ready);
  if (starting.length === 0 || results.some((one) => one !== 'ignored'))
    return isAcknowledged(results);
  await Promise.race(starting.map(async (lease) => await lease.waitUntilReady()));
  const late = starting.filter((lease) => lease.isOpen);
  return isAcknowledged(await offerToAll(event, delivery, late));
}

/**
 * Returns whether a listener accepted the event and none failed. An event without listeners is left
 * to the gateway.
 */
export function isAcknowledged(results: readonly Acceptance[]): boolean {
  return results.includes('accepted') && !results.includes('failed');
}

/** A listener of several leases gets an event once. */
async function offerToAll(
  event: SmppEvent,
  delivery: DeliveryInfo,
  leases: readonly Lease<unknown>[],
): Promise<Acceptance[]> {
  const listeners = new Set(leases.flatMap((lease) => lease.currentListeners));
  return await Promise.all(
    [...listeners].map(async (listener): Promise<Acceptance> => {
      try {
        return await listener(event, delivery);
      } catch {
        return 'failed';
      }
    }),
  );
}
