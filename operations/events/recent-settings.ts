import type { SignatureSettings } from '../../protocol';
import { putLast } from './deduplicate';

/**
 * For how long, in milliseconds, callbacks are checked with what the credential held. A host decrypts it
 * and makes a sandbox for its expressions each time that it is asked, which costs more than
 * everything else about a callback: without this, forged ones could keep the host busy.
 */
export const SETTINGS_AGE_MS = 1000;

/** Triggers whose settings are kept at the same time; the one read longest ago goes first. */
const KEPT_TRIGGERS = 100;

type Load = () => Promise<SignatureSettings>;

export interface RecentSettings {
  /** What `load` gives, or gave for the same key within the last second. */
  read(key: string, load: Load): Promise<SignatureSettings>;
}

interface Entry {
  /** When the reading began: a change of the credential after that may not be in it. */
  readonly since: number;
  readonly settings: Promise<SignatureSettings>;
}

/** Callbacks that come together share one reading. One that fails is not kept. */
export function createRecentSettings(
  clock: () => number = () => Date.now(),
  kept = KEPT_TRIGGERS,
): RecentSettings {
  const entries = new Map<string, Entry>();
  return {
    read(key, load) {
      const now = clock();
      const known = entries.get(key);
      // A clock that was set back must not make an old entry a young one.
      const age = known === undefined ? Infinity : now - known.since;
      if (known !== undefined && age >= 0 && age < SETTINGS_AGE_MS) return known.settings;
      const entry = { since: now, settings: load() };
      putLast(entries, key, entry, kept);
      entry.settings.catch(() => {
        if (entries.get(key) === entry) entries.delete(key);
      });
      return entry.settings;
    },
  };
}
