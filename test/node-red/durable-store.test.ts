import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeStore } from '../../packages/node-red/host/context-store';
import {
  findNodeFolder,
  makeDurable,
  removeDurable,
} from '../../packages/node-red/host/durable-store';

function createMemory(isPersistent: boolean): NodeStore {
  const values = new Map<string, unknown>();
  return {
    isPersistent,
    get: async (key) => values.get(key),
    set: async (key, value) =>
      void (value === undefined ? values.delete(key) : values.set(key, value)),
    keys: async () => [...values.keys()],
  };
}

describe('makeDurable', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'smsc-store-')), 'node');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  it('finds values that the store has lost', async () => {
    await makeDurable(createMemory(true), folder).set('a', { b: 1 });
    const other = makeDurable(createMemory(true), folder);
    expect(await other.get('a')).toEqual({ b: 1 });
    expect(await other.keys()).toEqual(['a']);
  });

  it('deletes values in both places', async () => {
    const inner = createMemory(true);
    const store = makeDurable(inner, folder);
    await store.set('a', 1);
    await store.set('a', undefined);
    expect([await store.get('a'), await inner.get('a'), await store.keys()]).toEqual([
      ...[undefined, undefined, []],
    ]);
    await store.set('never', undefined);
  });

  it('keeps the last of several values that are set at the same time', async () => {
    const store = makeDurable(createMemory(true), folder);
    const values = Array.from({ length: 30 }, (_, index) => 'x'.repeat((index * 7919) % 5000));
    await Promise.all(values.map((value) => store.set('a', value)));
    expect(await store.get('a')).toBe(values.at(-1));
    expect(readdirSync(folder)).toEqual(['a.json']);
  });

  it('prefers what the file has, and ignores a file that is half written', async () => {
    const inner = createMemory(true);
    const store = makeDurable(inner, folder);
    await store.set('a', 2);
    await inner.set('a', 1);
    expect(await store.get('a')).toBe(2);
    writeFileSync(join(folder, 'a.json'), '{"x":');
    expect(await store.get('a')).toBe(1);
  });

  it('writes no file for a store in memory, or without a user directory', async () => {
    await makeDurable(createMemory(false), folder).set('a', 1);
    await makeDurable(createMemory(true), null).set('a', 1);
    expect(readdirSync(join(folder, '..'))).toEqual([]);
  });

  it('writes no file outside its folder', async () => {
    await expect(makeDurable(createMemory(true), folder).set('../a', 1)).rejects.toThrow();
    expect(findNodeFolder('/data', '../x')).toBeNull();
    expect(findNodeFolder(undefined, 'x')).toBeNull();
    expect(findNodeFolder('/data', 'a1.b2')).toBeNull();
    expect(findNodeFolder('/data', 'a1b2')).toBe('/data/smsc/a1b2');
  });

  it('removes the folder of a node', async () => {
    await makeDurable(createMemory(true), folder).set('a', 1);
    await removeDurable(folder);
    await removeDurable(null);
    expect(readdirSync(join(folder, '..'))).toEqual([]);
  });
});
