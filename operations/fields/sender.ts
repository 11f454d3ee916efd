import type { SenderKey } from '../../protocol';
import type { Field } from '../field';
import type { Host, Row } from '../host';
import { showForChannels } from './channels';
import { readLocated } from './locators';

/** The sender ID of a template or an operation, from the list of the account or by its name. */
export const senderNameField: Field = {
  displayName: 'Sender',
  name: 'sender',
  type: 'resourceLocator',
  default: { mode: 'list', value: '' },
  description: 'Choose the sender ID of the messages',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchSenders', searchable: true },
    },
    { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. MyCompany' },
  ],
};

/** An existing sender ID, from the list of the account, by its name or by its ID. */
export const senderKeyField: Field = {
  ...senderNameField,
  required: true,
  description: 'Choose the sender ID; the list shows the approved ones',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      typeOptions: { searchListMethod: 'searchSenders', searchable: true },
    },
    { displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. MyCompany' },
    { displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 321' },
  ],
};

export function readSenderKey(host: Host, itemIndex: number): SenderKey {
  const { mode, value } = readLocated(host, 'sender', itemIndex);
  return mode === 'id' ? { id: value } : { name: value };
}

/** Returns the key as an output shows it. The half by which it was not found is `null`. */
export function toKeyOutput(key: SenderKey): Row {
  return { id: 'id' in key ? key.id : null, name: 'name' in key ? key.name : null };
}

export const senderField: Field = {
  displayName: 'Sender',
  name: 'sender',
  type: 'resourceLocator',
  isChosenByPerson: true,
  default: { mode: 'list', value: '' },
  description: "Choose the name or number that the recipient sees; empty for the account's default",
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

/** The sender of a message. An e-mail requires one. */
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
    description: 'Enter an e-mail address that is registered in the SMSC dashboard',
  },
];
