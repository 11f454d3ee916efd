/** Memory of sending messages to a server that stopped reading. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PreparedMessage } from '../../protocol';
import { startPlainServer, type PlainServer } from '../peers/plain-smpp';
import { createPorts } from '../peers/smpp-ports';
import { loadAsPublished } from './as-published';
import { createHeapReader } from './collected-heap';
import type { BenchContext, Figure, Findings } from './figure';
import {
  nodeSmppMessage,
  prepareMessages,
  startNodeSmpp,
  startOurs,
  type TransportsModule,
} from './smpp-senders';
import { toMeasurement } from './statistics';

const MESSAGES = 100_000;
const WINDOW = 1000;
/** By then the buffers of the operating system are full. */
const SETTLE_MS = 300;
const MOST_MB = 32;

export const smppStalled: Figure = {
  name: 'smpp-stalled',
  title: 'SMPP: memory while the server does not read',
  measure,
};

async function measure({ quick, rounds, progress }: BenchContext): Promise<Findings> {
  const transports = await loadAsPublished<TransportsModule>('transports');
  const readHeap = createHeapReader();
  const count = quick ? MESSAGES / 10 : MESSAGES;
  const messages = prepareMessages(transports, count);
  const [ours, mailing, nodeSmpp]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await stall((server) => submitAtOnce(transports, server, messages, readHeap)));
    mailing.push(await stall((server) => submitAll(transports, server, messages, readHeap)));
    nodeSmpp.push(await stall((server) => submitWithNodeSmpp(server, count, readHeap)));
    const shown = [ours, mailing, nodeSmpp].map((values) => values.at(-1)?.toFixed(1)).join(', ');
    progress(`round ${round + 1}: ${shown} MB`);
  }
  const goal = { bound: 'atMost', value: MOST_MB } as const;
  const many = count.toLocaleString('en');
  return {
    measurements: [
      toMeasurement('at-once', `${many} messages submitted at once`, 'MB', ours, goal),
      toMeasurement('mailing', `${many} messages as one mailing`, 'MB', mailing, goal),
      toMeasurement('node-smpp', `${many} messages submitted to node-smpp`, 'MB', nodeSmpp),
    ],
    notes: [
      `Growth of heap and buffers after the server has stopped reading, with a window of ${WINDOW} and otherwise default settings: 10,000 messages may wait in the client, the others are returned at once as not sent. A mailing is submitted as the window has room. The messages themselves, which the caller holds, are created before and not counted. node-smpp has no window.`,
    ],
  };
}

/** Starts a separate server each time, which reads until the client is connected. */
async function stall(work: (server: PlainServer) => Promise<number>): Promise<number> {
  const server = await startPlainServer();
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function submitAtOnce(
  transports: TransportsModule,
  server: PlainServer,
  messages: readonly PreparedMessage[],
  readHeap: () => number,
): Promise<number> {
  const client = await startOurs(transports, createPorts(server.port), CLIENT);
  await server.order({ kind: 'stall' });
  const before = readHeap();
  let settled = 0;
  const outcomes = messages.map((message) => client.submit(message).then(() => (settled += 1)));
  await sleep(SETTLE_MS);
  const growth = readHeap() - before;
  if (settled === messages.length)
    throw new Error('No message is pending: the server did not stall');
  await client.stop();
  await Promise.all(outcomes);
  return growth;
}

async function submitAll(
  transports: TransportsModule,
  server: PlainServer,
  messages: readonly PreparedMessage[],
  readHeap: () => number,
): Promise<number> {
  const client = await startOurs(transports, createPorts(server.port), CLIENT);
  await server.order({ kind: 'stall' });
  const before = readHeap();
  const finished = client.submitAll(messages, () => undefined);
  await sleep(SETTLE_MS);
  const growth = readHeap() - before;
  await client.stop();
  await finished;
  return growth;
}

/** A server that does not read gets no unbind. */
const CLIENT = { window: WINDOW, stopTimeoutMs: 10 } as const;

async function submitWithNodeSmpp(
  server: PlainServer,
  count: number,
  readHeap: () => number,
): Promise<number> {
  const session = await startNodeSmpp(server.port);
  await server.order({ kind: 'stall' });
  const before = readHeap();
  for (let index = 0; index < count; index += 1) {
    session.submit_sm(nodeSmppMessage(index), () => undefined);
  }
  await sleep(SETTLE_MS);
  const growth = readHeap() - before;
  session.destroy();
  return growth;
}
