import type { Field } from '../../field';

import { binaryFields, botNameField, linkField, subjectFields } from '../../fields/content';
import { createToFields } from '../../fields/recipients';
import { addOptions } from '../../fields/run-options';
import { MESSAGE_OPTIONS, sendOptionsField } from '../../fields/send-options';
import { TEXT_OPTIONS } from '../../fields/text-options';
import { createVoiceFields } from '../../fields/voice';
import { compareLabels, findChannel, WITHOUT_PLACE_IN_MAIL } from '../../../protocol';
import { forMailChannels, MAIL_CHANNELS } from '../properties/channels';
import { itemsPerMailOption, MAIL_OPTIONS } from '../properties/mail-options';

/** Options of a message that a mail can carry. */
const PLACED_OPTIONS = forMailChannels(
  [...MESSAGE_OPTIONS, ...TEXT_OPTIONS].filter(
    ({ name }) => name !== 'addAnalysis' && !WITHOUT_PLACE_IN_MAIL.includes(name),
  ),
);

const senderField: Field = {
  displayName: 'Sender',
  name: 'sender',
  type: 'string',
  default: '',
};

/** Without the list of the SMSC node, which is asked for by HTTP; an e-mail cannot do without one. */
const senderFields: readonly Field[] = [
  {
    ...senderField,
    displayOptions: { show: { channel: MAIL_CHANNELS.filter((name) => name !== 'email') } },
    placeholder: 'e.g. MyCompany',
    description: "The name or number that the recipient sees; empty for the account's default",
  },
  {
    ...senderField,
    displayOptions: { show: { channel: ['email'] } },
    required: true,
    placeholder: 'e.g. shop@example.com',
    description: 'An e-mail address that is registered in the cabinet',
  },
];

export const sendFields: readonly Field[] = [
  {
    displayName: 'Channel',
    name: 'channel',
    type: 'options',
    options: MAIL_CHANNELS.map((name) => {
      const { label = name, description } = findChannel(name) ?? {};
      return { name: label, value: name, description };
    }).sort((one, other) => compareLabels(one.name, other.name)),
    default: 'sms',
    description: 'The way to the recipient',
  },
  ...forMailChannels([...createToFields(), botNameField, linkField, ...subjectFields]),
  {
    displayName: 'Text',
    name: 'text',
    type: 'string',
    typeOptions: { rows: 4 },
    displayOptions: { show: { channel: MAIL_CHANNELS.filter((name) => name !== 'binary') } },
    required: true,
    default: '',
    placeholder: 'e.g. Your order 1042 has arrived',
    description: 'Up to 1000 characters; the body of an e-mail may be longer',
  },
  ...forMailChannels([
    ...binaryFields,
    ...createVoiceFields({ channel: ['voice'] }).filter(({ name }) => name === 'voice'),
  ]),
  ...senderFields,
  addOptions({ ...sendOptionsField, options: PLACED_OPTIONS }, [
    ...MAIL_OPTIONS,
    itemsPerMailOption,
  ]),
];
