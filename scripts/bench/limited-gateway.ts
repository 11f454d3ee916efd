/** The emulated gateway with its limits, and a client of it, on a clock that nobody has to wait for. */
import { startEmulator, type EmulatorHandle, type RequestEntry } from '../../emulator/start';
import { createClient, type Client } from '../../protocol';
import type { Transport } from '../../protocol/transport';
import { VirtualTime } from './virtual-time';

/** Milliseconds on the way to the gateway and back, a third of them each way. */
export const ROUND_TRIP_MS = 99;

export interface LimitedGateway {
  readonly client: Client;
  readonly time: VirtualTime;
  /** Answers with error 9 so far. */
  countRefusals(): number;
  countRequests(): number;
}

export async function withLimitedGateway<Value>(
  use: (gateway: LimitedGateway) => Promise<Value>,
): Promise<Value> {
  const start = Date.UTC(2026, 10, 2, 9);
  const emulator = await startEmulator({ now: () => start });
  const time = new VirtualTime(start, async (ms) => {
    await emulator.control.advance(ms / 1000);
  });
  const client = createClient({
    transport: createTransport(emulator, time),
    clock: time.clock,
    sleep: time.sleep,
  });
  const requests = () =>
    emulator.control.readLog().filter((entry): entry is RequestEntry => entry.kind === 'request');
  try {
    return await use({
      client,
      time,
      countRefusals: () => requests().filter(({ errorCode }) => errorCode === 9).length,
      countRequests: () => requests().length,
    });
  } finally {
    await emulator.stop();
  }
}

function createTransport({ url }: EmulatorHandle, time: VirtualTime): Transport {
  return async ({ path, body }) => {
    await time.sleep(ROUND_TRIP_MS / 3);
    const answer = await time.during(async () => {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: `${body}&apikey=demo-key`,
      });
      return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
    });
    await time.sleep((ROUND_TRIP_MS * 2) / 3);
    return { ok: true, httpStatus: answer.status, body: answer.bytes };
  };
}
