import type { Field } from '../field';

/** A group of contacts, from the list of the account or by its ID. */
export const groupField: Field = {
  displayName: 'Group',
  name: 'groupId',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'The group of contacts',
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
