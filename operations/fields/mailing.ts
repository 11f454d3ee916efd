import type { Field } from '../field';

/** A mailing, from the list of the account or by its ID. */
export const mailingField: Field = {
  displayName: 'Mailing',
  name: 'mailingId',
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'A mailing that was not deleted',
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
