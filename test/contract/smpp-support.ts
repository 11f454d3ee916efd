import type { EmulatorHandle, EmulatorOptions } from '../../emulator/start';
import { formatProblem } from '../../protocol/format-problem';
import { createSmppClient } from '../../protocol/smpp/client';
import type {
  SmppClient,
  SmppClientOptions,
  SmppEvent,
} from '../../protocol/smpp/client-interface';
import type { SmppMessageParameters } from '../../protocol/smpp/message';
import { prepareMessage } from '../../protocol/smpp/prepare-message';
import { startTestGateway, START, type TestGateway } from '../emulator/support';
import { socketPorts } from '../support/socket-connection';
import { valueOf } from '../support/results';

export let gateway: TestGateway;
export let emulator: EmulatorHandle;
export const clients: SmppClient[] = [];

export async function begin(options: EmulatorOptions = {}): Promise<void> {
  gateway = await startTestGateway({ smpp: { port: 0 }, ...options });
  ({ emulator } = gateway);
}

/** Stops all clients and the emulator. */
export async function end(): Promise<void> {
  await Promise.all(clients.splice(0).map((one) => one.stop()));
  await emulator.stop();
}

export function create(
  options: Partial<SmppClientOptions> = {},
  port = emulator.smpp?.port,
): SmppClient {
  const created = createSmppClient(socketPorts(port ?? 0), {
    systemId: 'demo',
    password: 'demo',
    perSecond: null,
    ...options,
  });
  if (!created.ok) throw new Error(formatProblem(created.problem).text);
  clients.push(created.value);
  return created.value;
}

export async function connect(options: Partial<SmppClientOptions> = {}): Promise<SmppClient> {
  const made = create(options);
  const started = await made.start();
  if (!started.ok) throw new Error(formatProblem(started.problem).text);
  return made;
}

export function message(parameters: Partial<SmppMessageParameters> = {}, iso = false) {
  const given = { channel: 'sms', to: '+77011234567', text: 'Hello', sender: 'SMSC' } as const;
  return valueOf(prepareMessage({ ...given, ...parameters }, { iso, now: new Date(START) }));
}

/** Events in the order of arrival; `next` waits for a number of them. */
export function listen(made: SmppClient) {
  const events: SmppEvent[] = [];
  let wake: () => void = () => undefined;
  made.onDeliver((event) => {
    events.push(event);
    wake();
    return true;
  });
  return {
    events,
    async next(count: number): Promise<SmppEvent[]> {
      while (events.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return events;
    },
  };
}
