import type { Field, FieldOption } from '../field';

import { MESSAGE_TYPES, STATUSES, type CodeRow } from '../../protocol';

/** Which events start the workflow; alphabetical by display name, as they stand among other options. */
export const FILTER_OPTIONS: readonly Field[] = [
  {
    displayName: 'Channels',
    name: 'channels',
    type: 'multiOptions',
    options: MESSAGE_TYPES.map((row) => ({ name: row.label, value: row.name })).sort(byName),
    default: [],
    description:
      'Statuses of these channels only; a status whose channel the gateway does not tell passes',
  },
  {
    displayName: 'Final Only',
    name: 'finalOnly',
    type: 'boolean',
    default: false,
    description: 'Whether only statuses that will not change any more start the workflow',
  },
  {
    displayName: 'Phones',
    name: 'phones',
    type: 'string',
    default: '',
    placeholder: 'e.g. +77011234567, +77017654321',
    description: 'Events of these subscribers only, separated by comma, semicolon or line break',
  },
  {
    displayName: 'Simplify',
    name: 'simplify',
    type: 'boolean',
    default: true,
    description: 'Whether to return a simplified version of the response instead of the raw data',
  },
  {
    displayName: 'Statuses',
    name: 'statuses',
    type: 'multiOptions',
    options: STATUSES.map(toStatusOption).sort(byName),
    default: [],
    description: 'Delivery statuses that start the workflow',
  },
  {
    displayName: 'Text Pattern',
    name: 'textPattern',
    type: 'string',
    default: '',
    placeholder: 'e.g. ^stop\\b',
    description:
      'Regular expression that the text of an incoming message must match, without regard to case; write /pattern/ to regard it. Lookaround and back references are not supported.',
  },
];

function toStatusOption({ name, text }: CodeRow): FieldOption {
  const words = name.replace(/([A-Z])/g, ' $1');
  return {
    name: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    value: name,
    description: text,
  };
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : 1;
}
