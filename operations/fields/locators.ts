import type { Field } from '../field';
import type { Host } from '../host';

export interface Located {
  readonly mode: string;
  readonly value: string;
}

/**
 * Returns the mode and the value of a resource locator. An expression or an AI agent may give the
 * bare value.
 */
export function toLocated(given: unknown): Located {
  const { mode = 'list', value } =
    typeof given === 'object' && given !== null
      ? (given as { mode?: string; value?: unknown })
      : { value: given };
  const isText = typeof value === 'string' || typeof value === 'number';
  return { mode, value: isText ? String(value).trim() : '' };
}

export function readLocated(host: Host, name: string, itemIndex: number): Located {
  return toLocated(host.read(name, itemIndex, ''));
}

/** A group of contacts, from the list of the account or by its ID. */
export const groupField: Field = {
  displayName: 'Group',
  name: 'groupId',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'Choose the group of contacts',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchGroups', searchable: true },
    },
    { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 321' },
  ],
};

/** A mailing, from the list of the account or by its ID. */
export const mailingField: Field = {
  displayName: 'Mailing',
  name: 'mailingId',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'Choose a mailing that was not deleted',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchMailings', searchable: true },
    },
    { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 12345' },
  ],
};

/** A message template, from the list of the account or by its ID. */
export const templateField: Field = {
  displayName: 'Template',
  name: 'templateId',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'Choose the message template',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
    },
    { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 12' },
  ],
};
