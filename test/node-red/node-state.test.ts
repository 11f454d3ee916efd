import { NodeState } from '../../packages/node-red/host/node-state';

describe('NodeState', () => {
  it('stores again after a store that failed, and leaves no rejection behind', async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown): void => void rejections.push(reason);
    process.on('unhandledRejection', note);
    const kept: unknown[] = [];
    let isFull = true;
    const state = new NodeState({
      isPersistent: true,
      get: () => (isFull ? Promise.reject(new Error('busy')) : Promise.resolve(undefined)),
      async set(_key, value) {
        if (isFull) throw new Error('disk full');
        kept.push(structuredClone(value));
      },
      keys: async () => [],
    });
    try {
      await expect(state.open()).rejects.toThrow('busy');
      isFull = false;
      const fields = await state.open();
      isFull = true;
      fields['first'] = 1;
      await new Promise((resolve) => setImmediate(resolve));
      await expect(state.saved()).rejects.toThrow('disk full');
      isFull = false;
      fields['second'] = 2;
      await state.saved();
      expect(kept).toEqual([{ first: 1, second: 2 }]);
      expect(rejections).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
