import {
  failure,
  invalidInput,
  param,
  type Reservation,
  type Result,
  type SendQuota,
  type Sentence,
  sentence,
  type Spending,
  success,
  sumCosts,
} from '../../protocol';
import type { Host, Row } from '../host';
import { TOOL_MESSAGES } from '../tool/tool-defaults';

/** The options with the limits. */
const MESSAGES = 'maxMessagesPerExecution';
const COST = 'maxCostPerExecution';

/** What a node may send in one execution; `undefined`: no limit. */
export interface ExecutionLimits {
  readonly messages: number | undefined;
  readonly cost: number | undefined;
}

/** The same with a number for each limit. */
interface Limits {
  readonly messages: number;
  readonly cost: number;
  /** Whether the limit of messages is the one of every tool. */
  readonly isDefault: boolean;
}

/**
 * Returns the limit of what the node sends in the execution. All runs of the node count together:
 * those of a loop, and all calls of a tool, also at the same time.
 */
export function openQuota(
  { shared, scope }: Pick<Host, 'shared' | 'scope'>,
  { messages, cost = Infinity }: ExecutionLimits,
): SendQuota {
  const isDefault = messages === undefined && cost === Infinity;
  const limits = { messages: isDefault ? TOOL_MESSAGES : (messages ?? Infinity), cost, isDefault };
  const key = `spent ${scope}`;
  return {
    needsPrice: cost !== Infinity,
    // Nothing here waits, so calls at the same time are counted one after the other.
    reserve(wanted) {
      const spent = readSpending(shared[key]);
      const excess = describeExcess(limits, spent, wanted);
      if (excess !== null) return failure(excess);
      shared[key] = add(spent, wanted);
      return success(createReservation(shared, key, wanted));
    },
  };
}

/** Reserves messages that have no price. Problems: those of the quota. */
export function reserveMessages(
  quota: SendQuota | undefined,
  messages: number,
): Result<Reservation | null> {
  return quota === undefined ? success(null) : quota.reserve({ messages, cost: 0 });
}

function createReservation(shared: Row, key: string, wanted: Spending): Reservation {
  return {
    settle({ messages, cost }) {
      const change = {
        messages: messages - wanted.messages,
        cost: cost === null ? 0 : cost - wanted.cost,
      };
      shared[key] = add(readSpending(shared[key]), change);
    },
  };
}

function readSpending(kept: unknown): Spending {
  const { messages, cost } = (kept ?? {}) as Partial<Spending>;
  return { messages: Number(messages) || 0, cost: Number(cost) || 0 };
}

function add(one: Spending, other: Spending): { messages: number; cost: number } {
  return { messages: one.messages + other.messages, cost: sumCosts([one.cost, other.cost]) };
}

function describeExcess(limits: Limits, spent: Spending, wanted: Spending) {
  const { messages, cost } = add(spent, wanted);
  const advice = (option: string): Sentence =>
    sentence`Send less in one execution, or raise ${param(option)}`;
  if (messages > limits.messages) {
    const limit = limits.isDefault
      ? sentence`a tool sends at most ${TOOL_MESSAGES} unless ${param(MESSAGES)} is set`
      : sentence`${param(MESSAGES)} is ${limits.messages}`;
    const text = sentence`This would be ${messages} messages in this execution, but ${limit}. Sent so far: ${spent.messages}; nothing more was sent`;
    return invalidInput(MESSAGES, text, advice(MESSAGES));
  }
  if (cost <= limits.cost) return null;
  const text = sentence`This execution would cost ${cost}, but ${param(COST)} is ${limits.cost}. Spent so far: ${spent.cost}; nothing more was sent`;
  return invalidInput(COST, text, advice(COST));
}
