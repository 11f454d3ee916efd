/** Clients that send messages to one plain server, to compare their speed. */
import { connect, type Session } from 'smpp';
import { formatProblem } from '../../protocol/format-problem';
import type * as Transports from '../../protocol';
import type {
  DeliverHandler,
  PreparedMessage,
  SmppClient,
  SmppClientOptions,
} from '../../protocol';
import { KANNEL, isInstalled } from '../peers/debian-packages';
import { startKannel, type Kannel } from '../peers/kannel';
import type { PlainServer } from '../peers/plain-smpp';
import { createPorts } from '../peers/smpp-ports';
import { waitUntil } from '../../testkit/processes/wait-until';

export type TransportsModule = typeof Transports;

export interface Load {
  /** Messages in flight at the same time. */
  readonly window: number;
  readonly count: number;
}

const LOGIN = { systemId: 'bench', password: 'bench' } as const;
const TO = '77011234567';
const SENDER = 'Shop';

export function writeText(index: number): string {
  return `Your code is ${index}`;
}

export function prepareMessages(
  { prepareMessage }: TransportsModule,
  count: number,
): PreparedMessage[] {
  const now = new Date();
  return Array.from({ length: count }, (_, index) => {
    const text = writeText(index);
    const prepared = prepareMessage(
      { channel: 'sms', to: TO, text, sender: SENDER, receipt: false },
      { now },
    );
    if (!prepared.ok) throw new Error(formatProblem(prepared.problem).text);
    return prepared.value;
  });
}

/** A connected client of ours. */
export async function startOurs(
  { createSmppClient }: TransportsModule,
  ports: ReturnType<typeof createPorts>,
  options: Partial<SmppClientOptions> = {},
  handler?: DeliverHandler,
): Promise<SmppClient> {
  const limits = { perSecond: null, hasBackup: false };
  const created = createSmppClient(ports, { ...LOGIN, ...limits, ...options });
  if (!created.ok) throw new Error(formatProblem(created.problem).text);
  if (handler !== undefined) created.value.onDeliver(handler);
  const started = await created.value.start();
  if (!started.ok) throw new Error(formatProblem(started.problem).text);
  return created.value;
}

/** Messages per second of our client. */
export async function measureOurs(
  transports: TransportsModule,
  server: PlainServer,
  { window }: Load,
  messages: readonly PreparedMessage[],
): Promise<number> {
  await server.order({ kind: 'answer' });
  const client = await startOurs(transports, createPorts(server.port), { window });
  let accepted = 0;
  const began = performance.now();
  await client.submitAll(messages, ({ kind }) => {
    if (kind === 'accepted') accepted += 1;
  });
  const rate = perSecond(accepted, began);
  await client.stop();
  if (accepted !== messages.length) throw new Error(`${accepted} of ${messages.length} arrived`);
  return rate;
}

/** Messages per second of node-smpp, which sends a message for each response. */
export async function measureNodeSmpp(
  server: PlainServer,
  { window, count }: Load,
): Promise<number> {
  await server.order({ kind: 'answer' });
  const session = await startNodeSmpp(server.port);
  const began = performance.now();
  await new Promise<void>((resolve) => {
    let sent = 0;
    let answered = 0;
    const sendNext = (): void => {
      if (sent === count) return;
      session.submit_sm(nodeSmppMessage(sent), () => {
        answered += 1;
        if (answered === count) resolve();
        else sendNext();
      });
      sent += 1;
    };
    for (let place = 0; place < window; place += 1) sendNext();
  });
  const rate = perSecond(count, began);
  await new Promise<void>((resolve) => session.unbind(() => resolve()));
  session.close();
  return rate;
}

export function nodeSmppMessage(index: number): Record<string, string | number> {
  return {
    source_addr_ton: 5,
    source_addr: SENDER,
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    destination_addr: TO,
    short_message: writeText(index),
  };
}

export async function startNodeSmpp(port: number): Promise<Session> {
  const session = connect({ port, host: '127.0.0.1' });
  session.socket.setNoDelay(true);
  session.on('error', () => undefined);
  const login = { system_id: LOGIN.systemId, password: LOGIN.password, interface_version: 0x34 };
  await new Promise<void>((resolve) => {
    session.once('connect', () => session.bind_transceiver(login, () => resolve()));
  });
  return session;
}

export const HAS_KANNEL = isInstalled(KANNEL);
/** Concurrent requests to smsbox. */
const FEEDERS = 20;

/**
 * Messages per second of Kannel's bearerbox. The server holds its responses while Kannel receives
 * the messages over HTTP, so that this time is not measured.
 */
export async function measureKannel(server: PlainServer, { window, count }: Load): Promise<number> {
  const { systemId: login, password } = LOGIN;
  await server.order({ kind: 'hold' });
  const kannel = await startKannel({ port: server.port, login, password, window, isQuiet: true });
  try {
    await waitUntil('Kannel is connected', () => kannel.isOnline());
    await feed(kannel, count);
    const inFlight = Math.min(window, count);
    const hear = (): ReturnType<PlainServer['order']> => server.order({ kind: 'report' });
    await waitUntil('the window is full', async () => (await hear()).submits >= inFlight);
    const { releasedAt } = await server.order({ kind: 'answer' });
    const rest = count - inFlight;
    const last = await waitUntil(
      `Kannel sends ${rest} messages`,
      async () => {
        const report = await hear();
        return report.submits >= rest && report;
      },
      { limitMs: 60_000 },
    );
    return (rest / (last.lastAt - releasedAt)) * 1000;
  } finally {
    await kannel.stop();
  }
}

async function feed(kannel: Kannel, count: number): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const text = writeText(next);
      next += 1;
      const answer = await kannel.send({ to: TO, from: SENDER, text });
      if (!answer.startsWith('202')) throw new Error(`Kannel rejected a message: ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: FEEDERS }, work));
}

function perSecond(count: number, began: number): number {
  return (count / (performance.now() - began)) * 1000;
}
