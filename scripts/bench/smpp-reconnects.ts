/** Whether messages are lost or doubled while a server breaks the connection again and again. */
import type { SmppPorts, SubmitOutcome } from '../../protocol';
import { startPlainServer } from '../peers/plain-smpp';
import type { ServerReport } from '../peers/plain-smpp-messages';
import { createPorts } from '../peers/smpp-ports';
import { loadAsPublished } from './as-published';
import type { BenchContext, Figure, Findings } from './figure';
import { prepareMessages, startOurs, writeText, type TransportsModule } from './smpp-senders';
import { toMeasurement } from './statistics';

const BREAKS = 1000;
const WINDOW = 10;
/** Messages between two breaks, at least. */
const EVERY = 20;
/** The longest part of a round with breaks: 20 to 26 messages. */
const MESSAGES_PER_BREAK = 30;
/** How much shorter than for users the pauses between attempts are. */
const HURRY = 10_000;
const LONGEST_PAUSE_MS = 30_000;
/** Longer, so that deadlines and pauses can be told apart. */
const UNHURRIED_MS = 60_000;

export const smppReconnects: Figure = {
  name: 'smpp-reconnects',
  title: 'SMPP: messages over 1,000 broken connections',
  measure,
};

async function measure({ quick, progress }: BenchContext): Promise<Findings> {
  const transports = await loadAsPublished<TransportsModule>('transports');
  const breaks = quick ? BREAKS / 10 : BREAKS;
  const messages = prepareMessages(transports, breaks * MESSAGES_PER_BREAK);
  const server = await startPlainServer();
  try {
    let binds = 0;
    const client = await startOurs(transports, hurry(createPorts(server.port)), {
      window: WINDOW,
      responseTimeoutMs: UNHURRIED_MS,
      enquireLinkMs: UNHURRIED_MS,
      enquireLinkTimeoutMs: UNHURRIED_MS,
      stopTimeoutMs: UNHURRIED_MS,
    });
    client.onState(({ kind }) => {
      if (kind === 'bound') binds += 1;
    });
    await server.order({ kind: 'break', every: EVERY, times: breaks });
    const outcomes: SubmitOutcome['kind'][] = [];
    await client.submitAll(messages, ({ kind }, index) => (outcomes[index] = kind));
    const report = await server.order({ kind: 'report' });
    await client.stop();
    progress(`${report.breaks} breaks, ${binds} new connections`);
    if (report.breaks !== breaks) throw new Error(`Only ${report.breaks} connections broke`);
    return judge(outcomes, report, binds);
  } finally {
    await server.stop();
  }
}

/** The same ports, with pauses that pass faster; all other times are real. */
function hurry(ports: SmppPorts): SmppPorts {
  return {
    ...ports,
    schedule: (ms, run) => ports.schedule(ms <= LONGEST_PAUSE_MS ? ms / HURRY : ms, run),
  };
}

function judge(
  outcomes: readonly SubmitOutcome['kind'][],
  { counts }: ServerReport,
  binds: number,
): Findings {
  const arrivals = new Map(counts);
  const tally = { lost: 0, doubled: 0, ghosts: 0, unknown: 0, accepted: 0 };
  outcomes.forEach((kind, index) => {
    const times = arrivals.get(writeText(index)) ?? 0;
    if (times > 1) tally.doubled += 1;
    if (kind === 'accepted') tally.accepted += 1;
    if (kind === 'unknown') tally.unknown += 1;
    if (kind === 'accepted' && times === 0) tally.lost += 1;
    if (kind === 'notSent' && times > 0) tally.ghosts += 1;
  });
  const none = { bound: 'atMost', value: 0 } as const;
  const count = (name: string, label: string, value: number, goal?: typeof none) =>
    toMeasurement(name, label, 'count', [value], goal);
  const untold = outcomes.filter((kind) => kind !== 'accepted' && kind !== 'unknown').length;
  return {
    measurements: [
      count('lost', 'Said to be accepted, and not with the server', tally.lost, none),
      count('doubled', 'Twice with the server', tally.doubled, none),
      count('ghosts', 'Said to be not sent, and with the server', tally.ghosts, none),
      count('not-sent', 'Given up, though the server came back', untold, none),
      count('accepted', 'Accepted', tally.accepted),
      count('unknown', 'Said to be of unknown outcome', tally.unknown),
      count('reconnects', 'New connections', binds),
    ],
    notes: [
      `A server of its own process that counts texts and ends the connection after 20 to 26 messages: before an answer, within one and after it, in turn. Messages that were under way then, at most ${WINDOW} each time, are told to be of unknown outcome and never sent again; all others wait for the next connection. The client's pauses between attempts pass ${HURRY.toLocaleString('en')} times as fast.`,
    ],
  };
}
