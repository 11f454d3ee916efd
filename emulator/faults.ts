import type { Random } from './random';

/**
 * Faults that can be injected. Whether the gateway processes the request is part of each kind and
 * can be overridden with `processed`.
 */
export const FAULT_KINDS = {
  delay: { processed: true, text: 'the response is delayed by `ms` real milliseconds' },
  dropBefore: { processed: false, text: 'the connection closes, the request is not processed' },
  dropAfter: {
    processed: true,
    text: 'the request is processed, the connection closes without a response',
  },
  reset: { processed: true, text: 'the connection is reset in the middle of the response' },
  http5xx: { processed: false, text: 'HTTP `status` (default 503) with a short text' },
  html: { processed: false, text: 'HTTP 200 with an HTML page' },
  redirect: { processed: false, text: 'HTTP 302 to `location`' },
  truncate: {
    processed: true,
    text: 'only the first half of the response, with the Content-Length of all of it',
  },
  wrongCharset: { processed: true, text: 'the response is in a different charset than requested' },
  empty: { processed: true, text: 'HTTP 200 without a body' },
  drip: { processed: true, text: 'the response arrives byte by byte, one per `ms` (default 20)' },
  flood: { processed: true, text: 'the response is followed by `bytes` spaces (default 16 MiB)' },
  error9: { processed: false, text: 'error 9, the request is not processed' },
  dropCallback: { processed: true, text: 'a callback is not sent' },
  duplicateCallback: { processed: true, text: 'a callback is sent twice' },
  reorderCallbacks: {
    processed: true,
    text: 'a callback is sent after the next one of its message',
  },
} as const satisfies Record<string, { readonly processed: boolean; readonly text: string }>;

export type FaultKind = keyof typeof FAULT_KINDS;

export interface FaultRule {
  readonly kind: FaultKind;
  /** Name in the registry, e.g. `send`, `status`, `rest`; absent = every endpoint. */
  readonly endpoint?: string;
  /** How often the rule applies; default 1, `null` = always. */
  readonly times?: number | null;
  /** Matching requests or callbacks to skip before it applies; default 0. */
  readonly after?: number;
  /** 0 to 1, default 1; drawn from the emulator's seed. */
  readonly probability?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly bytes?: number;
  readonly location?: string;
  /** Whether the request is processed despite the fault. */
  readonly processed?: boolean;
}

export interface Faults {
  /** Replaces all rules. */
  set(rules: readonly FaultRule[]): void;
  /** The rule that applies to this request, if any. */
  matchRequest(endpoint: string): FaultRule | null;
  matchCallback(): FaultRule | null;
  reset(): void;
}

interface RuleState {
  readonly rule: FaultRule;
  remaining: number;
  toPass: number;
}

export function createFaults(random: Random): Faults {
  let states: RuleState[] = [];

  function match(fits: (rule: FaultRule) => boolean): FaultRule | null {
    for (const state of states) {
      if (state.remaining === 0 || !fits(state.rule)) continue;
      if (state.toPass > 0) {
        state.toPass -= 1;
        continue;
      }
      const { probability = 1 } = state.rule;
      if (probability < 1 && random() >= probability) continue;
      state.remaining -= 1;
      return state.rule;
    }
    return null;
  }

  return {
    set(rules) {
      states = rules.map((rule) => ({
        rule,
        remaining: rule.times === null ? Infinity : (rule.times ?? 1),
        toPass: rule.after ?? 0,
      }));
    },
    matchRequest: (endpoint) =>
      match(
        (rule) =>
          !concernsCallbacks(rule) && (rule.endpoint === undefined || rule.endpoint === endpoint),
      ),
    matchCallback: () => match(concernsCallbacks),
    reset() {
      states = [];
    },
  };
}

export function isProcessed(rule: FaultRule | null): boolean {
  return rule === null || (rule.processed ?? FAULT_KINDS[rule.kind].processed);
}

function concernsCallbacks({ kind }: FaultRule): boolean {
  return kind === 'dropCallback' || kind === 'duplicateCallback' || kind === 'reorderCallbacks';
}
