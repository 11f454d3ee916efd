/** Our trigger against n8n's own Webhook node, and callbacks that start nothing, in one real n8n. */
import type { Sandbox } from '../../testkit/host/sandbox';
import { CONNECTIONS, createCallback, measureAnswers, measureStarts } from './callback-load';
import { publishPeers, type Peer } from './callback-peers';
import type { BenchContext, Figure, Findings, Goal, Measurement } from './figure';
import { IDLE_ENVIRONMENT } from './idle-trigger';
import { interleave } from './interleave';
import { withRealN8n } from './real-n8n';
import { ratios, toMeasurement } from './statistics';

interface Sizes {
  /** Callbacks that start a workflow, of each peer in each round. */
  readonly starts: number;
  /** Callbacks that start nothing. */
  readonly answers: number;
}

interface Mode {
  readonly sizes: Sizes;
  /** What is different from n8n's defaults. */
  readonly environment: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

const QUICK: Sizes = { starts: 20, answers: 50 };
const DELIVERED = '1';
const QUEUED = '0';
/** Anything that n8n's Webhook node takes for a bot. */
const BOT = 'Googlebot/2.1 (+http://www.google.com/bot.html)';
const NO_SLOWER: Goal = { bound: 'atLeast', value: 0.95 };
const FASTER: Goal = { bound: 'atLeast', value: 20 };

const SETTING = 'N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE';

export const callbacks: Figure = {
  name: 'callbacks',
  title: 'Callbacks per second, in a real n8n',
  measure: (context) =>
    measure(context, {
      sizes: { starts: 120, answers: 200 },
      environment: {},
      notes: [
        'n8n makes a sandbox for expressions before it asks any trigger but its own Webhook node, whether or not there is an expression. The peer that does nothing shows what that leaves: no trigger of a package can start more workflows, or answer more callbacks, than that one.',
      ],
    }),
};

export const callbacksLazy: Figure = {
  name: 'callbacks-lazy',
  title: 'Callbacks per second, with sandboxes made when needed',
  measure: (context) =>
    measure(context, {
      sizes: { starts: 300, answers: 2000 },
      environment: { [SETTING]: 'true' },
      notes: [
        `The same with \`${SETTING}=true\`, a setting of n8n that is off by default: a sandbox is made for the first expression only, of which these workflows have none.`,
      ],
    }),
};

async function measure(context: BenchContext, mode: Mode): Promise<Findings> {
  const sizes = context.quick ? QUICK : mode.sizes;
  const environment = { ...IDLE_ENVIRONMENT, ...mode.environment };
  const rates = await withRealN8n(
    context.progress,
    (sandbox) => measureRates(sandbox, sizes, context),
    environment,
  );
  return { measurements: compare(rates), notes: [...describe(sizes), ...mode.notes] };
}

/** Callbacks per second, round by round. */
async function measureRates(sandbox: Sandbox, sizes: Sizes, { rounds, progress }: BenchContext) {
  const { trigger, webhook, idle, mute } = await publishPeers(sandbox);
  const make = (count: number, status: string, isForged = false) =>
    Array.from({ length: count }, () => createCallback(sandbox, status, isForged));
  const start = ({ workflow, address }: Peer, bodies = make(sizes.starts, DELIVERED)) =>
    measureStarts(sandbox, workflow, { address, expectedStatus: 200 }, bodies);
  const answer = (peer: Peer, expectedStatus: number, bodies: string[], userAgent?: string) =>
    measureAnswers(
      sandbox,
      peer.workflow,
      { address: peer.address, expectedStatus, userAgent },
      bodies,
    );
  const known = createCallback(sandbox, DELIVERED);
  await start(trigger, [known]);
  for (const peer of [trigger, webhook, idle]) await start(peer, make(10, DELIVERED));
  return interleave(
    {
      webhook: () => start(webhook),
      trigger: () => start(trigger),
      idle: () => start(idle),
      forged: () => answer(trigger, 401, make(sizes.answers, DELIVERED, true)),
      filtered: () => answer(trigger, 200, make(sizes.answers, QUEUED)),
      duplicates: () => answer(trigger, 200, Array<string>(sizes.answers).fill(known)),
      mute: () => answer(mute, 200, make(sizes.answers, DELIVERED)),
      refused: () => answer(webhook, 403, make(sizes.answers, DELIVERED), BOT),
    },
    rounds,
    (name, round, value) => progress(`round ${round + 1}, ${name}: ${value.toFixed(1)} per second`),
  );
}

type Rates = Awaited<ReturnType<typeof measureRates>>;

function compare(rates: Rates): Measurement[] {
  const against = (name: string, label: string, samples: readonly number[], goal?: Goal) =>
    toMeasurement(`${name}-ratio`, label, '×', ratios(samples, rates.webhook), goal);
  const rate = (name: keyof Rates, label: string) => toMeasurement(name, label, '/s', rates[name]);
  return [
    against('trigger', 'Workflows started, against the Webhook node', rates.trigger, NO_SLOWER),
    against('idle', 'The same by a trigger that does nothing', rates.idle),
    against('forged', 'Forged ones answered, against that', rates.forged, FASTER),
    against('filtered', 'Filtered out, against that', rates.filtered, FASTER),
    against('duplicates', 'Duplicates, against that', rates.duplicates, FASTER),
    against('mute', 'Answered by a trigger that does nothing, against that', rates.mute),
    against('refused', "What n8n's own Webhook node refuses, against that", rates.refused),
    rate('webhook', 'Webhook node'),
    rate('trigger', 'SMSC Trigger'),
    rate('idle', 'Trigger that does nothing'),
    rate('forged', 'Forged'),
    rate('filtered', 'Filtered out'),
    rate('duplicates', 'Duplicates'),
    rate('mute', 'Answered by a trigger that does nothing'),
    rate('refused', 'Refused by the Webhook node'),
  ];
}

function describe({ starts, answers }: Sizes): string[] {
  return [
    `${starts} callbacks over ${CONNECTIONS} connections, each of which starts a workflow of the trigger and a No Operation node; the time ends when n8n has stored the last execution. All triggers get the same kind of bodies. n8n 2.x with SQLite.`,
    `Of those that start nothing, ${answers} are sent. The Webhook node refuses with "Ignore Bots", without looking at the body; the trigger that does nothing answers without looking at anything.`,
  ];
}
