import type { Host, RunMemory } from '../host';

/**
 * The outcomes of messages in earlier attempts of a run that a retry must not send again: accepted
 * messages, and those whose outcome is unknown.
 */
export class KeptOutcomes<Outcome> {
  private readonly memory: RunMemory<Record<string, Outcome>>;

  constructor(host: Host) {
    this.memory = host.recall((kept) => ({ ...(kept as Record<string, Outcome>) }));
  }

  /** @param key names the item and its recipients, but not the text, which may hold the time */
  recall(key: string): Outcome | null {
    return this.memory.ledger[key] ?? null;
  }

  keep(key: string, outcome: Outcome): void {
    this.memory.ledger[key] = outcome;
  }

  /** After a run that left nothing open: the next one is a new run. */
  forget(): void {
    this.memory.forget();
  }
}
