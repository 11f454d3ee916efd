import type { DeliveryListener } from '../../../../operations/smpp/session';
import type { SmppProblem } from '../../../../protocol';

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
