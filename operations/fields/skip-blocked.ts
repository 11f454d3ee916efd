import type { Field } from '../field';

/** Leaves out the numbers that a user put on the black list with `contact: block`. */
export const skipBlockedOption: Field = {
  displayName: 'Skip Blocked',
  name: 'skipBlocked',
  type: 'boolean',
  default: false,
  description:
    'Whether to ask the gateway first which numbers are on the black list of the account, and send nothing to them; they come back with accepted false and the name numberBlocked',
};
