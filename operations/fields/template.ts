import type { Field } from '../field';

/** A message template, from the list of the account or by its ID. */
export const templateField: Field = {
  displayName: 'Template',
  name: 'templateId',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'The message template',
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
