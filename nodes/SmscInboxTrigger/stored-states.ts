import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { PartStates } from '../../operations/inbox/poll-parts';

export interface StoredStates {
  readonly states: PartStates;
  /** Has n8n keep the new states; those of events that are no longer asked for are dropped. */
  keep(moved: PartStates, wanted: readonly string[]): void;
}

/**
 * What n8n stores for this node. Nothing counts when the node was given another credential: IDs of
 * one account say nothing about another.
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
      // One plain value in place of another: n8n notes changes by assignments like these.
      stored.account = account;
      stored.states = JSON.parse(
        JSON.stringify({ ...Object.fromEntries(kept), ...moved }),
      ) as IDataObject;
    },
  };
}

function readStates(stored: unknown): PartStates {
  if (typeof stored !== 'object' || stored === null) return {};
  // A copy: what n8n hands out notes every change that is made to it.
  return JSON.parse(JSON.stringify(stored)) as PartStates;
}
