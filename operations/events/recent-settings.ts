import type { SignatureSettings } from '../../protocol';
import { putLast } from './deduplicate';

/**
 * Milliseconds for which the settings of a credential are reused. A host decrypts the credential
 * and creates a sandbox for its expressions at each read, which costs more than the rest of a
 * callback. Without this cache forged callbacks could overload the host.
 */
export const SETTINGS_AGE_MS = 1000;

/** Maximum number of triggers whose settings are kept; the least recently read is dropped first. */
const KEPT_TRIGGERS = 100;

type Load = () => Promise<SignatureSettings>;

export interface RecentSettings {
  /** Returns the result of `load`, or its result for the same key within the last second. */
  read(key: string, load: Load): Promise<SignatureSettings>;
}

interface Entry {
  /** Start of the read. A later change of the credential may not be included. */
  readonly since: number;
  readonly settings: Promise<SignatureSettings>;
}

/** Concurrent callbacks share one read. A failed read is not kept. */
export function createRecentSettings(
  clock: () => number = () => Date.now(),
  kept = KEPT_TRIGGERS,
): RecentSettings {
  const entries = new Map<string, Entry>();
  return {
    read(key, load) {
      const now = clock();
      const known = entries.get(key);
      // A clock that was set back must not make an old entry look new.
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
