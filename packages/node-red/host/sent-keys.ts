import { createHash, randomUUID } from 'node:crypto';
import type { Row } from '../../../operations/host';
import type { NodeStore } from './context-store';
import { isRecord } from './is-record';

/** For how long (ms) what was accepted under a key is not sent again. */
export const KEY_LIFETIME_MS = 86_400_000;
/** How often (ms) expired keys are deleted. */
const PRUNE_INTERVAL_MS = 3_600_000;
const PREFIX = 'smscSent_';

/** What the store keeps of a key. */
interface Entry {
  /** When something was accepted under it for the last time, or first tried; ms since 1970. */
  readonly at: number;
  /** Part of the message IDs, the same for all attempts. */
  readonly run: string;
  /** Plain JSON of the memory of the run; absent if the operation has none. */
  readonly ledger?: unknown;
  /** Output of a complete run of an operation without memory. */
  readonly rows?: readonly Row[];
}

/** The use of a key by one run. Runs with the same key follow one another. */
export interface KeyClaim {
  readonly run: string;
  /** What earlier runs stored; `null` for the first one. */
  readonly earlier: { readonly ledger: unknown; readonly rows: readonly Row[] | null } | null;
  /** Resolves when the state is stored. `hasNew`: something was accepted since the last call. */
  keep(state: Pick<Entry, 'ledger' | 'rows'>, hasNew: boolean): Promise<void>;
  /** Forgets the key: nothing was done under it. */
  forget(): Promise<void>;
  /** Lets the next run with the key start. Must be called. */
  release(): void;
}

/** The idempotency keys (`msg.smsc.key`) of a node. */
export class SentKeys {
  private readonly running = new Map<string, Promise<void>>();
  private prunedAt = 0;

  constructor(
    private readonly store: NodeStore,
    private readonly now: () => number = Date.now,
  ) {}

  async claim(key: string): Promise<KeyClaim> {
    const place = `${PREFIX}${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
    const before = this.running.get(place) ?? Promise.resolve();
    let release = (): void => undefined;
    const current = new Promise<void>((resolve) => {
      release = resolve;
    });
    const last = before.then(async () => await current);
    this.running.set(place, last);
    const end = (): void => {
      release();
      if (this.running.get(place) === last) this.running.delete(place);
    };
    await before;
    try {
      await this.prune();
      return await this.open(place, end);
    } catch (error) {
      end();
      throw error;
    }
  }

  private async open(place: string, release: () => void): Promise<KeyClaim> {
    const known = this.readEntry(await this.store.get(place));
    let { at } = known ?? { at: this.now() };
    const run = known?.run ?? randomUUID();
    return {
      run,
      earlier: known === null ? null : { ledger: known.ledger ?? null, rows: known.rows ?? null },
      keep: async (state, hasNew) => {
        if (hasNew) at = this.now();
        await this.store.set(place, { at, run, ...state });
      },
      forget: async () => await this.store.set(place, undefined),
      release,
    };
  }

  private readEntry(kept: unknown): Entry | null {
    if (!isRecord(kept)) return null;
    const { at, run } = kept as Partial<Entry>;
    if (typeof at !== 'number' || typeof run !== 'string') return null;
    return this.now() - at < KEY_LIFETIME_MS ? (kept as unknown as Entry) : null;
  }

  private async prune(): Promise<void> {
    if (this.now() - this.prunedAt < PRUNE_INTERVAL_MS) return;
    this.prunedAt = this.now();
    for (const place of await this.store.keys()) {
      if (!place.startsWith(PREFIX) || this.running.has(place)) continue;
      if (this.readEntry(await this.store.get(place)) === null) {
        await this.store.set(place, undefined);
      }
    }
  }
}
