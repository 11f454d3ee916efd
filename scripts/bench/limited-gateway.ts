/** The emulated gateway with its limits, and clients of it, on a clock that skips waiting. */
import { createRandom } from '../../emulator/random';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import {
  AccountRegistry,
  createClient,
  ENDPOINTS,
  type Client,
  type EndpointName,
  type RateLimit,
} from '../../protocol';
import type { Transport } from '../../protocol/http-transport';
import { FakeTime } from '../../testkit/fake-time';

/** Milliseconds to the gateway and back, a third of them each way. */
export const ROUND_TRIP_MS = 99;

export interface GatewaySettings {
  /** Milliseconds from request to response; default {@link ROUND_TRIP_MS}. */
  readonly latencyMs?: number;
  /** Largest random deviation of each latency, as a share of it; default 0. */
  readonly spread?: number;
  /** n8n processes that use the account; default 1. */
  readonly processes?: number;
  /** Processes entered in the credential; default 1. */
  readonly configuredProcesses?: number;
  /** Seed of jitter and spread; default 1. */
  readonly seed?: number;
}

export interface LimitedGateway {
  readonly client: Client;
  readonly time: FakeTime;
  /** A client for one execution of a process (counted from 0), which shares its limits. */
  createClient(process: number): Client;
  readonly emulator: EmulatorHandle;
  /** Number of responses with error 9 so far. */
  countRejections(): number;
  countRequests(): number;
}

const ACCOUNT = 'the account';
/** Separate stream, so that the spread is independent of the jitter. */
const OTHER_STREAM = 555;
const BOUNDS = { mostAccounts: 10, idleMs: 600_000 };

export async function withLimitedGateway<Value>(
  use: (gateway: LimitedGateway) => Promise<Value>,
  {
    latencyMs = ROUND_TRIP_MS,
    processes = 1,
    configuredProcesses = 1,
    spread = 0,
    seed = 1,
  }: GatewaySettings = {},
): Promise<Value> {
  const start = Date.UTC(2026, 10, 2, 9);
  const emulator = await startEmulator({ now: () => start });
  emulator.control.configure({ balance: 100_000_000 });
  const time = new FakeTime(start);
  time.onJump(async (ms) => void (await emulator.control.advance(ms / 1000)));
  const { clock, sleep } = time;
  const random = createRandom(seed);
  let requests = 0;
  let rejected = 0;
  const noteRequest = (isRejected: boolean): void => {
    requests += 1;
    if (isRejected) rejected += 1;
  };
  const vary = createRandom(seed + OTHER_STREAM);
  const nextLatency = () => latencyMs * (1 + spread * (2 * vary() - 1));
  const transport = createTransport(emulator, time, { nextLatency, noteRequest });
  const registries = Array.from(
    { length: processes },
    () => new AccountRegistry({ monotonicNow: clock, sleep, random }, BOUNDS),
  );
  const create = (process: number): Client => {
    const registry = registries[process % processes] as AccountRegistry;
    const limits = () => registry.find(ACCOUNT, configuredProcesses);
    return createClient({ transport, clock, sleep, random, limits });
  };
  try {
    return await use({
      client: create(0),
      time,
      createClient: create,
      emulator,
      countRejections: () => rejected,
      countRequests: () => requests,
    });
  } finally {
    await emulator.stop();
  }
}

/**
 * The emulator responds at once, while the clock advances during a request. So concurrent requests
 * are counted here, by the limits that the emulator has too.
 */
function createTransport(
  { url }: EmulatorHandle,
  time: FakeTime,
  {
    nextLatency,
    noteRequest,
  }: { nextLatency: () => number; noteRequest: (isRejected: boolean) => void },
): Transport {
  const atGateway = new Map<string, number>();
  const count = (path: string, change: number): number => {
    const here = (atGateway.get(path) ?? 0) + change;
    atGateway.set(path, here);
    return here;
  };
  return async ({ endpoint, path, body }) => {
    const latencyMs = nextLatency();
    await time.sleep(latencyMs * WAY);
    const here = count(path, 1);
    const everywhere = [...atGateway.values()].reduce((sum, one) => sum + one, 0);
    if (here > atOnce(endpoint) || everywhere > atOnce('send')) {
      noteRequest(true);
      await time.sleep(latencyMs * REJECTION);
      count(path, -1);
      await time.sleep(latencyMs * WAY);
      return { ok: true, httpStatus: 200, body: TOO_MANY };
    }
    const answer = await time.during(async () => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `${body}&apikey=demo-key`,
      });
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    });
    noteRequest(new TextDecoder().decode(answer.bytes).includes('"error_code":9'));
    await time.sleep(latencyMs * (1 - 2 * WAY));
    count(path, -1);
    await time.sleep(latencyMs * WAY);
    return { ok: true, httpStatus: answer.status, body: answer.bytes };
  };
}

/** Shares of the latency: each way, and the gateway's time to reject a request. */
const WAY = 0.05;
const REJECTION = 0.3;
const TOO_MANY = new TextEncoder().encode(
  JSON.stringify({ error: 'too many concurrent requests', error_code: 9 }),
);

function atOnce(endpoint: EndpointName): number {
  const limits: readonly RateLimit[] = ENDPOINTS[endpoint].limits;
  return limits.find(({ per }) => per === 'connection')?.allowed ?? Infinity;
}
