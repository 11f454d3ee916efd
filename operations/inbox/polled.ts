import type { CallbackEvent, Client, Problem } from '../../protocol';

/** The balance fell below the limit. */
export interface LowBalanceEvent {
  readonly type: 'lowBalance';
  readonly balance: number;
  readonly currency: string | null;
  readonly credit: number | null;
  /** The limit that the balance fell below. */
  readonly limit: number;
}

/** What a poll finds: the events of callbacks, and one that callbacks do not have. */
export type PolledEvent = CallbackEvent | LowBalanceEvent;

export const POLLED_EVENTS = ['deliveryStatus', 'incomingMessage', 'lowBalance'] as const;
export type PolledEventName = (typeof POLLED_EVENTS)[number];

/** The input of the parts of a poll. */
export interface PollRun {
  readonly client: Client;
  /** Milliseconds of Unix time. */
  readonly now: number;
  /** Whether an event starts the workflow. */
  readonly isWanted: (event: CallbackEvent) => boolean;
  /** Whether later statuses of the same message may match. */
  readonly isWatched: (event: CallbackEvent) => boolean;
  readonly options: PollOptions;
  readonly balanceLimit: number;
}

export interface PollOptions {
  /** Only statuses of messages whose ID starts with this. */
  readonly idPrefix: string;
  /** How long the status of a message is watched. */
  readonly watchHours: number;
  /** Phone number of the account that received a message. */
  readonly toPhone: string;
}

/** What a part needs for its next poll, as plain JSON. */
export type PartState = Readonly<Record<string, unknown>>;

/**
 * The result of one part of a poll. The state is stored only together with the events, so that
 * after a problem the next poll returns everything.
 */
export type PartResult =
  | { readonly ok: true; readonly events: readonly PolledEvent[]; readonly state: PartState }
  | { readonly ok: false; readonly problem: Problem };

/** One kind of event: how to find new ones since a state, and how to find one for a test. */
export interface PollPart {
  readonly event: PolledEventName;
  /** `state` is `null` at first, otherwise the stored value, which is not validated. */
  poll(run: PollRun, state: PartState | null): Promise<PartResult>;
  /** Returns an event for a test in the editor, if there is one; changes nothing. */
  sample(run: PollRun): Promise<PartResult>;
}

const busy = new Set<string>();

/**
 * Runs a task and returns its result, or returns `null` if a task of the same name is still
 * running.
 */
export async function runInTurn<Value>(
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
