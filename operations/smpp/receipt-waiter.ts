import type { SmppEvent } from '../../protocol';
import type { DeliveryListener } from './session';

/** A receipt and what it says. */
export type Receipt = Extract<SmppEvent, { readonly type: 'deliveryStatus' }>;

/**
 * A receipt can come in the same breath as the ID of its message, or before. So long, in ms, it is
 * held while IDs are still to come, and then left to others.
 */
const HOLD_MS = 250;

interface Awaited {
  readonly ids: readonly string[];
  readonly latest: Map<string, Receipt>;
  readonly tellDone: () => void;
  readonly done: Promise<void>;
}

/** Collects the receipts of the messages that one run sends. */
export class ReceiptWaiter {
  private readonly byId = new Map<string, Awaited>();
  private readonly held = new Set<() => void>();
  private expected = 0;

  /** So many messages are about to be sent, whose IDs are to come. */
  expect(count: number): void {
    this.expected += count;
  }

  /** A message has these IDs, one for each part where the account is set so; none if it was refused. */
  settle(ids: readonly string[]): void {
    this.expected -= 1;
    let tellDone = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      tellDone = resolve;
    });
    const awaited = { ids, latest: new Map<string, Receipt>(), tellDone, done };
    for (const id of ids) this.byId.set(id, awaited);
    this.wakeHeld();
  }

  /** Also when a cancelled run sent fewer than it had meant to. */
  expectNoMore(): void {
    this.expected = 0;
    this.wakeHeld();
  }

  readonly listen: DeliveryListener = async (event) => {
    if (event.type !== 'deliveryStatus' || event.record.id === null) return 'notMine';
    const { id } = event.record;
    await this.holdUntilKnown(id);
    const awaited = this.byId.get(id);
    if (awaited === undefined) return 'notMine';
    awaited.latest.set(id, event);
    const isDone = awaited.ids.every((one) => awaited.latest.get(one)?.record.isFinal === true);
    if (isDone) awaited.tellDone();
    return 'taken';
  };

  /** Until all messages have a final status, the time is over, or the run is cancelled. */
  async wait(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const isOver = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, timeoutMs);
      if (signal?.aborted) resolve();
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
    const all = Promise.all([...new Set(this.byId.values())].map(({ done }) => done));
    await Promise.race([all, isOver]);
    clearTimeout(timer);
  }

  /** The last receipt of a message; of several parts the one that says most against its delivery. */
  find(ids: readonly string[]): Receipt | null {
    const latest = this.byId.get(ids[0] ?? '')?.latest;
    const receipts = ids.flatMap((id) => latest?.get(id) ?? []);
    const open = receipts.find(({ record }) => !record.isFinal);
    const undelivered = receipts.find(({ record }) => !record.isDelivered);
    return open ?? undelivered ?? receipts[0] ?? null;
  }

  private wakeHeld(): void {
    for (const wake of this.held) wake();
  }

  private async holdUntilKnown(id: string): Promise<void> {
    const isWaitedFor = () => this.expected > 0 && !this.byId.has(id);
    if (!isWaitedFor()) return;
    let wake = (): void => undefined;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      wake = () => {
        if (!isWaitedFor()) resolve();
      };
      this.held.add(wake);
      timer = setTimeout(resolve, HOLD_MS);
    });
    clearTimeout(timer);
    this.held.delete(wake);
  }
}
