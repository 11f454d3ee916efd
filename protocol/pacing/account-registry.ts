import { AccountLimits, type LimitPorts } from './account-limits';

export interface RegistryBounds {
  /** Most accounts that are remembered while nothing of them runs. */
  readonly mostAccounts: number;
  /** How long, in ms, an account is remembered after its last use. */
  readonly idleMs: number;
}

interface Entry {
  readonly limits: AccountLimits;
  usedAt: number;
}

/**
 * The limits of the accounts that a process uses, one set for each. An account that is not used is
 * forgotten, one with a request that runs or waits never is.
 */
export class AccountRegistry {
  /** By account, the one that was used longest ago first. */
  private readonly entries = new Map<string, Entry>();
  private sweptAt = -Infinity;

  constructor(
    private readonly ports: LimitPorts,
    private readonly bounds: RegistryBounds,
  ) {}

  get size(): number {
    return this.entries.size;
  }

  /**
   * The limits of an account. Look them up for each request: between two requests of an execution
   * the account may have been forgotten.
   *
   * @param key names the account and nothing else, without a secret in readable form
   * @param processes that share the account; the last number that is given counts
   */
  find(key: string, processes: number): AccountLimits {
    const now = this.ports.monotonicNow();
    const known = this.entries.get(key);
    const limits = known?.limits ?? new AccountLimits(this.ports, processes);
    limits.setProcesses(processes);
    this.entries.delete(key);
    this.entries.set(key, { limits, usedAt: now });
    this.sweep(now, limits);
    return limits;
  }

  /** Forgets all accounts, as a new process would. */
  clear(): void {
    this.entries.clear();
  }

  private sweep(now: number, current: AccountLimits): void {
    const { mostAccounts, idleMs } = this.bounds;
    const isFull = this.entries.size > mostAccounts;
    if (!isFull && now - this.sweptAt < idleMs / 2) return;
    if (!isFull) this.sweptAt = now;
    for (const [key, { limits, usedAt }] of this.entries) {
      const isTooMany = this.entries.size > mostAccounts;
      // All that follow were used later.
      if (!isTooMany && now - usedAt < idleMs) return;
      if (limits === current || limits.isBusy) continue;
      if (isTooMany || limits.isForgettable()) this.entries.delete(key);
    }
  }
}
