import { RateWindow, RateWindows } from '../../../protocol/pacing/rate-limit';

describe('RateWindow', () => {
  it('is free until its limit of requests run or have ended within the window and a second', () => {
    const window = new RateWindow(2, 60);
    expect(window.freeAt(0)).toBe(0);
    window.start();
    window.start();
    expect(window.freeAt(5)).toBe(Infinity);
    window.end(1000);
    expect(window.freeAt(1000)).toBe(62_000);
    window.end(3000);
    expect(window.freeAt(3000)).toBe(62_000);
    expect(window.freeAt(61_999)).toBe(62_000);
    expect(window.freeAt(62_000)).toBe(62_000);
    window.start();
    expect(window.freeAt(62_000)).toBe(64_000);
  });

  it('is idle when nothing runs and nothing is remembered', () => {
    const window = new RateWindow(5, 60);
    expect(window.isIdle(0)).toBe(true);
    window.start();
    expect(window.isIdle(0)).toBe(false);
    window.end(0);
    expect(window.isIdle(60_999)).toBe(false);
    expect(window.isIdle(61_000)).toBe(true);
  });
});

describe('RateWindows', () => {
  it('counts each thing separately', () => {
    const windows = new RateWindows(1, 60);
    windows.start('a');
    expect(windows.freeAt('a', 0)).toBe(Infinity);
    expect(windows.freeAt('b', 0)).toBe(0);
    windows.end('a', 10);
    expect(windows.freeAt('a', 10)).toBe(61_010);
  });

  it('forgets keys that were not used lately', () => {
    const windows = new RateWindows(5, 60);
    let most = 0;
    for (let index = 0; index < 10_000; index += 1) {
      const now = index * 1000;
      windows.start(`message ${index}`);
      windows.end(`message ${index}`, now);
      most = Math.max(most, windows.size);
    }
    expect(most).toBeLessThan(130);
  });

  it('ignores the end of a request that never started', () => {
    const windows = new RateWindows(1, 60);
    windows.end('a', 0);
    expect(windows.freeAt('a', 0)).toBe(0);
  });
});
