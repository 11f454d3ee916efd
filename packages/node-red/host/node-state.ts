import type { Row } from '../../../operations/host';
import { isRecord } from './is-record';
import type { NodeStore } from './context-store';

const KEY = 'smscState';

/** The state of a node as operations use it: an object whose fields they assign. */
export class NodeState {
  private loading: Promise<Row> | null = null;
  private saving: Promise<void> = Promise.resolve();
  private fields: Row = {};

  constructor(private readonly store: NodeStore) {}

  /** Returns the one object of all runs of the node, so that runs at the same time see each other. */
  async open(): Promise<Row> {
    this.loading ??= this.load();
    try {
      return await this.loading;
    } catch (error) {
      // The next run tries again.
      this.loading = null;
      throw error;
    }
  }

  /** Resolves when what was assigned is stored; rejects if the last attempt failed. */
  async saved(): Promise<void> {
    await this.saving;
  }

  private async load(): Promise<Row> {
    const kept = await this.store.get(KEY);
    this.fields = isRecord(kept) ? (kept as Row) : {};
    return new Proxy(this.fields, {
      set: (fields, name, value) => {
        Reflect.set(fields, name, value);
        this.save();
        return true;
      },
    });
  }

  /** A store that failed once is tried again, with all that was assigned. */
  private save(): void {
    const store = async (): Promise<void> => await this.store.set(KEY, this.fields);
    this.saving = this.saving.then(store, store);
    // A run that fails does not ask for the outcome, and nobody would catch it then.
    this.saving.catch(() => undefined);
  }
}
