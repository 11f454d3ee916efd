import type { Row } from '../host';
import type { PartStates } from './poll-parts';

/**
 * Returns the states in what a host stored, or none after a change of the account, because IDs of
 * one account mean nothing in another.
 */
export function readStates(stored: unknown, account: string): PartStates {
  const { account: owner, states } = (stored ?? {}) as Row;
  if (owner !== account || typeof states !== 'object' || states === null) return {};
  // A copy, because a host may record every change to the object that it returns.
  return JSON.parse(JSON.stringify(states)) as PartStates;
}

/**
 * Returns the plain JSON to store after a poll. States of events that are no longer selected are
 * dropped.
 */
export function writeStates(
  account: string,
  before: PartStates,
  moved: PartStates,
  wanted: readonly string[],
): { account: string; states: object } {
  const kept = Object.entries(before).filter(([event]) => wanted.includes(event));
  const states = { ...Object.fromEntries(kept), ...moved };
  return { account, states: JSON.parse(JSON.stringify(states)) as object };
}
