/** Concurrent executions of one account, in one process and in several. */
import { LIFE_SECONDS } from '../../emulator/messages/life';
import type { MessageKey } from '../../protocol';
import type { BenchContext, Figure, Findings, Measurement } from './figure';
import { toOrder } from './items';
import { withLimitedGateway, type GatewaySettings, type LimitedGateway } from './limited-gateway';
import { measureRegistry } from './registry-memory';
import { toMeasurement } from './statistics';

interface Work extends GatewaySettings {
  readonly name: string;
  readonly label: string;
  readonly executions: number;
  /** Messages per execution. */
  readonly size: number;
  /** Executions that a process runs at once; absent: all. */
  readonly slots?: number;
  readonly kind: 'send' | 'status' | 'hlr';
  /** Maximum seconds. */
  readonly goal: number;
}

/** Duration of an HLR lookup in the emulator. */
const LOOKUP_SECONDS = LIFE_SECONDS.queue + LIFE_SECONDS.delivery;
/**
 * With equal latencies all executions would stay in step, and five rounds would measure the same.
 */
const SPREAD = 0.4;
const PLAN = { timeoutMs: 120_000, pollIntervalMs: 5000 };
const WORKERS = { processes: 2 };
/**
 * Of 1,000 lookups, one list per minute holds at most the 250 of one process. The others are
 * requested one by one, four at once, and none before its operator has responded.
 */
const LEAST_HLR_SECONDS = LOOKUP_SECONDS + (750 * 0.1) / 4;

const WORKS: readonly Work[] = [
  {
    ...{ name: 'send-one', label: '30 × 1 message, 1 s latency, one process', kind: 'send' },
    ...{ executions: 30, size: 1, latencyMs: 1000, goal: 1.3 * 3 },
  },
  {
    ...{ name: 'send-many', label: '40 × 250 texts, 2 workers × 10, 1.5 s latency', kind: 'send' },
    ...{ executions: 40, size: 250, latencyMs: 1500, goal: 2 * 4.3, slots: 10, ...WORKERS },
  },
  {
    ...{ name: 'send-many-processes', label: 'The same, Processes set to 2', kind: 'send' },
    ...{ executions: 40, size: 250, latencyMs: 1500, goal: 2 * 4.3, slots: 10, ...WORKERS },
    configuredProcesses: 2,
  },
  {
    ...{ name: 'status-100', label: '20 × Get Status of 100, 2 workers × 5', kind: 'status' },
    ...{ executions: 20, size: 100, latencyMs: 100, goal: 65, slots: 5, ...WORKERS },
  },
  {
    ...{ name: 'status-100-one', label: 'The same, one process', kind: 'status' },
    ...{ executions: 20, size: 100, latencyMs: 100, goal: 2 },
  },
  {
    ...{ name: 'status-300-one', label: '20 × Get Status of 300, one process', kind: 'status' },
    ...{ executions: 20, size: 300, latencyMs: 100, goal: 70 },
  },
  {
    ...{ name: 'hlr-50', label: '20 × HLR lookup of 50, 2 workers × 5', kind: 'hlr' },
    ...{ executions: 20, size: 50, latencyMs: 100, goal: 2 * LEAST_HLR_SECONDS, slots: 5 },
    ...WORKERS,
  },
];

export const executionsAtOnce: Figure = {
  name: 'executions-at-once',
  title: 'Many executions of one account at once, limits enforced',
  measure,
};

interface Ran {
  readonly seconds: number;
  readonly requests: number;
  readonly rejected: number;
  /** Executions or lookups without a result, and messages that are missing or duplicated. */
  readonly failed: number;
}

async function measure({ rounds, progress }: BenchContext): Promise<Findings> {
  const measurements: Measurement[] = [];
  const shares: number[] = [];
  const failures: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    shares.push(0);
    failures.push(0);
  }
  const all = WORKS.map(() => [] as Ran[]);
  for (let round = 0; round < rounds; round += 1) {
    for (const [place, work] of WORKS.entries()) {
      const ran = await run(work, round + 1);
      all[place]?.push(ran);
      progress(
        `${work.name}: ${ran.seconds} s, ${ran.rejected} of ${ran.requests} rejected, ${ran.failed} failed`,
      );
    }
    const ofRound = all.map((runs) => runs[round] as Ran);
    const sum = (of: (ran: Ran) => number) => ofRound.reduce((total, ran) => total + of(ran), 0);
    shares[round] = (100 * sum(({ rejected }) => rejected)) / sum(({ requests }) => requests);
    failures[round] = sum(({ failed }) => failed);
  }
  const memory: number[] = [];
  for (let round = 0; round < rounds; round += 1) memory.push(await measureRegistry());
  for (const [place, { name, label, goal }] of WORKS.entries()) {
    const seconds = (all[place] ?? []).map((ran) => ran.seconds);
    measurements.push(toMeasurement(name, label, 's', seconds, { bound: 'atMost', value: goal }));
  }
  measurements.push(
    toMeasurement('rejected', 'Requests with error 9, of 100', 'count', shares, {
      bound: 'atMost',
      value: 5,
    }),
    toMeasurement('registry', 'Limits of 10,000 accounts, one after the other', 'MB', memory, {
      bound: 'atMost',
      value: 10,
    }),
    toMeasurement('failed', 'Failed, pending, lost or duplicated', 'count', failures, {
      bound: 'atMost',
      value: 0,
    }),
  );
  return {
    measurements,
    notes: [
      'One client per execution, as the nodes create it, against the emulator with its limits, on a clock that skips waiting. The executions of one process share the limits of the account; two processes do not know about each other unless **Processes** is set. Each request takes 60 to 140 % of the latency.',
      `The minimum for the HLR lookups is ${LEAST_HLR_SECONDS.toFixed(1)} s: the ${LOOKUP_SECONDS} s of the operators, one list per minute for the lookups of one process, and all others one by one, four at once.`,
    ],
  };
}

async function run(work: Work, seed: number): Promise<Ran> {
  return await withLimitedGateway(
    async (gateway) => {
      const keys = work.kind === 'status' ? await prepare(gateway, work) : [];
      const before = { requests: gateway.countRequests(), rejected: gateway.countRejections() };
      let failed = 0;
      const working = runInSlots(work, async (execution) => {
        if (!(await execute(gateway, work, { execution, keys: keys[execution] ?? [] })))
          failed += 1;
      });
      const began = gateway.time.clock();
      await gateway.time.run(working);
      const seconds = (gateway.time.clock() - began) / 1000;
      const expected = work.executions * work.size;
      const accepted = gateway.emulator.control.readMessages();
      const isRight =
        accepted.length === expected && accepted.every(({ acceptances }) => acceptances === 1);
      return {
        seconds,
        requests: gateway.countRequests() - before.requests,
        rejected: gateway.countRejections() - before.rejected,
        failed: failed + (isRight ? 0 : Math.abs(accepted.length - expected) || 1),
      };
    },
    { ...work, seed, spread: SPREAD },
  );
}

/** Runs as many executions at once as the processes of n8n do; each process has its own. */
async function runInSlots(
  { executions, slots = executions, processes = 1 }: Work,
  execute: (execution: number) => Promise<void>,
): Promise<void> {
  const workers = Array.from({ length: processes }, async (_none, process) => {
    let next = process;
    const work = async (): Promise<void> => {
      while (next < executions) {
        const execution = next;
        next += processes;
        await execute(execution);
      }
    };
    await Promise.all(Array.from({ length: slots }, work));
  });
  await Promise.all(workers);
}

interface Execution {
  readonly execution: number;
  /** Of messages that were sent before. */
  readonly keys: readonly MessageKey[];
}

/** Returns `false` if the result is incomplete. */
async function execute(
  gateway: LimitedGateway,
  { kind, size }: Work,
  { execution, keys }: Execution,
): Promise<boolean> {
  const client = gateway.createClient(execution);
  if (kind === 'status') {
    const statuses = await client.getStatus(keys, { detail: 1 });
    return statuses.ok && statuses.value.length === size;
  }
  const isHlr = kind === 'hlr';
  const items = Array.from({ length: size }, (_none, index) =>
    toOrder({
      channel: isHlr ? 'hlr' : 'sms',
      recipients: [toNumber(execution * size + index)],
      cost: 3,
      ...(!isHlr && { text: `Order ${execution} ${index} is ready` }),
    }),
  );
  const identity = { scope: 'bench', run: `execution-${execution}`, prefix: 'n8n-' };
  const sent = await client.sendAll(items, { identity, stopOnFailure: true });
  const outcomes = sent.ok ? sent.value.flat() : [];
  if (outcomes.filter(({ accepted }) => accepted).length !== size) return false;
  if (!isHlr) return true;
  const ordered = outcomes.map(({ id, phone }) => ({ id: id ?? '', phone }));
  const found = await client.awaitFinal(ordered, { detail: 1, ...PLAN });
  return found.every(({ fields }) => Number(fields?.['status']) === 1);
}

/** Sends the messages early enough, so that only the status requests are measured. */
async function prepare(gateway: LimitedGateway, work: Work): Promise<MessageKey[][]> {
  const keys: MessageKey[][] = [];
  for (let execution = 0; execution < work.executions; execution += 1) {
    const recipients = Array.from({ length: work.size }, (_none, index) =>
      toNumber(execution * work.size + index),
    );
    const id = `bench-${execution}`;
    const sending = gateway.client.send({
      ...{ channel: 'sms', recipients, text: `Order ${execution}`, messageId: id, cost: 3 },
    });
    await gateway.time.run(sending);
    keys.push(recipients.map((phone) => ({ id, phone })));
  }
  await gateway.time.run(gateway.time.sleep(120_000));
  return keys;
}

/** A number whose subscriber is reachable. */
function toNumber(index: number): string {
  return `77${String(index).padStart(6, '0')}100`;
}
