import { isRecord } from './is-record';
import type { Context, Red, RedNode } from './red';

/** Values of a node that outlive a deploy and, in a persistent store, a restart of Node-RED. */
export interface NodeStore {
  /** Whether values survive a restart. The default of Node-RED keeps them in memory only. */
  readonly isPersistent: boolean;
  get(key: string): Promise<unknown>;
  /** Stores plain JSON; `undefined` deletes the key. */
  set(key: string, value: unknown): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** Opens the context of a node in the first persistent store, the default one if possible. */
export function openNodeStore(
  red: Pick<Red, 'settings'>,
  node: Pick<RedNode, 'context'>,
): NodeStore {
  const store = findPersistentStore(red.settings['contextStorage']);
  const context: Context = node.context();
  return {
    isPersistent: store !== null,
    get: async (key) =>
      await new Promise((resolve, reject) => {
        context.get(key, store ?? undefined, (error, value) => {
          if (error) reject(error);
          else resolve(copy(value));
        });
      }),
    set: async (key, value) =>
      await new Promise((resolve, reject) => {
        context.set(key, copy(value), store ?? undefined, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    keys: async () =>
      await new Promise((resolve, reject) => {
        context.keys(store ?? undefined, (error, keys) => {
          if (error) reject(error);
          else resolve(keys ?? []);
        });
      }),
  };
}

/** A store in memory returns the object that was set, so later changes would show in it. */
function copy(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

/**
 * Returns the name of a store that survives a restart; `null` without one. A store is configured as
 * `{ module: 'localfilesystem' }`, or as the name of another store.
 */
export function findPersistentStore(storage: unknown): string | null {
  if (!isRecord(storage)) return null;
  const names = Object.keys(storage);
  const ordered = [...names.filter((name) => name === 'default'), ...names];
  return ordered.find((name) => isPersistent(storage, name)) ?? null;
}

function isPersistent(storage: Readonly<Record<string, unknown>>, name: string): boolean {
  const configured = storage[name];
  if (typeof configured === 'string') {
    return configured !== name && Object.hasOwn(storage, configured)
      ? isPersistent({ ...storage, [name]: undefined }, configured)
      : false;
  }
  return isRecord(configured) && Boolean(configured['module']) && configured['module'] !== 'memory';
}
