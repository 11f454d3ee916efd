import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

export const senderField: INodeProperties = {
  displayName: 'Sender',
  name: 'sender',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  description: "The name or number that the recipient sees; empty for the account's default",
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchSenders', searchable: true },
    },
    {
      displayName: 'By Name',
      name: 'name',
      type: 'string',
      placeholder: 'e.g. MyCompany',
    },
  ],
};

/** The chosen sender, `''` for the account's default. */
export function readSender(functions: IExecuteFunctions, itemIndex: number): string {
  const value = functions.getNodeParameter('sender', itemIndex, '', { extractValue: true });
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
