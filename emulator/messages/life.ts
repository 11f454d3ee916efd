import type { Clock } from '../clock';
import { findOutcome, type OutcomeRow } from '../outcomes';
import { readCall, secondsOfAttempts } from '../submit/call';
import { lookUp } from './hlr';
import type { Message } from './message';

/** Seconds that each stage of a message takes. The gateway documents none of them. */
export const LIFE_SECONDS = {
  /** In the queue, before it goes to the operator. */
  queue: 1,
  /** From the operator to the final status. */
  delivery: 4,
  /** From `delivered` to `read` or `linkClicked`. */
  afterwards: 10,
} as const;

const STOPPED = -2;
const SENT = 0;
const DELIVERED = 1;
const EXPIRED = 3;
const VIRTUAL_ERR = 200;
/** Statuses that the gateway sets itself: such a message never reaches the operator. */
const STOPPED_BY_GATEWAY = [22, 23, 24, 25];

/** `err` of a subscriber who does not pick up, and of one who is busy. */
const NOT_PICKED_UP = [237, 240];

export type StatusListener = (message: Message) => void;

export interface Life {
  /** Starts the lifecycle of a message, from the queue to its outcome. */
  start(message: Message): void;
  /** Stops a queued message for good, as for a cancelled mailing. */
  stop(message: Message, at: number): void;
  /** Called after every change of a status; the initial `-1` is not a change. */
  onChange(listener: StatusListener): void;
}

/** @param restrict the outcome of a message that the account's lists forbid, `null` = allowed */
export function createLife(
  clock: Clock,
  restrict: (message: Message, now: number) => OutcomeRow | null,
): Life {
  const listeners: StatusListener[] = [];

  function change(message: Message, status: number, err: number, at: number): void {
    if (message.isDeleted) return;
    message.status = status;
    message.err = err;
    message.changedAt = at;
    for (const listener of listeners) listener(message);
  }

  function finish(message: Message, outcome: OutcomeRow, at: number): void {
    if (!outcome.final) return;
    const status = finalStatus(message, outcome);
    if (message.channel.name === 'hlr') {
      message.hlr = lookUp(message.phone, outcome.final.err, outcome.isRoaming ?? false);
    }
    change(message, status, outcome.final.err, at);
    if (outcome.afterwards !== undefined && message.channel.hasLifetime) {
      const { afterwards } = outcome;
      clock.schedule(at + seconds(LIFE_SECONDS.afterwards), (due) =>
        change(message, afterwards, 0, due),
      );
    }
  }

  function leaveQueue(message: Message, outcome: OutcomeRow, at: number): void {
    if (message.isDeleted || message.status === STOPPED) return;
    message.sentAt = at;
    if (message.isVirtual) return change(message, DELIVERED, VIRTUAL_ERR, at);
    const forbidden = restrict(message, at);
    if (forbidden) return finish(message, forbidden, at);
    if (outcome.final && STOPPED_BY_GATEWAY.includes(outcome.final.status)) {
      return finish(message, outcome, at);
    }
    change(message, SENT, 0, at);
    if (outcome.staysAt === SENT) return;
    clock.schedule(at + deliveryTime(message, outcome), (due) => finish(message, outcome, due));
  }

  return {
    start(message) {
      const outcome = findOutcome(message.phone);
      if (outcome.staysAt === -1 && !message.isVirtual) return;
      clock.schedule(message.dueAt + seconds(LIFE_SECONDS.queue), (due) =>
        leaveQueue(message, outcome, due),
      );
    },
    stop: (message, at) => change(message, STOPPED, 0, at),
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

function finalStatus(message: Message, outcome: OutcomeRow): number {
  if (!outcome.final) return message.status;
  if (message.channel.hasLifetime) return outcome.final.status;
  return outcome.finalWithoutLifetime ?? outcome.final.status;
}

/** An expired message ends with its validity period, a call after its last attempt. */
function deliveryTime(message: Message, outcome: OutcomeRow): number {
  if (message.channel.name === 'voice' && NOT_PICKED_UP.includes(outcome.final?.err ?? 0)) {
    const plan = readCall(message.details, false);
    if (plan) return seconds(secondsOfAttempts(plan));
  }
  const expires = finalStatus(message, outcome) === EXPIRED;
  return expires && message.validityHours !== null
    ? seconds(message.validityHours * 3600)
    : seconds(LIFE_SECONDS.delivery);
}

function seconds(count: number): number {
  return count * 1000;
}
