import type { CallbackEvent, Client, Problem } from '../../protocol';

/** The balance fell below the limit. */
export interface LowBalanceEvent {
  readonly type: 'lowBalance';
  readonly balance: number;
  readonly currency: string | null;
  readonly credit: number | null;
  /** The limit that it fell below. */
  readonly limit: number;
}

/** What a poll finds: events as callbacks tell them, and one that callbacks do not know. */
export type PolledEvent = CallbackEvent | LowBalanceEvent;

export const POLLED_EVENTS = ['deliveryStatus', 'incomingMessage', 'lowBalance'] as const;
export type PolledEventName = (typeof POLLED_EVENTS)[number];

/** What the parts of a poll look at. */
export interface PollRun {
  readonly client: Client;
  /** Milliseconds of Unix time. */
  readonly now: number;
  /** Whether an event is to start the workflow. */
  readonly isWanted: (event: CallbackEvent) => boolean;
  /** Whether later statuses of the same message may be wanted. */
  readonly isWatched: (event: CallbackEvent) => boolean;
  readonly options: PollOptions;
  readonly balanceLimit: number;
}

export interface PollOptions {
  /** Statuses of messages whose ID begins with this. */
  readonly idPrefix: string;
  /** How long the status of a message is watched. */
  readonly watchHours: number;
  /** Own number that received a message. */
  readonly toPhone: string;
}

/** What a part has to know in its next poll, as plain JSON. */
export type PartState = Readonly<Record<string, unknown>>;

/**
 * What one part of a poll came to. The state is kept only together with the events, so that a
 * problem leaves everything for the next poll.
 */
export type PartResult =
  | { readonly ok: true; readonly events: readonly PolledEvent[]; readonly state: PartState }
  | { readonly ok: false; readonly problem: Problem };

/** A kind of event: how to look for new ones since a state, and how to find one to show. */
export interface PollPart {
  readonly event: PolledEventName;
  /** `state` is `null` when nothing is known yet, and whatever was stored otherwise. */
  poll(run: PollRun, state: PartState | null): Promise<PartResult>;
  /** An event for a test in the editor, if there is one; changes nothing. */
  sample(run: PollRun): Promise<PartResult>;
}

const busy = new Set<string>();

/** Runs a task unless one of the same name still runs; then the answer is `null`. */
export async function takeTurn<Value>(
  name: string,
  task: () => Promise<Value | null>,
): Promise<Value | null> {
  if (busy.has(name)) return null;
  busy.add(name);
  try {
    return await task();
  } finally {
    busy.delete(name);
  }
}
