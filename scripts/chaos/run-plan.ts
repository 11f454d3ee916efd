import { createRandom, type Random } from '../../emulator/random';
import type { EmulatorHandle } from '../../emulator/start';
import {
  AccountLimits,
  createClient,
  createLedger,
  type BulkLedger,
  type ItemOutcomes,
  type Result,
  type RunIdentity,
  type Transport,
} from '../../protocol';
import type { FakeTime } from '../../testkit/fake-time';
import { createBadNetwork, type BadNetwork } from './bad-network';
import { findBroken } from './invariant';
import { clientOf, planChaos, planClients, type AttemptPlan, type ChaosPlan } from './plan';

/** Milliseconds after which a request in flight has arrived or is lost. */
const FORGOTTEN_MS = 20_000;

export interface ChaosResult {
  /** Descriptions of violated invariants; empty if there are none. */
  readonly broken: readonly string[];
  /** Number of clients that used the account at once. */
  readonly clients: number;
  /** Outcomes of the last attempt of each client; `null` if it was killed. */
  readonly last: readonly (Result<ItemOutcomes[]> | null)[];
}

interface Attempted {
  readonly result: Result<ItemOutcomes[]> | null;
  readonly ledger: BulkLedger;
}

/** State shared by the clients of a sequence. */
interface Scene {
  readonly emulator: EmulatorHandle;
  readonly time: FakeTime;
  /** Of the clients that share a process. */
  readonly limits: AccountLimits;
}

/** Separate stream, so that jitter and the number of clients are independent of the plans. */
const OTHER_STREAM = 7919;

/**
 * Runs one to four clients at once on one account, with all their retries, over a network and a
 * gateway that fail as the seed determines. The result is judged by what the emulated gateway
 * accepted.
 */
export async function runChaos(
  seed: number,
  emulator: EmulatorHandle,
  time: FakeTime,
): Promise<ChaosResult> {
  const other = createRandom(seed + OTHER_STREAM);
  const clients = planClients(other);
  emulator.control.reset();
  const { clock, sleep } = time;
  const limits = new AccountLimits({ monotonicNow: clock, sleep, random: other });
  const scene = { emulator, time, limits };
  const randoms = Array.from({ length: clients }, (_none, client) =>
    createRandom(client === 0 ? seed : seed * OTHER_STREAM + client),
  );
  const plans = randoms.map((random, client) => planChaos(random, client));
  const ends = await time.run(
    Promise.all(plans.map((plan, client) => runClient(plan, randoms[client] as Random, scene))),
  );
  const accepted = emulator.control.readMessages();
  const broken = ends.flatMap((end, client) => {
    const own = accepted.filter(({ phone }) => clientOf(phone) === client);
    const complaints = findBroken(plans[client] as ChaosPlan, own, end);
    return complaints.map((complaint) => `client ${client + 1} of ${clients}: ${complaint}`);
  });
  return { broken, clients, last: ends.map(({ last }) => last) };
}

interface ClientEnd {
  readonly last: Result<ItemOutcomes[]> | null;
  readonly wasKilled: boolean;
}

async function runClient(plan: ChaosPlan, random: Random, scene: Scene): Promise<ClientEnd> {
  const { emulator, time } = scene;
  // A killed client takes its process with it, so it shares none.
  const isOnItsOwn = plan.attempts.some(({ ending }) => ending.kind === 'kill');
  let ledger = createLedger();
  let isUnsavedRetry = false;
  let execution = 1;
  let last: Result<ItemOutcomes[]> | null = null;
  let wasKilled = false;
  for (const attempt of plan.attempts) {
    emulator.control.setFaults(attempt.faults);
    const { clock, during } = time;
    const network = createBadNetwork(emulator.url, { mood: attempt.mood, random, clock, during });
    const stopDelivering = time.onJump(() => network.deliverDue());
    const identity = { scope: 'workflow node', run: `execution-${execution} 0`, prefix: 'n8n-' };
    const attempted = await runAttempt(plan, attempt, {
      network,
      time,
      random,
      limits: isOnItsOwn ? undefined : () => scene.limits,
      settings: { identity, ledger, isUnsavedRetry },
    });
    last = attempted.result;
    await time.sleep(FORGOTTEN_MS);
    await time.during(() => network.deliverAll());
    stopDelivering();
    network.close();
    if (last === null) {
      // Nothing is left after a kill; a user starts a new execution.
      wasKilled = true;
      ledger = createLedger();
      isUnsavedRetry = true;
      execution += 1;
    } else {
      ledger = JSON.parse(JSON.stringify(attempted.ledger)) as BulkLedger;
      isUnsavedRetry = false;
    }
  }
  return { last, wasKilled };
}

interface AttemptContext {
  readonly network: BadNetwork;
  readonly time: FakeTime;
  readonly random: () => number;
  /** Limits of its process; absent: no other client shares it. */
  readonly limits: (() => AccountLimits) | undefined;
  readonly settings: {
    readonly identity: RunIdentity;
    readonly ledger: BulkLedger;
    readonly isUnsavedRetry: boolean;
  };
}

async function runAttempt(
  plan: ChaosPlan,
  { ending }: AttemptPlan,
  { network, time, random, limits, settings }: AttemptContext,
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
        // The last request may or may not be sent before the process is gone.
        void network.transport(request);
        die();
        return await new Promise(() => undefined);
      }
    }
    return await network.transport(request);
  };
  const client = createClient({
    transport,
    clock: time.clock,
    sleep: time.sleep,
    random,
    limits,
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
