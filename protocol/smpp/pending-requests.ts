import type { KnownCommand, KnownPdu } from './pdu';
import type { SmppFailure } from './problem';

/** What became of a request that was sent. */
export type RequestOutcome =
  /** The response to it, whose status may be an error, or a `generic_nack` with an error. */
  | { readonly kind: 'response'; readonly pdu: Pick<KnownPdu, 'command' | 'status' | 'tlvs'> }
  /** No usable response: what the server did is unknown. */
  | { readonly kind: 'failure'; readonly failure: SmppFailure };

/** Whether the server sent something back, even if it cannot be read. */
export function isFromServer(reply: RequestOutcome): boolean {
  return reply.kind === 'response' || reply.failure.reason === 'unreadableResponse';
}

export interface SentRequest {
  readonly command: KnownCommand;
  /** Whether it takes a place in the window. */
  readonly usesWindow: boolean;
  readonly resolve: (reply: RequestOutcome) => void;
}

interface Entry extends SentRequest {
  readonly dueAt: number;
}

const LARGEST_SEQUENCE = 0x7fffffff;

/** Requests without an answer, by their sequence number. All have the same time to be answered. */
export class PendingRequests {
  private readonly entries = new Map<number, Entry>();
  private last = 0;
  private counted = 0;

  constructor(private readonly timeoutMs: number) {}

  /** Requests that take a place in the window. */
  get inFlight(): number {
    return this.counted;
  }

  /** When the oldest has waited too long; `null` if none waits. */
  get dueAt(): number | null {
    const [oldest] = this.entries.values();
    return oldest?.dueAt ?? null;
  }

  /** Gives the sequence number: 1 to 0x7FFFFFFF, then from the start; never one that is in use. */
  add({ command, usesWindow: counts, resolve: settle }: SentRequest, now: number): number {
    do this.last = this.last >= LARGEST_SEQUENCE ? 1 : this.last + 1;
    while (this.entries.has(this.last));
    // Field by field: a copy that is added to takes a whole microsecond.
    this.entries.set(this.last, {
      command,
      usesWindow: counts,
      resolve: settle,
      dueAt: now + this.timeoutMs,
    });
    if (counts) this.counted += 1;
    return this.last;
  }

  take(sequence: number): SentRequest | undefined {
    const entry = this.entries.get(sequence);
    if (entry === undefined) return undefined;
    this.entries.delete(sequence);
    if (entry.usesWindow) this.counted -= 1;
    return entry;
  }

  /** Those that waited too long. */
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
