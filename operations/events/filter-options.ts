import type { Field, FieldOption } from '../field';

import { languageOption } from '../fields/text-language';
import { MESSAGE_TYPES, STATUSES, type CodeRow } from '../../protocol';

/** The options that select events, in alphabetical order of their labels. */
export const FILTER_OPTIONS: readonly Field[] = [
  {
    displayName: 'Channels',
    name: 'channels',
    type: 'multiOptions',
    options: MESSAGE_TYPES.map((row) => ({ name: row.label, value: row.name })).sort(byName),
    default: [],
    description:
      'Start only on statuses of these channels; a status without a channel always passes',
  },
  {
    displayName: 'Final Only',
    name: 'finalOnly',
    type: 'boolean',
    default: false,
    description: 'Whether to start only on final statuses',
  },
  languageOption,
  {
    displayName: 'Phones',
    name: 'phones',
    type: 'string',
    default: '',
    placeholder: 'e.g. +77011234567, +77017654321',
    description:
      'Start only on events of these phone numbers, separated by comma, semicolon or line break',
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
    description: 'Start only on these delivery statuses',
  },
  {
    displayName: 'Text Pattern',
    name: 'textPattern',
    type: 'string',
    default: '',
    placeholder: 'e.g. ^stop\\b',
    description:
      'Start only on incoming messages whose text matches this regular expression, ignoring case; write /pattern/ to match case. Lookaround and back references are not supported.',
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
