import type { INodeProperties } from 'n8n-workflow';

/** A mailing, from the list of the account or by its ID. */
export const mailingField: INodeProperties = {
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
