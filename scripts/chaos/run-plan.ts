import { createRandom } from '../../emulator/random';
import type { EmulatorHandle } from '../../emulator/start';
import {
  createClient,
  createLedger,
  type BulkLedger,
  type ItemOutcomes,
  type Result,
  type Transport,
} from '../../protocol';
import { createBadNetwork, type BadNetwork } from './bad-network';
import { findBroken } from './invariant';
import { planChaos, type AttemptPlan, type ChaosPlan } from './plan';
import type { VirtualTime } from './virtual-time';

/** After so long a request that was under way has arrived or is lost. */
const FORGOTTEN_MS = 20_000;

export interface ChaosResult {
  /** What does not hold, in words; empty when all is well. */
  readonly broken: readonly string[];
  readonly plan: ChaosPlan;
  /** Outcomes of the last attempt; `null` when it was killed. */
  readonly last: Result<ItemOutcomes[]> | null;
}

interface Attempted {
  readonly result: Result<ItemOutcomes[]> | null;
  readonly ledger: BulkLedger;
}

/**
 * One run of sending with all its repetitions over a network and a gateway that fail as the seed
 * has it, judged by what the emulated gateway accepted.
 */
export async function runChaos(
  seed: number,
  emulator: EmulatorHandle,
  time: VirtualTime,
): Promise<ChaosResult> {
  const random = createRandom(seed);
  const plan = planChaos(random);
  emulator.control.reset();
  let ledger = createLedger();
  let isRepetition = false;
  let execution = 1;
  let last: Result<ItemOutcomes[]> | null = null;
  let wasKilled = false;
  for (const attempt of plan.attempts) {
    emulator.control.setFaults(attempt.faults);
    const network = createBadNetwork(emulator.url, {
      mood: attempt.mood,
      random,
      clock: time.now,
    });
    time.onPass = () => network.deliverDue();
    const identity = { scope: 'workflow node', run: `execution-${execution} 0` };
    const attempted = await runAttempt(plan, attempt, {
      network,
      time,
      random,
      settings: { identity, ledger, isRepetition },
    });
    last = attempted.result;
    time.pass(FORGOTTEN_MS);
    await network.deliverAll();
    time.onPass = () => Promise.resolve();
    network.close();
    if (last === null) {
      // What dies leaves nothing; a user repeats the execution, which is another one.
      wasKilled = true;
      ledger = createLedger();
      isRepetition = true;
      execution += 1;
    } else {
      ledger = JSON.parse(JSON.stringify(attempted.ledger)) as BulkLedger;
      isRepetition = false;
    }
  }
  const accepted = emulator.control.readMessages();
  return { broken: findBroken(plan, accepted, { last, wasKilled }), plan, last };
}

interface AttemptContext {
  readonly network: BadNetwork;
  readonly time: VirtualTime;
  readonly random: () => number;
  readonly settings: {
    readonly identity: { readonly scope: string; readonly run: string };
    readonly ledger: BulkLedger;
    readonly isRepetition: boolean;
  };
}

async function runAttempt(
  plan: ChaosPlan,
  { ending }: AttemptPlan,
  { network, time, random, settings }: AttemptContext,
): Promise<Attempted> {
  const { ledger } = settings;
  const controller = new AbortController();
  let die = (): void => undefined;
  const death = new Promise<null>((resolve) => {
    die = () => resolve(null);
  });
  let requests = 0;
  const transport: Transport = async (request) => {
    requests += 1;
    if (ending.kind !== 'none' && requests === ending.beforeRequest) {
      if (ending.kind === 'cancel') controller.abort();
      else {
        network.kill();
        // The last request gets out, or not, before nobody is left.
        void network.transport(request);
        die();
        return await new Promise(() => undefined);
      }
    }
    return await network.transport(request);
  };
  const client = createClient({
    transport,
    clock: time.now,
    sleep: time.sleep,
    random,
    signal: controller.signal,
  });
  const { items, duplicates, batchSize, batchIntervalMs, stopOnFailure, budgetMs } = plan;
  const run = client.sendAll(items, {
    ...settings,
    duplicates,
    batchSize,
    batchIntervalMs,
    stopOnFailure,
    budgetMs,
  });
  return { result: await Promise.race([run, death]), ledger };
}
