import type { Host, RunMemory } from '../host';

/**
 * What became of messages in earlier attempts of a run, where sending them again could reach people
 * twice: those that were accepted, and those of which nobody knows. A retry sends the others.
 */
export class KeptOutcomes<Outcome> {
  private readonly memory: RunMemory<Record<string, Outcome>>;

  constructor(host: Host) {
    this.memory = host.recall((kept) => ({ ...(kept as Record<string, Outcome>) }));
  }

  /** @param key names the item and its recipients, not the text, which may hold the time of day */
  recall(key: string): Outcome | null {
    return this.memory.ledger[key] ?? null;
  }

  keep(key: string, outcome: Outcome): void {
    this.memory.ledger[key] = outcome;
  }

  /** After a run that left nothing open: whatever comes next is a new one. */
  forget(): void {
    this.memory.forget();
  }
}
