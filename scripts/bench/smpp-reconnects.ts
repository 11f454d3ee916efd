/**
 * Measures whether messages are lost or duplicated while a server breaks the connection repeatedly.
 */
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
/** Minimum of messages between two breaks. */
const EVERY = 20;
/** Messages planned per break, which takes 20 to 26. */
const MESSAGES_PER_BREAK = 30;
/** Factor by which the pauses between reconnects are shortened. */
const HURRY = 10_000;
const LONGEST_PAUSE_MS = 30_000;
/** Timers from this length on are deadlines and are not shortened. */
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

/** The same ports with shorter pauses; all other times are real. */
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
  const givenUp = outcomes.filter((kind) => kind !== 'accepted' && kind !== 'unknown').length;
  return {
    measurements: [
      count('lost', 'Reported as accepted, but not received by the server', tally.lost, none),
      count('doubled', 'Received twice by the server', tally.doubled, none),
      count('ghosts', 'Reported as not sent, but received by the server', tally.ghosts, none),
      count('not-sent', 'Given up although the server came back', givenUp, none),
      count('accepted', 'Accepted', tally.accepted),
      count('unknown', 'Reported with unknown outcome', tally.unknown),
      count('reconnects', 'New connections', binds),
    ],
    notes: [
      `A server in a separate process counts texts and ends the connection after 20 to 26 messages: before a response, within one and after it, in turn. Messages in flight at that moment, at most ${WINDOW} each time, are reported with unknown outcome and never sent again; all others wait for the next connection. The client's pauses between attempts are ${HURRY.toLocaleString('en')} times shorter.`,
    ],
  };
}
