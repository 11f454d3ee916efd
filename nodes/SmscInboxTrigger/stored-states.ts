import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { PartStates } from '../../operations/inbox/poll-parts';

export interface StoredStates {
  readonly states: PartStates;
  /** Stores the new states. States of events that are no longer selected are dropped. */
  keep(moved: PartStates, wanted: readonly string[]): void;
}

/**
 * Returns the stored states of this node, or none after a change of the credential, because IDs of
 * one account mean nothing in another.
 */
export function openStates(functions: IPollFunctions): StoredStates {
  const stored = functions.getWorkflowStaticData('node');
  const { id, name } = functions.getNode().credentials?.smscApi ?? { id: null, name: '' };
  const account = id ?? name;
  const states = stored.account === account ? readStates(stored.states) : {};
  return {
    states,
    keep(moved, wanted) {
      const kept = Object.entries(states).filter(([event]) => wanted.includes(event));
      // Replaces a plain value, because n8n detects changes only by such assignments.
      stored.account = account;
      stored.states = JSON.parse(
        JSON.stringify({ ...Object.fromEntries(kept), ...moved }),
      ) as IDataObject;
    },
  };
}

function readStates(stored: unknown): PartStates {
  if (typeof stored !== 'object' || stored === null) return {};
  // A copy, because n8n records every change to the object that it returns.
  return JSON.parse(JSON.stringify(stored)) as PartStates;
}
