/** Our trigger against n8n's own Webhook node, and callbacks that start nothing, in one real n8n. */
import type { SavedWorkflow } from '../host/rest-client';
import type { Sandbox } from '../host/sandbox';
import { chain, endNode, triggerWorkflow, webhookNode } from '../host/smsc-workflows';
import { productionAddress, waitUntilServed } from '../host/webhook-address';
import { CONNECTIONS, createCallback, measureAnswers, measureStarts } from './callback-load';
import type { BenchContext, Figure, Findings } from './figure';
import { interleave } from './interleave';
import { withRealN8n } from './real-n8n';
import { ratios, toMeasurement } from './statistics';

const STARTS = 500;
const ANSWERS = 2000;
const DELIVERED = '1';
const QUEUED = '0';
/** Anything that n8n's Webhook node takes for a bot. */
const BOT = 'Googlebot/2.1 (+http://www.google.com/bot.html)';
const FASTER = { bound: 'atLeast', value: 20 } as const;

export const callbacks: Figure = {
  name: 'callbacks',
  title: 'Callbacks per second, in a real n8n',
  measure,
};

interface Published {
  readonly workflow: SavedWorkflow;
  readonly address: string;
}

async function measure(context: BenchContext): Promise<Findings> {
  const { quick, rounds, progress } = context;
  const time = await withRealN8n(progress, async (sandbox) => {
    const trigger = await publishTrigger(sandbox);
    const webhook = await publishWebhook(sandbox);
    const starts = quick ? 40 : STARTS;
    const answers = quick ? 150 : ANSWERS;
    const make = (count: number, status: string, isForged = false) =>
      Array.from({ length: count }, () => createCallback(sandbox, status, isForged));
    const start = ({ workflow, address }: Published, count = starts) =>
      measureStarts(sandbox, workflow, { address, expectedStatus: 200 }, make(count, DELIVERED));
    const answer = (
      { workflow, address }: Published,
      expectedStatus: number,
      bodies: readonly string[],
      userAgent?: string,
    ) => measureAnswers(sandbox, workflow, { address, expectedStatus, userAgent }, bodies);
    const known = createCallback(sandbox, DELIVERED);
    await measureStarts(
      sandbox,
      trigger.workflow,
      { address: trigger.address, expectedStatus: 200 },
      [known],
    );
    await start(webhook, 10);
    await start(trigger, 10);
    return interleave(
      {
        webhook: () => start(webhook),
        trigger: () => start(trigger),
        forged: () => answer(trigger, 401, make(answers, DELIVERED, true)),
        filtered: () => answer(trigger, 200, make(answers, QUEUED)),
        duplicates: () => answer(trigger, 200, Array<string>(answers).fill(known)),
        refused: () => answer(webhook, 403, make(answers, DELIVERED), BOT),
      },
      rounds,
      (name, round, value) =>
        progress(`round ${round + 1}, ${name}: ${value.toFixed(1)} per second`),
    );
  });
  const own = (samples: readonly number[]) => ratios(samples, time.webhook);
  return {
    measurements: [
      toMeasurement(
        'trigger-ratio',
        'Workflows started, against the Webhook node',
        '×',
        own(time.trigger),
        {
          bound: 'atLeast',
          value: 0.95,
        },
      ),
      toMeasurement(
        'forged-ratio',
        'Forged ones answered, against that',
        '×',
        own(time.forged),
        FASTER,
      ),
      toMeasurement(
        'filtered-ratio',
        'Filtered out, against that',
        '×',
        own(time.filtered),
        FASTER,
      ),
      toMeasurement(
        'duplicates-ratio',
        'Duplicates, against that',
        '×',
        own(time.duplicates),
        FASTER,
      ),
      toMeasurement(
        'refused-ratio',
        "What n8n's own Webhook node refuses, against that",
        '×',
        own(time.refused),
      ),
      toMeasurement('webhook', 'Webhook node', '/s', time.webhook),
      toMeasurement('trigger', 'SMSC Trigger', '/s', time.trigger),
      toMeasurement('forged', 'Forged', '/s', time.forged),
      toMeasurement('filtered', 'Filtered out', '/s', time.filtered),
      toMeasurement('duplicates', 'Duplicates', '/s', time.duplicates),
      toMeasurement('refused', 'Refused by the Webhook node', '/s', time.refused),
    ],
    notes: [
      `${STARTS} callbacks over ${CONNECTIONS} connections, each of which starts a workflow of the trigger and a No Operation node; the time ends when n8n has stored the last execution. Both nodes get the same bodies. n8n 2.x with SQLite, as it is installed by default.`,
      `Of those that start nothing, ${ANSWERS} are sent. What n8n itself does before it asks a node, from finding the webhook to loading the workflow, is the lower bound for them: the last ratio is that of the Webhook node with "Ignore Bots", which refuses without looking at the body.`,
    ],
  };
}

async function publishTrigger({ rest, address }: Sandbox): Promise<Published> {
  const parameters = { options: { finalOnly: true } };
  const workflow = await rest.createWorkflow(
    triggerWorkflow('Bench: SMSC Trigger', address.credential, parameters, [endNode()]),
  );
  await rest.publish(workflow);
  const production = await productionAddress(rest, address.url, workflow);
  await waitUntilServed(production);
  return { workflow, address: production };
}

async function publishWebhook({ rest, address }: Sandbox): Promise<Published> {
  const path = 'bench';
  const node = webhookNode(path);
  const parameters = { ...node.parameters, options: { ignoreBots: true } };
  const workflow = await rest.createWorkflow(
    chain('Bench: Webhook', [{ ...node, parameters }, endNode()]),
  );
  await rest.publish(workflow);
  const production = `${address.url}/webhook/${path}`;
  await waitUntilServed(production);
  return { workflow, address: production };
}
