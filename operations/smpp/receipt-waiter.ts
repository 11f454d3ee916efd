import type { SmppEvent } from '../../protocol';
import type { DeliveryListener } from './session';

/** A receipt and its parsed fields. */
export type Receipt = Extract<SmppEvent, { readonly type: 'deliveryStatus' }>;

/**
 * A receipt may arrive together with the submit_sm_resp that holds its message ID, or before it. It
 * is held for this time, in ms, while responses are pending, and then left to other listeners.
 */
const HOLD_MS = 250;

interface Awaited {
  readonly ids: readonly string[];
  readonly latest: Map<string, Receipt>;
  readonly resolveDone: () => void;
  readonly done: Promise<void>;
}

/** Collects the receipts of the messages that one run sends. */
export class ReceiptWaiter {
  private readonly byId = new Map<string, Awaited>();
  private readonly held = new Set<() => void>();
  private expected = 0;

  /** Announces messages that are about to be sent and whose IDs are pending. */
  expect(count: number): void {
    this.expected += count;
  }

  /**
   * Sets the IDs of a message: one, or one for each part if the account is set up so; none if it
   * was rejected.
   */
  settle(ids: readonly string[]): void {
    this.expected -= 1;
    let resolveDone = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      resolveDone = resolve;
    });
    const awaited = { ids, latest: new Map<string, Receipt>(), resolveDone, done };
    for (const id of ids) this.byId.set(id, awaited);
    this.wakeHeld();
  }

  /** Called after sending, also if a cancelled run sent fewer messages than announced. */
  expectNoMore(): void {
    this.expected = 0;
    this.wakeHeld();
  }

  readonly listen: DeliveryListener = async (event) => {
    if (event.type !== 'deliveryStatus' || event.record.id === null) return 'ignored';
    const { id } = event.record;
    await this.holdUntilKnown(id);
    const awaited = this.byId.get(id);
    if (awaited === undefined) return 'ignored';
    awaited.latest.set(id, event);
    const isDone = awaited.ids.every((one) => awaited.latest.get(one)?.record.isFinal === true);
    if (isDone) awaited.resolveDone();
    return 'accepted';
  };

  /** Waits until all messages have a final status, the timeout, or the cancellation of the run. */
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

  /** Returns the last receipt of a message; of several parts, the one with the worst status. */
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
