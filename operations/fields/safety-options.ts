import type { Field } from '../field';

/** Shows what would be sent, and sends nothing. Read from each item. */
export const dryRunOption: Field = {
  displayName: 'Dry Run',
  name: 'dryRun',
  type: 'boolean',
  default: false,
  description:
    'Whether to show the request without the credential instead of sending it; asks nothing of the gateway, and each recipient comes back with accepted false and the name dryRun',
};

/** Read from each item. */
export const allowGroupsOption: Field = {
  displayName: 'Allow Groups',
  name: 'allowGroups',
  type: 'boolean',
  default: false,
  description:
    "Whether an expression may name a group of contacts, like G12, and whether one may stand beside 'Max Recipients', which counts it as one. Without it only a group that is written into the field itself gets messages.",
};

/** A limit that an AI agent, which fills in the recipients, cannot loosen. Read from each item. */
export const allowedRecipientsOption: Field = {
  displayName: 'Allowed Recipients',
  name: 'allowedRecipients',
  type: 'string',
  default: '',
  placeholder: 'e.g. +7701*, +77172250000',
  description:
    'Numbers, addresses and groups separated by comma, semicolon or line break, with * for any digits, or a regular expression like /\\+7701\\d{7}/. An item with any other recipient is refused before anything is sent. Write it here rather than let an AI agent define it.',
};

export const maxRecipientsOption: Field = {
  displayName: 'Max Recipients',
  name: 'maxRecipients',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: 100,
  description:
    'An item with more recipients is refused before anything is sent; so is a group of contacts, whose members nobody counts',
};

export const SAFETY_OPTIONS: readonly Field[] = [
  allowGroupsOption,
  allowedRecipientsOption,
  dryRunOption,
];
