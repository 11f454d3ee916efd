import type { FaultKind, FaultRule } from '../../emulator/start';
import type { Random } from '../../emulator/random';
import { checkSendOrder, type DuplicateRule, type SendOrder } from '../../protocol';
import type { NetworkFaults } from './bad-network';

/** How an attempt of the run ends early. */
export type Ending =
  | { readonly kind: 'none' }
  /** The user cancels before the n-th request. */
  | { readonly kind: 'cancel'; readonly beforeRequest: number }
  /** The process dies before the n-th request and loses its memory. */
  | { readonly kind: 'kill'; readonly beforeRequest: number };

export interface AttemptPlan {
  readonly faults: readonly FaultRule[];
  readonly mood: NetworkFaults;
  readonly ending: Ending;
}

/** One run of the node with its retries, generated from a seed. */
export interface ChaosPlan {
  readonly items: readonly SendOrder[];
  readonly duplicates: DuplicateRule;
  readonly batchSize: number | undefined;
  readonly batchIntervalMs: number;
  readonly stopOnFailure: boolean;
  readonly budgetMs: number;
  readonly attempts: readonly AttemptPlan[];
}

const NUMBERS = [
  ...Array.from({ length: 8 }, (_, index) => String(77011000010 + index)),
  '+77011000010',
  '+77011000014',
  '77011000906',
  '77011000908',
];

const TEXTS = [
  'Your order is ready',
  'Ваш заказ готов',
  'Two\nlines',
  'A literal \\n and a tab\t',
  '77011000010:looks like a list',
  'Quotes " and % & + =',
  '😀 emoji',
  ' spaces ',
];

const REQUEST_FAULTS: readonly FaultKind[] = [
  'dropBefore',
  'dropAfter',
  'reset',
  'http5xx',
  'html',
  'redirect',
  'truncate',
  'wrongCharset',
  'empty',
  'error9',
  'delay',
];

/** Costs a third of a second of real time each, so it is rare. */
const DRIP_SHARE = 0.01;

/** Number of clients that use the account at once; more clients are less likely. */
export function planClients(random: Random): number {
  const draw = random();
  return draw < 0.55 ? 1 : draw < 0.8 ? 2 : draw < 0.92 ? 3 : 4;
}

/** Makes the number unique to a client, so that accepted messages can be assigned to it. */
function ownNumber(number: string, client: number): string {
  return number.replace(OWN_DIGIT, `$1${client + 1}`);
}

/** The client that a number belongs to. */
export function clientOf(number: string): number {
  return Number(OWN_DIGIT.exec(number)?.[2]) - 1;
}

const OWN_DIGIT = /^(\+?7701)(\d)/;

/** @param client index of the client, from 0 */
export function planChaos(random: Random, client = 0): ChaosPlan {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <Value>(values: readonly Value[]): Value => values[below(values.length)] as Value;
  const isPersonal = random() < 0.6;
  const common = pick(TEXTS);
  const items = Array.from({ length: 1 + below(8) }, (): SendOrder => {
    const recipients = Array.from({ length: random() < 0.8 ? 1 : 2 + below(2) }, () =>
      ownNumber(pick(NUMBERS), client),
    );
    const text = isPersonal ? pick(TEXTS) : common;
    const order = checkSendOrder({ recipients, channel: 'sms', text, cost: 3 }, new Date(0));
    if (!order.ok) throw new Error(order.problem.name);
    return order.value;
  });

  const planFault = (): FaultRule => ({
    kind: random() < DRIP_SHARE ? 'drip' : pick(REQUEST_FAULTS),
    endpoint: pick(['send', 'send', 'status', 'get']),
    times: random() < 0.1 ? null : 1 + below(4),
    after: below(3),
    probability: random() < 0.5 ? 1 : random(),
    ms: 1,
    ...(random() < 0.3 && { processed: random() < 0.5 }),
  });

  const planMood = (): NetworkFaults =>
    random() < 0.5
      ? { rejects: 0, respondsLate: 0, arrivesLate: 0 }
      : { rejects: random() * 0.2, respondsLate: random() * 0.3, arrivesLate: random() * 0.3 };

  const planEnding = (): Ending => {
    const draw = random();
    if (draw < 0.7) return { kind: 'none' };
    return { kind: draw < 0.85 ? 'cancel' : 'kill', beforeRequest: 1 + below(4) };
  };

  return {
    items,
    duplicates: pick(['merge', 'merge', 'refuse', 'send']),
    batchSize: pick([undefined, undefined, 1, 2, 3]),
    batchIntervalMs: pick([0, 0, 200]),
    stopOnFailure: random() < 0.3,
    budgetMs: pick([5_000, 60_000, 180_000, 600_000]),
    attempts: Array.from({ length: 1 + below(3) }, () => ({
      faults: Array.from({ length: below(5) }, planFault),
      mood: planMood(),
      ending: planEnding(),
    })),
  };
}
