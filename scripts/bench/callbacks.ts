/**
 * Compares our trigger with n8n's Webhook node, also for callbacks that start nothing, in one real
 * n8n.
 */
import type { Sandbox } from '../../testkit/host/sandbox';
import { CONNECTIONS, createCallback, measureResponses, measureStarts } from './callback-load';
import { publishPeers, type Peer } from './callback-peers';
import type { BenchContext, Figure, Findings, Goal, Measurement } from './figure';
import { IDLE_ENVIRONMENT } from './idle-trigger';
import { interleave } from './interleave';
import { withRealN8n } from './real-n8n';
import { ratios, toMeasurement } from './statistics';

interface Sizes {
  /** Callbacks that start a workflow, per peer and round. */
  readonly starts: number;
  /** Callbacks that start nothing. */
  readonly answers: number;
}

interface Mode {
  readonly sizes: Sizes;
  /** Variables that differ from n8n's defaults. */
  readonly environment: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

const QUICK: Sizes = { starts: 20, answers: 50 };
const DELIVERED = '1';
const QUEUED = '0';
/** A User-Agent that n8n's Webhook node treats as a bot. */
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
        'n8n creates a sandbox for expressions before it calls any trigger but its own Webhook node, whether or not there is an expression. The trigger that does nothing shows the limit this sets: no trigger of a package can start more workflows, or respond to more callbacks, than that one.',
      ],
    }),
};

export const callbacksLazy: Figure = {
  name: 'callbacks-lazy',
  title: 'Callbacks per second, with sandboxes created on demand',
  measure: (context) =>
    measure(context, {
      sizes: { starts: 300, answers: 2000 },
      environment: { [SETTING]: 'true' },
      notes: [
        `The same with \`${SETTING}=true\`, a setting of n8n that is off by default: a sandbox is created only for the first expression, and these workflows have none.`,
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
    measureResponses(
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
    against(
      'trigger',
      'Workflows started, compared with the Webhook node',
      rates.trigger,
      NO_SLOWER,
    ),
    against('idle', 'The same by a trigger that does nothing', rates.idle),
    against('forged', 'Forged ones rejected, compared with that', rates.forged, FASTER),
    against('filtered', 'Filtered out, compared with that', rates.filtered, FASTER),
    against('duplicates', 'Duplicates, compared with that', rates.duplicates, FASTER),
    against('mute', 'Responses of a trigger that does nothing, compared with that', rates.mute),
    against('refused', "Rejected by n8n's Webhook node, compared with that", rates.refused),
    rate('webhook', 'Webhook node'),
    rate('trigger', 'SMSC Trigger'),
    rate('idle', 'Trigger that does nothing'),
    rate('forged', 'Forged'),
    rate('filtered', 'Filtered out'),
    rate('duplicates', 'Duplicates'),
    rate('mute', 'Responses of a trigger that does nothing'),
    rate('refused', 'Rejected by the Webhook node'),
  ];
}

function describe({ starts, answers }: Sizes): string[] {
  return [
    `${starts} callbacks over ${CONNECTIONS} connections, each of which starts a workflow of the trigger and a No Operation node; the time ends when n8n has stored the last execution. All triggers get the same kind of bodies. n8n 2.x with SQLite.`,
    `${answers} callbacks start nothing. The Webhook node rejects them by "Ignore Bots", without reading the body; the trigger that does nothing responds without reading anything.`,
  ];
}
