import { runInNewContext } from 'node:vm';
import type { Host, Hint, Row, RunMemory } from '../../../operations/host';

export interface TinyRun {
  readonly parameters: Row;
  readonly rows: readonly Row[];
  readonly credential?: Row;
  readonly state?: Row;
  readonly shared?: Row;
  readonly caller?: Host['caller'];
}

/** An unsigned link: the operations only see that the host has a page for it. */
const LINK = 'https://host.example/answer/1';

/**
 * The smallest host that runs operations, without n8n: parameters are an object, an expression is
 * JavaScript between `={{` and `}}`, and only `state` outlives the run.
 */
export function createTinyHost({
  parameters,
  rows,
  credential = {},
  state = {},
  shared = {},
  caller = 'workflow',
}: TinyRun): {
  readonly host: Host;
  readonly hints: readonly Hint[];
  readonly waits: readonly (number | null)[];
} {
  const hints: Hint[] = [];
  const waits: (number | null)[] = [];
  const read: Host['read'] = (name, itemIndex, fallback) => {
    const written = name
      .split('.')
      .reduce<unknown>((value, part) => (value as Row | undefined)?.[part], parameters);
    return written === undefined ? fallback : evaluate(written, rows[itemIndex] ?? {});
  };
  const host: Host = {
    read,
    readChoice(name, itemIndex, fallback) {
      const value = read(name, itemIndex, fallback);
      return isLocator(value) ? value.value : value;
    },
    isComputed: (name) => String(parameters[name]).startsWith('='),
    rows,
    zone: 'Asia/Almaty',
    signal: undefined,
    pause: async (ms) => await new Promise((resolve) => setTimeout(resolve, ms)),
    hint: (hint) => hints.push(hint),
    file: async (_itemIndex, field) =>
      await Promise.resolve({
        name: String(field),
        contentType: 'text/plain',
        size: 5,
        open: () => [Buffer.from('Hello')],
      }),
    credential: async () => await Promise.resolve(credential),
    account: 'tiny account',
    country: null,
    caller,
    product: 'tiny-product',
    idPrefix: 'tiny-',
    scope: 'tiny workflow',
    execution: 'tiny execution',
    runIndex: '0',
    isManual: false,
    isRetry: false,
    openMemory: <Ledger>(readLedger: (kept: unknown) => Ledger): RunMemory<Ledger> => ({
      identity: { scope: 'tiny workflow', run: 'tiny execution 0', prefix: 'tiny-' },
      ledger: readLedger(null),
      hasEarlierAttempt: false,
      complete: () => undefined,
    }),
    shared,
    state,
    takeReviewedCall: () => null,
    answerPage: {
      program: 'The tiny host',
      addressAdvice: 'Give the tiny host a name',
      keepsApart: () => true,
      link: () => LINK,
      waitUntil: async (limit) => await Promise.resolve(void waits.push(limit)),
    },
  };
  return { host, hints, waits };
}

function evaluate(written: unknown, $json: Row): unknown {
  if (Array.isArray(written)) return written.map((value) => evaluate(value, $json));
  if (typeof written === 'object' && written !== null) {
    return Object.fromEntries(
      Object.entries(written).map(([name, value]) => [name, evaluate(value, $json)]),
    );
  }
  if (typeof written !== 'string' || !written.startsWith('=')) return written;
  const whole = /^=\{\{((?:(?!\}\})[\s\S])*)\}\}$/.exec(written)?.[1];
  if (whole !== undefined) return compute(whole, $json);
  return written
    .slice(1)
    .replace(/\{\{([^}]*)\}\}/g, (_match, code: string) => String(compute(code, $json)));
}

function compute(code: string, $json: Row): unknown {
  return runInNewContext(code, { $json, $now: at(Date.now()) });
}

interface Shift {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
}

/** A moment as expressions use it; `ms` since 1970. */
interface Moment {
  plus(shift: Shift): Moment;
  minus(shift: Shift): Moment;
  toISO(): string;
}

function at(ms: number): Moment {
  const toMs = ({ days = 0, hours = 0, minutes = 0 }: Shift): number =>
    ((days * 24 + hours) * 60 + minutes) * 60_000;
  return {
    plus: (shift) => at(ms + toMs(shift)),
    minus: (shift) => at(ms - toMs(shift)),
    toISO: () => new Date(ms).toISOString(),
  };
}

function isLocator(value: unknown): value is { value: unknown } {
  return typeof value === 'object' && value !== null && '__rl' in value;
}
