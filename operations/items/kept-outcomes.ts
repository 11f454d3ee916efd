import type { Host, RunMemory } from '../host';

/**
 * The outcomes of messages in earlier attempts of a run that a retry must not send again: accepted
 * messages, and those whose outcome is unknown.
 */
export class KeptOutcomes<Outcome> {
  private readonly memory: RunMemory<Record<string, Outcome>>;

  constructor(host: Host) {
    this.memory = host.openMemory((kept) => ({ ...(kept as Record<string, Outcome>) }));
  }

  /**
   * @param key identifies the item and its recipients, but not the text, which may contain the time
   */
  find(key: string): Outcome | null {
    return this.memory.ledger[key] ?? null;
  }

  keep(key: string, outcome: Outcome): void {
    this.memory.ledger[key] = outcome;
  }

  /** Called when a run is complete: the next run is a new one. */
  complete(): void {
    this.memory.complete();
  }
}
