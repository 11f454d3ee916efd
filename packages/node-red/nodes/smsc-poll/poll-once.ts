import { phoneOf } from '../../../../operations/events/filters';
import { nameEvent } from '../../../../operations/events/to-output';
import { type PollParameters, toPolledRow } from '../../../../operations/inbox/poll-parameters';
import { isPassing, pollParts } from '../../../../operations/inbox/poll-parts';
import type { PolledEvent } from '../../../../operations/inbox/polled';
import { readStates, writeStates } from '../../../../operations/inbox/stored-states';
import type { Problem } from '../../../../protocol';
import type { AccountNode } from '../../host/account-node';
import type { NodeStore } from '../../host/context-store';
import type { FlowMessage } from '../../host/red';

export interface Poller {
  readonly account: AccountNode;
  readonly parameters: PollParameters;
  readonly store: NodeStore;
  readonly emit: (event: PolledEvent, message: FlowMessage) => void;
  /** Whether the flow has been stopped, so that it loses what is emitted. */
  readonly isClosed: () => boolean;
}

export interface PollReport {
  readonly count: number;
  /** The problem to show; those from which the next poll recovers come last. */
  readonly problem: Problem | null;
  readonly isPassing: boolean;
}

/** Key of the states in the context of the node. */
const KEY = 'smsc';

/**
 * Requests new events and starts the flow with each. The states are stored after that: if the
 * process ends in between, the next poll starts the flow again, and no event is lost.
 */
export async function pollOnce(
  { account, parameters, store, emit, isClosed }: Poller,
  signal: AbortSignal,
): Promise<PollReport> {
  const before = readStates(await store.get(KEY), account.id);
  // The next poll repeats the requests.
  const client = account.createClient({ signal, retriesReads: false });
  const run = { ...parameters, client, now: Date.now() };
  const { events, problems, states } = await pollParts(run, parameters.events, before);
  // The next poll, after the deployment or the restart, finds the events again.
  if (isClosed()) return { count: 0, problem: null, isPassing: false };
  for (const event of events) emit(event, toMessage(event, parameters));
  await store.set(KEY, writeStates(account.id, before, states, parameters.events));
  const [worst] = problems
    .map(({ problem }) => problem)
    .sort((one, other) => Number(isPassing(one)) - Number(isPassing(other)));
  return {
    count: events.length,
    problem: worst ?? null,
    isPassing: worst !== undefined && isPassing(worst),
  };
}

function toMessage(event: PolledEvent, { output }: PollParameters): FlowMessage {
  const payload = toPolledRow(event, output);
  if (event.type === 'lowBalance') return { topic: event.type, payload };
  return { topic: nameEvent(event), phone: phoneOf(event), payload };
}
