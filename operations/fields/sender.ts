import type { Field } from '../field';
import type { Host } from '../host';

import { showForChannels } from './channels';

export const senderField: Field = {
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
      placeholder: "The account's default",
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

/** The sender of a message; an e-mail cannot do without one. */
export const senderFields: readonly Field[] = [
  {
    ...senderField,
    displayOptions: showForChannels(({ needs }) => !needs.includes('sender')),
  },
  {
    ...senderField,
    displayOptions: showForChannels(({ needs }) => needs.includes('sender')),
    required: true,
    default: { mode: 'name', value: '' },
    modes: senderField.modes?.map((mode) =>
      mode.name === 'name'
        ? { ...mode, displayName: 'By Address', placeholder: 'e.g. shop@example.com' }
        : { ...mode, placeholder: '' },
    ),
    description: 'An e-mail address that is registered in the cabinet',
  },
];

/** The chosen sender, `''` for the account's default. */
export function readSender(host: Host, itemIndex: number): string {
  const value = host.readChoice('sender', itemIndex, '');
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
