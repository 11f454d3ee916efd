import type { KnownCommand, KnownPdu } from './pdu';
import type { SmppFailure } from './problem';

/** Outcome of a request that was sent. */
export type RequestOutcome =
  /** The response, possibly with an error status, or a `generic_nack` with an error. */
  | { readonly kind: 'response'; readonly pdu: Pick<KnownPdu, 'command' | 'status' | 'tlvs'> }
  /** No usable response arrived, so it is unknown what the server did. */
  | { readonly kind: 'failure'; readonly failure: SmppFailure };

/** Whether the server sent a response, even an unreadable one. */
export function isFromServer(reply: RequestOutcome): boolean {
  return reply.kind === 'response' || reply.failure.reason === 'unreadableResponse';
}

export interface SentRequest {
  readonly command: KnownCommand;
  /** Whether it counts towards the window. */
  readonly usesWindow: boolean;
  readonly resolve: (reply: RequestOutcome) => void;
}

interface Entry extends SentRequest {
  readonly dueAt: number;
}

const LARGEST_SEQUENCE = 0x7fffffff;

/** Requests without a response, by sequence number. All have the same time limit. */
export class PendingRequests {
  private readonly entries = new Map<number, Entry>();
  private last = 0;
  private counted = 0;

  constructor(private readonly timeoutMs: number) {}

  /** Number of requests that count towards the window. */
  get inFlight(): number {
    return this.counted;
  }

  /** When the oldest request times out; `null` if none is pending. */
  get dueAt(): number | null {
    const [oldest] = this.entries.values();
    return oldest?.dueAt ?? null;
  }

  /**
   * Adds a request. Returns its sequence number, from 1 to 0x7FFFFFFF and then from 1 again, never
   * one in use.
   */
  add({ command, usesWindow, resolve }: SentRequest, now: number): number {
    do this.last = this.last >= LARGEST_SEQUENCE ? 1 : this.last + 1;
    while (this.entries.has(this.last));
    // Listing the fields is faster than spreading the object.
    this.entries.set(this.last, {
      command,
      usesWindow,
      resolve,
      dueAt: now + this.timeoutMs,
    });
    if (usesWindow) this.counted += 1;
    return this.last;
  }

  take(sequence: number): SentRequest | undefined {
    const entry = this.entries.get(sequence);
    if (entry === undefined) return undefined;
    this.entries.delete(sequence);
    if (entry.usesWindow) this.counted -= 1;
    return entry;
  }

  /** Removes and returns the requests that timed out. */
  takeOverdue(now: number): SentRequest[] {
    const overdue: SentRequest[] = [];
    for (const [sequence, entry] of this.entries) {
      if (entry.dueAt > now) break;
      overdue.push(entry);
      this.take(sequence);
    }
    return overdue;
  }

  takeAll(): SentRequest[] {
    return this.takeOverdue(Infinity);
  }
}
