import {
  createRecentSettings,
  SETTINGS_AGE_MS,
  type RecentSettings,
} from '../../operations/events/recent-settings';
import type { SignatureSettings } from '../../protocol';

function settingsWith(secret: string): SignatureSettings {
  return { algorithm: 'sha1', secrets: [secret] };
}

/** A store of settings on a clock that the test sets, and a credential that counts its reads. */
function createStage(kept?: number) {
  const state = { now: 1_000_000, reads: 0, secret: 'first' };
  const recent: RecentSettings = createRecentSettings(() => state.now, kept);
  const load = () => {
    state.reads += 1;
    return Promise.resolve(settingsWith(state.secret));
  };
  const readSecret = async (key = 'a') => (await recent.read(key, load)).secrets[0];
  return { state, recent, readSecret };
}

describe('createRecentSettings', () => {
  it('reads once for all callbacks of a second', async () => {
    const { state, readSecret } = createStage();
    for (let at = 0; at < SETTINGS_AGE_MS; at += 1) {
      state.now = 1_000_000 + at;
      expect(await readSecret()).toBe('first');
    }
    expect(state.reads).toBe(1);
  });

  it('uses a changed secret after one second at the latest', async () => {
    const { state, readSecret } = createStage();
    await readSecret();
    state.now += SETTINGS_AGE_MS - 1;
    state.secret = 'second';
    expect(await readSecret()).toBe('first');
    state.now += 1;
    expect(await readSecret()).toBe('second');
  });

  it('counts the second from the start of the reading, not from the last callback', async () => {
    const { state, readSecret } = createStage();
    for (let at = 0; at <= 4; at += 1) {
      await readSecret();
      state.now += SETTINGS_AGE_MS / 2;
    }
    expect(state.reads).toBe(3);
  });

  it('shares one reading among simultaneous callbacks', async () => {
    const { state, readSecret } = createStage();
    const secrets = await Promise.all(Array.from({ length: 50 }, () => readSecret()));
    expect(new Set(secrets)).toEqual(new Set(['first']));
    expect(state.reads).toBe(1);
  });

  it('separates the settings of two triggers', async () => {
    const { state, readSecret } = createStage();
    expect(await readSecret('a')).toBe('first');
    state.secret = 'second';
    expect(await readSecret('b')).toBe('second');
    expect(await readSecret('a')).toBe('first');
  });

  it('discards an entry after the clock is set back', async () => {
    const { state, readSecret } = createStage();
    await readSecret();
    state.secret = 'second';
    state.now -= 3_600_000;
    expect(await readSecret()).toBe('second');
  });

  it('does not keep a failed reading', async () => {
    const { recent, readSecret } = createStage();
    const broken = () => Promise.reject(new Error('gone'));
    await expect(recent.read('a', broken)).rejects.toThrow('gone');
    expect(await readSecret('a')).toBe('first');
  });

  it('does not wait for a hanging reading after one second', async () => {
    const { state, recent, readSecret } = createStage();
    recent.read('a', () => new Promise(() => undefined)).catch(() => undefined);
    state.now += SETTINGS_AGE_MS;
    expect(await readSecret('a')).toBe('first');
  });

  it('keeps a limited number of triggers', async () => {
    const { state, readSecret } = createStage(2);
    for (const key of ['a', 'b', 'c']) await readSecret(key);
    await readSecret('c');
    expect(state.reads).toBe(3);
    await readSecret('a');
    expect(state.reads).toBe(4);
  });
});
