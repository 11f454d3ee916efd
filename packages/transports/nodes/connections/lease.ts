import type { DeliveryListener, Taken } from '../../../../operations/smpp/session';
import type { DeliveryInfo, SmppEvent, SmppProblem } from '../../../../protocol';

/** How long, in ms, an event waits for a test in the editor, which starts right after the bind. */
const LONGEST_START_MS = 2000;

/**
 * The use of a session, with its listeners. A changed credential may move it to another session.
 */
export class Lease<Session> {
  readonly tellRefusal = new Set<(problem: SmppProblem) => void>();
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

  get canListen(): boolean {
    return this.isReady && !this.isOver;
  }

  /** Whether its listeners cannot accept events yet. */
  get isStarting(): boolean {
    return !this.isReady && !this.isOver;
  }

  get hearing(): readonly DeliveryListener[] {
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
    this.tellRefusal.clear();
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
 * `isAcknowledged`. A lease that is not ready, such as a test that starts in the editor, does not
 * delay the others: it is offered an event, and waited for, only if no other lease listens to its
 * kind.
 */
export async function deliverToLeases(
  event: SmppEvent,
  delivery: DeliveryInfo,
  leases: Iterable<Lease<unknown>>,
): Promise<boolean> {
  const all = [...new Set(leases)];
  const starting = all.filter((lease) => lease.isStarting);
  const ready = all.filter((lease) => lease.canListen);
  const taken = await offerToAll(event, delivery, ready);
  if (starting.length === 0 || taken.some((one) => one !== 'notMine')) return isAcknowledged(taken);
  await Promise.race(starting.map(async (lease) => await lease.waitUntilReady()));
  const late = starting.filter((lease) => lease.canListen);
  return isAcknowledged(await offerToAll(event, delivery, late));
}

/**
 * Returns whether a listener accepted the event and none failed. An event without listeners is left
 * to the gateway.
 */
export function isAcknowledged(taken: readonly Taken[]): boolean {
  return taken.includes('taken') && !taken.includes('notTaken');
}

/** A listener of several leases gets an event once. */
async function offerToAll(
  event: SmppEvent,
  delivery: DeliveryInfo,
  leases: readonly Lease<unknown>[],
): Promise<Taken[]> {
  const listeners = new Set(leases.flatMap((lease) => lease.hearing));
  return await Promise.all(
    [...listeners].map(async (listener): Promise<Taken> => {
      try {
        return await listener(event, delivery);
      } catch {
        return 'notTaken';
      }
    }),
  );
}
