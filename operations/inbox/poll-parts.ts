import type { Problem } from '../../protocol';
import { balancePart } from './balance-part';
import { inboxPart } from './inbox-part';
import type { PartState, PolledEvent, PolledEventName, PollPart, PollRun } from './polled';
import { statusPart } from './status-part';

/** The parts in the order in which a poll returns their events. */
const POLL_PARTS: readonly PollPart[] = [inboxPart, statusPart, balancePart];

/** State of each part by its event. */
export type PartStates = Readonly<Record<string, PartState>>;

export interface PollProblem {
  readonly problem: Problem;
  /** Whether the part has never succeeded, so that it does not know what is new. */
  readonly isFirst: boolean;
}

export interface PollOutcome {
  readonly events: readonly PolledEvent[];
  readonly problems: readonly PollProblem[];
  /** States of the parts that succeeded. Store them after the events have been emitted. */
  readonly states: PartStates;
}

/**
 * Requests new events since the given states. A part that fails does not affect the others: their
 * events are returned, and its own come with a later poll.
 */
export async function pollParts(
  run: PollRun,
  wanted: readonly string[],
  states: PartStates,
): Promise<PollOutcome> {
  const events: PolledEvent[] = [];
  const problems: PollProblem[] = [];
  const moved: Partial<Record<PolledEventName, PartState>> = {};
  for (const part of listParts(wanted)) {
    const state = states[part.event] ?? null;
    const result = await part.poll(run, state);
    if (result.ok) {
      events.push(...result.events);
      moved[part.event] = result.state;
    } else problems.push({ problem: result.problem, isFirst: state === null });
  }
  return { events, problems, states: moved };
}

/** Returns one event of each kind for a test. States are neither read nor changed. */
export async function sampleParts(
  run: PollRun,
  wanted: readonly string[],
): Promise<Omit<PollOutcome, 'states'>> {
  const events: PolledEvent[] = [];
  const problems: PollProblem[] = [];
  for (const part of listParts(wanted)) {
    const result = await part.sample(run);
    if (result.ok) events.push(...result.events);
    else problems.push({ problem: result.problem, isFirst: true });
  }
  return { events, problems };
}

/**
 * Returns whether the next poll recovers from a problem, such as a rate limit, so that it is not
 * reported.
 */
export function isPassing(problem: Problem): boolean {
  return problem.kind === 'gateway' && problem.retry === 'later';
}

function listParts(wanted: readonly string[]): readonly PollPart[] {
  return POLL_PARTS.filter(({ event }) => wanted.includes(event));
}
