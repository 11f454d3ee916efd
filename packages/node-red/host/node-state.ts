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
    return await this.loading;
  }

  /** Resolves when what was assigned is stored. */
  async saved(): Promise<void> {
    await this.saving;
  }

  private async load(): Promise<Row> {
    const kept = await this.store.get(KEY);
    this.fields = isRecord(kept) ? (kept as Row) : {};
    return new Proxy(this.fields, {
      set: (fields, name, value) => {
        Reflect.set(fields, name, value);
        this.saving = this.saving.then(async () => await this.store.set(KEY, this.fields));
        return true;
      },
    });
  }
}
