import type { IExecuteFunctions } from 'n8n-workflow';
import { getCancelSignal } from '../../nodes/shared/execution-host';
import { pause } from '../../nodes/shared/n8n-functions';

describe('pause', () => {
  it('does not wait in a run that is cancelled', async () => {
    const abort = new AbortController();
    abort.abort();
    await expect(pause(60_000, abort.signal)).resolves.toBeUndefined();
  });

  it('ends soon after a run is cancelled', async () => {
    const abort = new AbortController();
    const paused = pause(60_000, abort.signal);
    abort.abort();
    await expect(paused).resolves.toBeUndefined();
  });

  it('waits in slices for the given time', async () => {
    jest.useFakeTimers();
    try {
      let isOver = false;
      const paused = pause(600).then(() => (isOver = true));
      await jest.advanceTimersByTimeAsync(599);
      expect(isOver).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      await paused;
      expect(isOver).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('getCancelSignal', () => {
  it("returns the host's signal, and undefined when the host has none", () => {
    const { signal } = new AbortController();
    const newer = { getExecutionCancelSignal: () => signal } as unknown as IExecuteFunctions;
    expect(getCancelSignal(newer)).toBe(signal);
    expect(getCancelSignal({} as IExecuteFunctions)).toBeUndefined();
  });
});
