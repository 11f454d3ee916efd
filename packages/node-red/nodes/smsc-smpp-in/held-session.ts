import type { DeliveryListener, SessionLease } from '../../../../operations/smpp/session';
import type { SmppClientState, SmppProblem, SmppResult } from '../../../../protocol';
import { guard } from '../../host/guard';

type HeldState = 'connected' | 'connecting' | 'disconnected';

export interface HeldOptions {
  readonly acquire: (listener: DeliveryListener) => Promise<SmppResult<SessionLease>>;
  readonly listener: DeliveryListener;
  readonly onState: (state: HeldState) => void;
  /** The session could not be opened, or the gateway has ended it. */
  readonly onProblem: (problem: SmppProblem) => void;
}

/** Milliseconds until the next attempt after the first failure; doubles with each. */
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 300_000;

/**
 * Holds a session until it is closed. The client reconnects after a lost connection; here a session
 * is opened again that could not be opened at first, or whose login was rejected.
 */
export class HeldSession {
  isClosed = false;
  private lease: SessionLease | null = null;
  private timer: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_PAUSE_MS;
  private stopWatching: () => void = () => undefined;

  constructor(private readonly options: HeldOptions) {}

  open(): void {
    void guard(
      () => this.connect(),
      () => this.tryLater(),
    );
  }

  close(): void {
    this.isClosed = true;
    clearTimeout(this.timer);
    this.drop();
  }

  private async connect(): Promise<void> {
    const { acquire, listener, onState, onProblem } = this.options;
    onState('connecting');
    const acquired = await acquire(listener);
    if (this.isClosed) {
      if (acquired.ok) acquired.value.release();
      return;
    }
    if (!acquired.ok) {
      onState('disconnected');
      onProblem(acquired.problem);
      // Settings that are not valid stay so until the next deployment.
      if (acquired.problem.kind !== 'input') this.tryLater();
      return;
    }
    this.lease = acquired.value;
    this.pauseMs = FIRST_PAUSE_MS;
    onState('connected');
    this.stopWatching = acquired.value.client.onState((state) => this.follow(state));
    acquired.value.onRejected((problem) => {
      if (this.isClosed) return;
      this.drop();
      onState('disconnected');
      onProblem(problem);
      this.tryLater();
    });
  }

  private follow({ kind }: SmppClientState): void {
    if (this.isClosed) return;
    if (kind === 'bound') this.options.onState('connected');
    else if (kind === 'connecting' || kind === 'waiting') this.options.onState('connecting');
  }

  private tryLater(): void {
    if (this.isClosed) return;
    this.timer = setTimeout(() => this.open(), this.pauseMs);
    this.pauseMs = Math.min(this.pauseMs * 2, LONGEST_PAUSE_MS);
  }

  private drop(): void {
    this.stopWatching();
    this.stopWatching = () => undefined;
    this.lease?.release();
    this.lease = null;
  }
}
