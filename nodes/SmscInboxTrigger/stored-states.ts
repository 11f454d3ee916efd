import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import type { PartStates } from '../../operations/inbox/poll-parts';
import { readStates, writeStates } from '../../operations/inbox/stored-states';
import { nameAccount } from '../shared/n8n-functions';

export interface StoredStates {
  readonly states: PartStates;
  /** Stores the new states. States of events that are no longer selected are dropped. */
  keep(moved: PartStates, wanted: readonly string[]): void;
}

/** Returns the stored states of this node. */
export function openStates(functions: IPollFunctions): StoredStates {
  const stored = functions.getWorkflowStaticData('node');
  const account = nameAccount(functions.getNode());
  const states = readStates(stored, account);
  return {
    states,
    keep(moved, wanted) {
      // Assigns plain values, because n8n detects changes only by such assignments.
      Object.assign(stored, writeStates(account, states, moved, wanted) as IDataObject);
    },
  };
}
