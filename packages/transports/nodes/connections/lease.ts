import type { DeliveryListener, Taken } from '../../../../operations/smpp/session';
import type { DeliveryInfo, SmppEvent, SmppProblem } from '../../../../protocol';

/** How long, in ms, an event waits for a test in the editor, which begins right after the bind. */
const LONGEST_START_MS = 2000;

/** One user of a session, with what it listens to. A changed credential may move it to another one. */
export class Lease<Session> {
  readonly tellRefusal = new Set<(problem: SmppProblem) => void>();
  private readonly listeners = new Set<DeliveryListener>();
  /** Events that wait for it to be ready. */
  private readonly pending = new Set<() => void>();
  private isReady: boolean;
  private isOver = false;

  /** @param ready when its listeners can take events; `undefined`: from the first moment */
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

  /** Whether its listeners will take events, but not yet. */
  get isStarting(): boolean {
    return !this.isReady && !this.isOver;
  }

  get hearing(): readonly DeliveryListener[] {
    return [...this.listeners];
  }

  /** Returns what ends the listening. */
  listen(listener: DeliveryListener): () => void {
    if (!this.isOver) this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Nothing is offered to its listeners any more, and nothing waits for them to be ready. An event
   * that they work on is still theirs: its execution has started.
   */
  close(): void {
    this.isOver = true;
    this.listeners.clear();
    this.tellRefusal.clear();
    for (const end of [...this.pending]) end();
  }

  /** Resolves when it is ready, closed, or too slow. */
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
 * Offers an event to the listeners of leases. True when it may be acknowledged, see `isAcknowledged`.
 * A lease that is not ready, such as a test that begins in the editor, holds nothing up for those
 * that are: it is offered an event, and waited for, only if nobody else listens to its kind.
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

/** Somebody took it and nobody failed to. What nobody listens to is left with the gateway. */
export function isAcknowledged(taken: readonly Taken[]): boolean {
  return taken.includes('taken') && !taken.includes('notTaken');
}

/** A listener of several leases hears of an event once. */
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
