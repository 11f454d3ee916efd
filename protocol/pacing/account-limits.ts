import { isRateRejection, type Problem } from '../problem';
import {
  COST_REQUEST_LIMIT,
  type EndpointName,
  ENDPOINTS,
  type RateLimit,
  SENDER_CREATION_LIMIT,
  SUB_CLIENT_LIMIT,
  windowMs,
} from '../tables';
import { ConcurrencyLimit } from './concurrency-limit';
import { EndpointRateLimiter } from './rate-limit';
import { StatusCollector } from './status-collector';
import type { CollectorPorts } from './status-responses';

export type LimitPorts = CollectorPorts;

function atOnce(endpoint: EndpointName): number {
  const limits: readonly RateLimit[] = ENDPOINTS[endpoint].limits;
  return limits.find(({ per }) => per === 'connection')?.allowed ?? Infinity;
}

/** Concurrent requests per account that the gateway accepts, for all endpoints and for status.php. */
const REQUESTS_AT_ONCE = atOnce('send');
const STATUS_REQUESTS_AT_ONCE = atOnce('status');
/** Maximum of one process, which leaves the rest to other programs of the account. */
const MOST_AT_ONCE = 10;

const SEND_LIMITS: readonly RateLimit[] = ENDPOINTS.send.limits;
const IDENTICAL = SEND_LIMITS.find(({ per }) => per === 'identicalRequest') as RateLimit;
/** Milliseconds after which the gateway accepts an equal message again. */
export const EQUAL_MESSAGE_MS = windowMs(IDENTICAL.seconds);

interface Rule {
  readonly endpoint: EndpointName;
  readonly limits: readonly RateLimit[];
}

function rulesOf(endpoint: EndpointName): Rule {
  return { endpoint, limits: ENDPOINTS[endpoint].limits };
}

/** The rate limiters of an account. `status.php` has the collector instead. */
const RATE_RULES = {
  balance: rulesOf('balance'),
  info: rulesOf('info'),
  senders: rulesOf('senders'),
  phones: rulesOf('phones'),
  get: rulesOf('get'),
  jobs: rulesOf('jobs'),
  price: { endpoint: 'send', limits: [COST_REQUEST_LIMIT] },
  newSender: { endpoint: 'senders', limits: [SENDER_CREATION_LIMIT] },
  newSubClient: { endpoint: 'users', limits: [SUB_CLIENT_LIMIT] },
  // Counted per subaccount: its login is the identity.
  subClientChange: {
    endpoint: 'users',
    limits: [{ ...SUB_CLIENT_LIMIT, per: 'identicalRequest' }],
  },
} as const satisfies Record<string, Rule>;

export type RateLimiterName = keyof typeof RATE_RULES;

/**
 * The limits of one account, shared by all its clients in a process: concurrency limits, rate limits,
 * the collector that combines status requests; and the currency.
 */
export class AccountLimits {
  private readonly requests: ConcurrencyLimit;
  private readonly statusRequests: ConcurrencyLimit;
  private collector: StatusCollector | null = null;
  readonly sends = new RecentSends();
  private readonly rates = new Map<RateLimiterName, EndpointRateLimiter>();
  /** As the gateway told it last in this process; `null` until then. */
  currency: string | null = null;

  /** @param processes number of processes that share the concurrency limits of the account */
  constructor(
    private readonly ports: LimitPorts,
    processes = 1,
  ) {
    const { requests, statusRequests } = divide(processes);
    this.requests = new ConcurrencyLimit(requests, ports.monotonicNow);
    this.statusRequests = new ConcurrencyLimit(statusRequests, ports.monotonicNow);
  }

  get statuses(): StatusCollector {
    this.collector ??= new StatusCollector(this.statusRequests, this.ports);
    return this.collector;
  }

  setProcesses(processes: number): void {
    const { requests, statusRequests } = divide(processes);
    this.requests.setMost(requests);
    this.statusRequests.setMost(statusRequests);
  }

  rate(name: RateLimiterName): EndpointRateLimiter {
    let pacing = this.rates.get(name);
    if (pacing === undefined) {
      const { endpoint, limits } = RATE_RULES[name];
      pacing = new EndpointRateLimiter(endpoint, limits);
      this.rates.set(name, pacing);
    }
    return pacing;
  }

  /**
   * Waits until a request may start. Returns `false` when the signal was aborted; otherwise `leave`
   * must follow.
   */
  async enter(endpoint: EndpointName, owner: object, signal?: AbortSignal): Promise<boolean> {
    const isStatus = endpoint === 'status';
    if (isStatus && !(await this.statusRequests.enter(owner, signal))) return false;
    if (await this.requests.enter(owner, signal)) return true;
    if (isStatus) this.statusRequests.leave();
    return false;
  }

  leave(endpoint: EndpointName): void {
    this.requests.leave();
    if (endpoint === 'status') this.statusRequests.leave();
  }

  /**
   * Reduces the concurrency limit if the problem is a concurrency rejection.
   * @param startedAt start of the request in ms of the monotonic clock
   */
  noteProblem(problem: Problem, startedAt: number): void {
    if (!isRateRejection(problem) || problem.limit === 'repetition') return;
    const limit = problem.endpoint === 'status' ? this.statusRequests : this.requests;
    limit.noteRejection(startedAt);
  }

  /** Whether a request of the account is in flight or waits. */
  get isBusy(): boolean {
    const isCollecting = this.collector?.isBusy ?? false;
    const isAtWork = !this.requests.isIdle || !this.statusRequests.isIdle || isCollecting;
    return isAtWork || [...this.rates.values()].some(({ isBusy }) => isBusy);
  }

  /** Whether the account has no state: no request, and no rate window that still counts. */
  isForgettable(): boolean {
    const now = this.ports.monotonicNow();
    if (this.isBusy || this.collector?.isIdle(now) === false) return false;
    if (!this.sends.isIdle(now)) return false;
    return [...this.rates.values()].every((pacing) => pacing.isIdle(now));
  }
}

/** Returns how many requests one of several processes may have in flight. */
function divide(processes: number): { requests: number; statusRequests: number } {
  const count = Math.max(1, Math.floor(processes) || 1);
  const share = (total: number) => Math.max(1, Math.floor(total / count));
  return {
    requests: Math.min(MOST_AT_ONCE, share(REQUESTS_AT_ONCE)),
    statusRequests: share(STATUS_REQUESTS_AT_ONCE),
  };
}

export interface RegistryBounds {
  /** Maximum number of accounts that are kept without requests. */
  readonly mostAccounts: number;
  /** Time in ms that an account is kept after its last use. */
  readonly idleMs: number;
}

interface Entry {
  readonly limits: AccountLimits;
  usedAt: number;
}

/**
 * The limits of all accounts that a process uses. Unused accounts are removed; accounts with a
 * request in flight or waiting are kept.
 */
export class AccountRegistry {
  /** By account, the least recently used first. */
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
   * Returns the limits of an account. Call this for each request, because an account may be removed
   * between two requests of an execution.
   *
   * @param key identifies the account, and contains no readable secret
   * @param processes number of processes that share the account; replaces the previous value
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

  /** Removes all accounts. */
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
      // All following accounts were used later.
      if (!isTooMany && now - usedAt < idleMs) return;
      if (limits === current || limits.isBusy) continue;
      if (isTooMany || limits.isForgettable()) this.entries.delete(key);
    }
  }
}

/**
 * When this process sent what, for as long as the gateway rejects an equal message. Keys are digests
 * of the content; times are milliseconds of the monotonic clock.
 */
class RecentSends {
  private readonly sentAt = new Map<string, number>();

  note(key: string, now: number): void {
    this.sweep(now);
    this.sentAt.delete(key);
    this.sentAt.set(key, now);
  }

  /** Milliseconds since an equal message that still counts; `null` if there is none. */
  ago(key: string, now: number): number | null {
    const at = this.sentAt.get(key);
    return at === undefined || now - at >= EQUAL_MESSAGE_MS ? null : now - at;
  }

  isIdle(now: number): boolean {
    this.sweep(now);
    return this.sentAt.size === 0;
  }

  /** The oldest come first. */
  private sweep(now: number): void {
    for (const [key, at] of this.sentAt) {
      if (now - at < EQUAL_MESSAGE_MS) return;
      this.sentAt.delete(key);
    }
  }
}
