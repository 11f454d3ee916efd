import { smppStatusCode } from '../tables/smpp';
import type { SmppPorts } from './connection';
import { readTlvNumber, type PduFields, type Tlv } from './pdu';
import { smppFailure, type SmppFailure } from './problem';
import { RateLimiter } from './rate-limiter';
import type { Reply, Session } from './session';
import type { SmppSettings } from './settings';
import type { PartJob } from './submission';

/** A query or cancel command. `reply` is `null` if it was not sent. */
export interface MessageCommand {
  readonly request: PduFields;
  readonly resolve: (reply: Reply | null, failure: SmppFailure | null) => void;
}

const TOO_FAST: ReadonlySet<number> = new Set([
  smppStatusCode('throttled'),
  smppStatusCode('queueFull'),
]);

/**
 * Queues messages and commands and sends them as the window, the peer and the rate limit allow.
 * Throttled messages are sent again before all others. Messages not written when a connection ends
 * go over the next one; messages written without a response are never sent again.
 */
export class SendQueue {
  private readonly commands = new Fifo<MessageCommand>();
  private readonly resends = new Fifo<PartJob>();
  private readonly parts = new Fifo<PartJob>();
  private readonly limiter: RateLimiter;
  private session: Session | null = null;
  private cancelFlush: (() => void) | null = null;
  private cancelTimeout: (() => void) | null = null;
  private progressAt = 0;
  private isThrottled = false;

  constructor(
    private readonly ports: SmppPorts,
    private readonly settings: SmppSettings,
  ) {
    this.limiter = new RateLimiter(settings.perSecond);
  }

  get waiting(): number {
    return this.commands.length + this.resends.length + this.parts.length;
  }

  addParts(jobs: readonly PartJob[]): void {
    this.watchTimeout();
    for (const job of jobs) this.parts.push(job);
    this.flush();
  }

  addCommand(command: MessageCommand): void {
    this.watchTimeout();
    this.commands.push(command);
    this.flush();
  }

  /** Sets the bound session, or `null` without one. */
  attach(session: Session | null): void {
    this.session = session;
    if (session === null) return;
    this.progressed();
    this.flush();
  }

  /** Sends as much as the limits allow. */
  flush(): void {
    const { session } = this;
    if (session === null) return;
    while (session.hasRoom) {
      const command = this.commands.shift();
      if (command !== undefined) {
        session.request(command.request, (reply) => {
          if (reply.kind === 'response') this.progressed();
          command.resolve(reply, null);
        });
        continue;
      }
      if (!this.maySend()) return;
      const job = this.resends.shift() ?? this.parts.shift();
      if (job === undefined) return;
      this.send(session, job);
    }
  }

  /** Drops all queued messages and commands as not sent. */
  dropAll(failure: SmppFailure): void {
    this.cancelFlush?.();
    this.cancelTimeout?.();
    this.cancelFlush = null;
    this.cancelTimeout = null;
    const jobs = [...this.resends.takeAll(), ...this.parts.takeAll()];
    for (const { resolve } of this.commands.takeAll()) resolve(null, failure);
    for (const { submission } of jobs) submission.drop(failure);
  }

  private send(session: Session, job: PartJob): void {
    const { submission, index } = job;
    if (submission.isFailed) {
      submission.drop(smppFailure('stopped'));
      return;
    }
    this.limiter.sent(this.ports.monotonicNow());
    session.request(submission.request(index), (reply) => {
      if (reply.kind === 'response' && TOO_FAST.has(reply.pdu.status)) {
        this.isThrottled = true;
        this.limiter.throttled(this.ports.monotonicNow());
        this.resends.push(job);
        if (this.cancelTimeout === null) this.scheduleTimeout();
        return;
      }
      if (reply.kind === 'response') {
        this.progressed();
        this.applyCongestion(reply.pdu);
      }
      submission.responded(reply);
    });
  }

  private applyCongestion({ tlvs }: { readonly tlvs: readonly Tlv[] }): void {
    if (tlvs.length === 0) return;
    this.limiter.reported(readTlvNumber(tlvs, 'congestion_state'), this.ports.monotonicNow());
  }

  /** Whether a message may be sent now; if not, schedules the next flush. */
  private maySend(): boolean {
    if (this.resends.length + this.parts.length === 0) return false;
    const now = this.ports.monotonicNow();
    const freeAt = this.limiter.freeAt(now);
    if (freeAt <= now) return true;
    this.cancelFlush ??= this.ports.schedule(Math.ceil(freeAt - now), () => {
      this.cancelFlush = null;
      this.flush();
    });
    return false;
  }

  private progressed(): void {
    this.progressAt = this.ports.monotonicNow();
    this.isThrottled = false;
  }

  /** Starts the timeout for a queue without progress. */
  private watchTimeout(): void {
    if (this.waiting === 0) this.progressAt = this.ports.monotonicNow();
    if (this.cancelTimeout === null) this.scheduleTimeout();
  }

  private scheduleTimeout(): void {
    const { queueTimeoutMs } = this.settings;
    const quietMs = this.ports.monotonicNow() - this.progressAt;
    this.cancelTimeout = this.ports.schedule(Math.max(1, queueTimeoutMs - quietMs), () => {
      this.cancelTimeout = null;
      if (this.waiting === 0) return;
      if (this.ports.monotonicNow() - this.progressAt < queueTimeoutMs) this.scheduleTimeout();
      else this.dropAll(smppFailure(this.isThrottled ? 'throttledTooLong' : 'notConnected'));
    });
  }
}

/** A queue with constant-time removal from its front. */
class Fifo<Entry> {
  private entries: (Entry | undefined)[] = [];
  private head = 0;

  get length(): number {
    return this.entries.length - this.head;
  }

  push(entry: Entry): void {
    this.entries.push(entry);
  }

  shift(): Entry | undefined {
    if (this.length === 0) return undefined;
    const entry = this.entries[this.head];
    this.entries[this.head] = undefined;
    this.head += 1;
    if (this.head > 1000 && this.head * 2 > this.entries.length) {
      this.entries = this.entries.slice(this.head);
      this.head = 0;
    }
    return entry;
  }

  takeAll(): Entry[] {
    const all = this.entries.slice(this.head) as Entry[];
    this.entries = [];
    this.head = 0;
    return all;
  }
}
