import type { Field } from '../field';

/** Shows the request and sends nothing. Read from each item. */
export const dryRunOption: Field = {
  displayName: 'Dry Run',
  name: 'dryRun',
  type: 'boolean',
  default: false,
  description:
    'Whether to return the request, without the credential, instead of sending it; the gateway is not contacted, and each recipient returns accepted false and errorName dryRun',
};

/** Read from each item. */
export const allowGroupsOption: Field = {
  displayName: 'Allow Groups',
  name: 'allowGroups',
  type: 'boolean',
  default: false,
  description:
    "Whether to allow groups of contacts, such as G12, in expressions and together with 'Max Recipients', which counts a group as one. Otherwise only a group that is written into the field itself gets messages.",
};

/** A limit that an AI agent cannot change when it fills in the recipients. Read from each item. */
export const allowedRecipientsOption: Field = {
  displayName: 'Allowed Recipients',
  name: 'allowedRecipients',
  type: 'string',
  default: '',
  placeholder: 'e.g. +7701*, +77172250000',
  description:
    'Allow only these phone numbers, e-mail addresses and groups, separated by comma, semicolon or line break, with * for any digits, or a regular expression such as /\\+7701\\d{7}/. An item with any other recipient is rejected before anything is sent. Enter the value yourself; do not let an AI agent define it.',
};

export const maxRecipientsOption: Field = {
  displayName: 'Max Recipients',
  name: 'maxRecipients',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: 100,
  description:
    'Reject an item with more recipients before anything is sent; also rejects groups of contacts, because their members cannot be counted',
};

export const SAFETY_OPTIONS: readonly Field[] = [
  allowGroupsOption,
  allowedRecipientsOption,
  dryRunOption,
];
