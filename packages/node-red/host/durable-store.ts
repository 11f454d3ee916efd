import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { NodeStore } from './context-store';

/** Names of keys that are safe as names of files. */
const SAFE = /^[\w-]+$/;

/**
 * Returns a store whose values survive the end of the process at any moment. Node-RED's own store in
 * files writes only every 30 seconds, so each value is also written to a file of its own. A store in
 * memory is returned as it is: then the user wants no files.
 *
 * @param folder folder of the node; `null` if Node-RED has no user directory
 */
export function makeDurable(store: NodeStore, folder: string | null): NodeStore {
  if (!store.isPersistent || folder === null) return store;
  const place = (key: string): string => {
    if (!SAFE.test(key)) throw new RangeError(`${key} cannot be the name of a file`);
    return join(folder, `${key}.json`);
  };
  const inOrder = createOrder();
  return {
    isPersistent: true,
    async get(key) {
      return (await readJson(place(key))) ?? (await store.get(key));
    },
    async set(key, value) {
      const file = place(key);
      // Requests at the same time store their state under the same key.
      await inOrder(file, async () => {
        if (value === undefined) await rm(file, { force: true });
        else await writeJson(folder, file, value);
        await store.set(key, value);
      });
    },
    async keys() {
      const files = (await readNames(folder)).filter((name) => name.endsWith('.json'));
      return [...new Set([...(await store.keys()), ...files.map((name) => name.slice(0, -5))])];
    },
  };
}

type Work = () => Promise<void>;

/** Returns a function that runs the work for a file after earlier work for it has ended. */
function createOrder(): (file: string, work: Work) => Promise<void> {
  const last = new Map<string, Promise<void>>();
  return async (file, work) => {
    const before = last.get(file) ?? Promise.resolve();
    const own = before.then(work, work);
    last.set(file, own);
    try {
      await own;
    } finally {
      if (last.get(file) === own) last.delete(file);
    }
  };
}

/** Deletes the files of a node that no longer exists. */
export async function removeDurable(folder: string | null): Promise<void> {
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}

/** Returns the folder of a node below the user directory; `null` without one. */
export function findNodeFolder(userDir: unknown, nodeId: string): string | null {
  if (typeof userDir !== 'string' || userDir === '' || !SAFE.test(nodeId)) return null;
  return join(userDir, 'smsc', nodeId);
}

/** A file that was only half written counts as absent. */
async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}

async function readNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}

/** Replaces the file in one step, after its content has reached the disk. */
async function writeJson(folder: string, file: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.new`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
