import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { createClient, type Client } from '../../protocol/clients/client';
import type { ClientOptions } from '../../protocol/clients/client-options';
import type { SendSettings } from '../../protocol/bulk/send-messages';
import type { SendOrder } from '../../protocol/endpoints/send';
import type { Transport } from '../../protocol/http-transport';
import { FakeTime } from '../../testkit/fake-time';
import { createAxiosTransport } from './axios-transport';
import { toOrder } from './to-order';

const IDENTITY = { scope: 'workflow-1 node-1', run: 'execution-1 0', prefix: 'n8n-' };
export const SETTINGS: SendSettings = { identity: IDENTITY, stopOnFailure: false };

export interface BulkGateway {
  readonly emulator: EmulatorHandle;
  /** A client of the emulator whose waits move the common clock and take no time. */
  createClient(options?: Partial<ClientOptions>): Client;
  /** The transport of its clients to the emulator. */
  createTransport(): Transport;
  readonly clock: () => number;
  /** Lets time pass for all. */
  pass(ms: number): Promise<void>;
  /** Every pause, in milliseconds. */
  readonly pauses: number[];
  /** Requests to send.php except price requests. */
  listSends(): readonly Readonly<Record<string, string>>[];
}

/** The emulator and its clients with one clock, which only their waits move. */
export async function startBulkGateway(): Promise<BulkGateway> {
  const time = new FakeTime(Date.UTC(2026, 10, 2, 9));
  const pauses: number[] = [];
  const { clock } = time;
  const sleep = (ms: number, signal?: AbortSignal) => {
    pauses.push(ms);
    return time.sleepAndRun(ms, signal);
  };
  const emulator = await startEmulator({ now: clock });
  return {
    emulator,
    clock,
    pauses,
    pass: (ms) => time.advance(ms),
    createTransport: () => createAxiosTransport(emulator.url),
    createClient: ({ transport = createAxiosTransport(emulator.url), ...options } = {}) =>
      createClient({
        clock,
        sleep,
        transport: (request) => time.during(() => transport(request)),
        ...options,
      }),
    listSends: () =>
      emulator.control
        .readLog()
        .flatMap((entry) =>
          entry.kind === 'request' && entry.endpoint === 'send' && entry.fields.cost !== '1'
            ? [entry.fields]
            : [],
        ),
  };
}

export function sms(recipients: string | readonly string[], text: string): SendOrder {
  return toOrder({ recipients: [recipients].flat(), channel: 'sms', text, cost: 3 });
}
