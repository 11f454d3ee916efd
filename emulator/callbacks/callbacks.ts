import type { Account } from '../account';
import type { Clock } from '../clock';
import type { ReportFault } from '../fault-guard';
import type { Faults } from '../faults';
import { maskFields, type CallbackEntry, type Journal } from '../journal';
import { maskAddress, type HandlerAddress } from './address';
import { createDeliveryQueue } from './delivery-queue';
import { encodeCallback, type EncodedCallback } from './encode';
import type { CallbackEvent } from './event';
import { createPoster } from './post';

/** Seconds of the emulator's clock after which a failed callback is retried. */
export const RETRY_SECONDS = [10, 60] as const;
/** Seconds to hold a callback back for reordering before it is sent anyway. */
const REORDER_SECONDS = 60;

const AT_ONCE = 20;
const TIMEOUT_MS = 15_000;

export interface CallbacksContext {
  readonly clock: Clock;
  readonly account: Account;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly say: (line: string) => void;
  readonly report: ReportFault;
}

/** Sends the account's callbacks. */
export interface Callbacks {
  setAddress(address: HandlerAddress | null): void;
  tell(event: CallbackEvent): void;
  /** Resolves when every callback that is due has been delivered or has failed. */
  waitUntilIdle(): Promise<void>;
  /** Discards pending callbacks. */
  reset(): void;
  stop(): Promise<void>;
}

interface Parcel extends EncodedCallback {
  readonly event: CallbackEvent;
  readonly url: string;
}

export function createCallbacks(context: CallbacksContext): Callbacks {
  const { clock, account, faults, journal } = context;
  const queue = createDeliveryQueue(AT_ONCE);
  const poster = createPoster(TIMEOUT_MS);
  let address: HandlerAddress | null = null;
  let held = new Map<string, Parcel>();

  function enqueue(parcel: Parcel, attempt = 1): void {
    const run = () =>
      deliver(parcel, attempt).catch((error: unknown) => context.report('a callback', error));
    queue.add({ subject: parcel.event.subject, run });
  }

  async function deliver(parcel: Parcel, attempt: number): Promise<void> {
    const entry = journal.add<CallbackEntry>({
      kind: 'callback',
      at: new Date(clock.now()).toISOString(),
      event: parcel.event.kind,
      url: maskAddress(parcel.url),
      contentType: parcel.contentType,
      fields: maskFields(parcel.event.fields.map(([name, value]) => [name, String(value)])),
      attempt,
      httpStatus: null,
      answer: null,
      failure: null,
    });
    Object.assign(entry, await poster.post(parcel.url, parcel));
    const isDone = entry.httpStatus !== null && entry.httpStatus >= 200 && entry.httpStatus < 300;
    context.say(`callback ${entry.event} -> ${entry.httpStatus ?? entry.failure}`);
    const wait = RETRY_SECONDS[attempt - 1];
    if (!isDone && wait !== undefined) {
      clock.schedule(clock.now() + wait * 1000, () => enqueue(parcel, attempt + 1));
    }
  }

  /** Holds a callback back until the next one of the same message has been sent. */
  function hold(parcel: Parcel): void {
    const { subject } = parcel.event;
    held.set(subject, parcel);
    clock.schedule(clock.now() + REORDER_SECONDS * 1000, () => {
      if (held.get(subject) === parcel) release(subject);
    });
  }

  function release(subject: string): void {
    const parcel = held.get(subject);
    held.delete(subject);
    if (parcel) enqueue(parcel);
  }

  return {
    setAddress(next) {
      address = next;
    },
    tell(event) {
      if (!address) return;
      const parcel = {
        event,
        url: address.url,
        ...encodeCallback(event, address, account.settings),
      };
      const fault = faults.matchCallback();
      if (fault?.kind === 'dropCallback') return;
      if (fault?.kind === 'reorderCallbacks' && !held.has(event.subject)) return hold(parcel);
      enqueue(parcel);
      if (fault?.kind === 'duplicateCallback') enqueue(parcel);
      release(event.subject);
    },
    waitUntilIdle: () => queue.waitUntilIdle(),
    reset() {
      queue.clear();
      held = new Map();
    },
    async stop() {
      queue.clear();
      poster.stop();
      await queue.waitUntilIdle();
    },
  };
}
