/** Measures how fast messages are sent over SMPP, compared with node-smpp and Kannel. */
import { startPlainServer, type PlainServer } from '../peers/plain-smpp';
import { loadAsPublished } from './as-published';
import type { BenchContext, Figure, Findings, Goal, Measurement } from './figure';
import { interleave, type Peers } from './interleave';
import {
  HAS_KANNEL,
  measureKannel,
  measureNodeSmpp,
  measureOurs,
  prepareMessages,
  type Load,
  type TransportsModule,
} from './smpp-senders';
import { ratios, toMeasurement } from './statistics';

interface WindowSizes extends Load {
  /** Messages for Kannel, which accepts them one by one. */
  readonly kannelCount: number;
  /** The best of this many tries counts. */
  readonly tries: number;
}

const WINDOWS: readonly WindowSizes[] = [
  { window: 1, count: 10_000, kannelCount: 4000, tries: 3 },
  { window: 10, count: 20_000, kannelCount: 4000, tries: 1 },
  { window: 100, count: 40_000, kannelCount: 4000, tries: 1 },
  { window: 1000, count: 40_000, kannelCount: 4000, tries: 1 },
];
const QUICK_SHARE = 0.1;
/** A smaller difference is noise of two programs on two cores. */
const NO_SLOWER: Goal = { bound: 'atLeast', value: 0.95 };

export const smppSubmits: Figure = {
  name: 'smpp-submits',
  title: 'SMPP: messages per second',
  measure,
};

async function measure(context: BenchContext): Promise<Findings> {
  const transports = await loadAsPublished<TransportsModule>('transports');
  const server = await startPlainServer();
  try {
    // Let the engine compile first.
    const warming = { window: 100, count: 20_000 };
    await measureOurs(transports, server, warming, prepareMessages(transports, warming.count));
    await measureNodeSmpp(server, warming);
    const measurements: Measurement[] = [];
    for (const sizes of WINDOWS) {
      measurements.push(...(await measureWindow(transports, server, sizes, context)));
    }
    return { measurements, notes: NOTES };
  } finally {
    await server.stop();
  }
}

async function measureWindow(
  transports: TransportsModule,
  server: PlainServer,
  sizes: WindowSizes,
  { quick, rounds, progress }: BenchContext,
): Promise<Measurement[]> {
  const { window, tries } = sizes;
  const share = quick ? QUICK_SHARE : 1;
  const load = { window, count: Math.max(2 * window, sizes.count * share) };
  const kannelLoad = { window, count: Math.max(2 * window, sizes.kannelCount * share) };
  const messages = prepareMessages(transports, load.count);
  const tell = (name: string, round: number, rate: number): void =>
    progress(`window ${window}, round ${round + 1}, ${name}: ${rate.toFixed(0)}/s`);
  const peers: Peers<string> = {
    ours: () => findBest(tries, () => measureOurs(transports, server, load, messages)),
    nodeSmpp: () => findBest(tries, () => measureNodeSmpp(server, load)),
    ...(HAS_KANNEL && {
      kannel: () => findBest(tries, () => measureKannel(server, kannelLoad)),
    }),
  };
  const { ours = [], nodeSmpp = [], kannel = [] } = await interleave(peers, rounds, tell);
  const compare = (name: string, peer: string, other: readonly number[]): Measurement =>
    toMeasurement(
      `${name}-ratio-${window}`,
      `Window ${window}, compared with ${peer}`,
      '×',
      ratios(ours, other),
      NO_SLOWER,
    );
  const show = (name: string, peer: string, values: readonly number[]): Measurement =>
    toMeasurement(`${name}-${window}`, `Window ${window}, ${peer}`, '/s', values);
  return [
    compare('node-smpp', 'node-smpp', nodeSmpp),
    ...(HAS_KANNEL ? [compare('kannel', 'Kannel', kannel)] : []),
    show('ours', 'ours', ours),
    show('node-smpp', 'node-smpp', nodeSmpp),
    ...(HAS_KANNEL ? [show('kannel', 'Kannel', kannel)] : []),
  ];
}

async function findBest(tries: number, work: () => Promise<number>): Promise<number> {
  let best = 0;
  for (let left = tries; left > 0; left -= 1) best = Math.max(best, await work());
  return best;
}

const NOTES = [
  'To one plain server in a separate process that responds immediately, over the loopback interface. The window is the number of messages in flight. Our client is bundled as for publication and without its rate limit; its messages are prepared before. node-smpp 0.5.1 sends the next message after each response. With a window of 1 two processes do nothing but wake each other, which takes the system 20 or 100 µs: there each sample is the best of three of the same peer. The gateway accepts 30 messages per second of an account by default.',
  HAS_KANNEL
    ? "Kannel's bearerbox receives its messages while the server holds its responses; the rate from then on is measured at the server."
    : 'Kannel is not installed on this machine and was not measured (Debian: the package kannel).',
];
