/**
 * Ten thousand different messages: our node compared with one request per item, in one real n8n.
 */
import { smscName } from '../../testkit/host/smsc-workflows';
import type { Sandbox } from '../../testkit/host/sandbox';
import { HTTP_REQUEST, httpWorkflow, ourWorkflow, type Batching } from './bulk-workflows';
import type { BenchContext, Figure, Findings } from './figure';
import {
  LATENCY_MS,
  readRun,
  runToEnd,
  takeTraffic,
  timeNode,
  withRealN8n,
  type Traffic,
} from './real-n8n';
import { CAN_READ_MEMORY, readIdleMegabytes, trackPeakMegabytes } from './resident-memory';
import { ratios, toMeasurement } from './statistics';

const ITEMS = 10_000;
/** A run of the HTTP Request node takes minutes, so there are fewer rounds than for other peers. */
const MOST_ROUNDS = 3;
/** The gateway's concurrency limit: a larger batch is rejected whatever the pause. */
const BATCH_SIZE = 14;
/** Pauses tried for the HTTP Request node, in milliseconds. */
const INTERVALS = [100, 110, 120, 130, 150, 175, 200, 250, 300, 400, 500, 750, 1000] as const;

export const personalTexts: Figure = {
  name: 'personal-texts',
  title: '10,000 items with personal texts, in a real n8n',
  measure,
};

interface Run extends Traffic {
  readonly seconds: number;
}

interface Round {
  readonly ours: Run;
  readonly http: Run;
  /** Megabytes above the idle n8n. */
  readonly memory: number;
  readonly interval: number;
}

async function measure(context: BenchContext): Promise<Findings> {
  const count = context.quick ? 500 : ITEMS;
  const rounds: Round[] = [];
  let slowest = 0;
  for (let round = 0; round < Math.min(MOST_ROUNDS, context.rounds); round += 1) {
    const done = await withRealN8n(context.progress, (sandbox) =>
      runRound(sandbox, count, slowest, context),
    );
    slowest = INTERVALS.indexOf(done.interval as (typeof INTERVALS)[number]);
    rounds.push(done);
  }
  const ours = rounds.map((round) => round.ours);
  const http = rounds.map((round) => round.http);
  const seconds = (runs: readonly Run[]) => runs.map((run) => run.seconds);
  const requests = (runs: readonly Run[]) => runs.map((run) => run.requests);
  const interval = rounds.at(-1)?.interval;
  return {
    measurements: [
      toMeasurement(
        'speed',
        'Faster than HTTP Request',
        '×',
        ratios(seconds(http), seconds(ours)),
        {
          bound: 'atLeast',
          value: 20,
        },
      ),
      toMeasurement(
        'requests',
        'Requests, for each of HTTP Request',
        '×',
        ratios(requests(ours), requests(http)),
        {
          bound: 'atMost',
          value: 0.01,
        },
      ),
      toMeasurement(
        'memory',
        'Memory above the idle n8n, at most',
        'MB',
        rounds.map(({ memory }) => memory),
        {
          bound: 'atMost',
          value: 150,
        },
      ),
      toMeasurement(
        'errors',
        'Responses with error 9',
        'count',
        ours.map(({ tooMany }) => tooMany),
        {
          bound: 'atMost',
          value: 0,
        },
      ),
      toMeasurement('ours', 'SMSC node', 's', seconds(ours)),
      toMeasurement('http', 'HTTP Request node', 's', seconds(http)),
    ],
    notes: [
      `The gateway responds after ${LATENCY_MS} ms and rejects more than ${BATCH_SIZE} requests at the same time. The time is that of the node as n8n stores it; the items come from a Code node, and each has two expressions (\`{{ $json.phone }}\`, \`{{ $json.text }}\`) in both nodes.`,
      `The HTTP Request node sends ${BATCH_SIZE} items per batch and pauses ${interval} ms: the shortest of the tried pauses (${INTERVALS.join(', ')} ms) without a rejected request.`,
      `Each of the ${rounds.length} rounds has a fresh n8n, in which our node runs first, so that its memory can be compared with that of the idle n8n. It is measured from the start of the workflow until n8n has stored its end, so it includes the items, the node and what n8n needs to store them. Fewer rounds than elsewhere, because the HTTP Request node takes minutes.`,
      ...(CAN_READ_MEMORY
        ? []
        : ['This system does not report the memory of a process, so it is given as 0.']),
    ],
  };
}

async function runRound(
  sandbox: Sandbox,
  count: number,
  firstInterval: number,
  { progress }: BenchContext,
): Promise<Round> {
  const { pid } = sandbox.n8n;
  await warmUp(sandbox);
  const idle = CAN_READ_MEMORY ? await readIdleMegabytes(pid) : 0;
  const work = () => runToEnd(sandbox, ourWorkflow(sandbox, count, 'personal'));
  const { value: id, peak } = CAN_READ_MEMORY
    ? await trackPeakMegabytes(pid, work)
    : { value: await work(), peak: 0 };
  const { nodeMs } = await readRun(sandbox, id, smscName);
  const ours = { seconds: nodeMs / 1000, ...takeTraffic(sandbox) };
  progress(`SMSC node: ${ours.seconds.toFixed(1)} s, ${(peak - idle).toFixed(0)} MB`);
  for (const batchInterval of INTERVALS.slice(firstInterval)) {
    const batching = { batchSize: BATCH_SIZE, batchInterval };
    // A pause that is too short fails with few items already.
    if ((await sendOneByOne(sandbox, Math.ceil(count / 20), batching)).tooMany > 0) continue;
    const http = await sendOneByOne(sandbox, count, batching);
    const pace = `${batchInterval} ms between batches`;
    progress(`HTTP Request, ${pace}: ${http.seconds.toFixed(1)} s, ${http.tooMany} rejected`);
    if (http.tooMany === 0) return { ours, http, memory: peak - idle, interval: batchInterval };
  }
  throw new Error('Requests of the HTTP Request node were rejected with every pause');
}

async function warmUp(sandbox: Sandbox): Promise<void> {
  await run(sandbox, ourWorkflow(sandbox, 20, 'personal'), smscName);
  await sendOneByOne(sandbox, 20, { batchSize: 5, batchInterval: 200 });
}

function sendOneByOne(sandbox: Sandbox, count: number, batching: Batching): Promise<Run> {
  return run(sandbox, httpWorkflow(sandbox, count, batching), HTTP_REQUEST);
}

async function run(
  sandbox: Sandbox,
  workflow: Parameters<typeof timeNode>[1],
  node: string,
): Promise<Run> {
  const { nodeMs } = await timeNode(sandbox, workflow, node);
  return { seconds: nodeMs / 1000, ...takeTraffic(sandbox) };
}
