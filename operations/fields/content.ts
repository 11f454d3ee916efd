import { SMALLEST_FILE } from '../../protocol';
import type { Field } from '../field';
import { showForChannels } from './channels';

const text: Field = {
  displayName: 'Text',
  name: 'text',
  type: 'string',
  typeOptions: { rows: 4 },
  default: '',
  placeholder: 'e.g. Your order 1042 has arrived',
};

export const textFields: readonly Field[] = [
  {
    ...text,
    displayOptions: showForChannels(
      ({ name, needs }) => !['email', 'wapPush'].includes(name) && needs.includes('text'),
    ),
    required: true,
    description: 'Up to 1000 characters',
  },
  {
    ...text,
    displayOptions: showForChannels(({ name }) => name === 'email'),
    typeOptions: { rows: 8 },
    required: true,
    placeholder: 'e.g. Hello Anna, your invoice is attached',
    description: 'The body of the e-mail, of any length',
  },
  {
    ...text,
    displayOptions: showForChannels(({ name }) => name === 'wapPush'),
    required: true,
    placeholder: 'e.g. Ten percent off everything until Sunday',
    description: 'The title of the link, up to 1000 characters',
  },
  {
    ...text,
    displayOptions: showForChannels(({ name }) => name === 'voice', { voiceContent: ['text'] }),
    required: true,
    description: 'What is read, up to 1000 characters',
  },
  {
    ...text,
    displayOptions: showForChannels(
      ({ name, takes, needs }) =>
        name !== 'voice' && takes.includes('text') && !needs.includes('text'),
    ),
    description: 'Up to 1000 characters; may be empty when there is a file',
  },
];

export const subjectFields: readonly Field[] = [true, false].map((required) => ({
  displayName: 'Subject',
  name: 'subject',
  type: 'string',
  displayOptions: showForChannels(
    ({ takes, needs }) => takes.includes('subject') && needs.includes('subject') === required,
  ),
  ...(required && { required }),
  default: '',
  description: 'The line above the message that the recipient sees first',
  placeholder: 'e.g. Your invoice',
}));

export const emailFormatField: Field = {
  displayName: 'Body Format',
  name: 'emailFormat',
  type: 'options',
  displayOptions: showForChannels(({ takes }) => takes.includes('emailFormat')),
  options: [
    { name: 'HTML', value: 'html' },
    { name: 'Text', value: 'text' },
  ],
  default: 'text',
  description: 'How the text is written',
};

export const linkField: Field = {
  displayName: 'Link',
  name: 'link',
  type: 'string',
  displayOptions: showForChannels(({ takes }) => takes.includes('link')),
  required: true,
  default: '',
  placeholder: 'e.g. https://example.com/offer',
  description: 'What the phone opens',
};

export const botNameField: Field = {
  displayName: 'Bot Name',
  name: 'botName',
  type: 'string',
  displayOptions: showForChannels(({ takes }) => takes.includes('botName')),
  required: true,
  default: '',
  placeholder: 'e.g. @my_shop_bot',
  description: 'A bot that is connected in the cabinet',
};

export const attachmentFields: readonly Field[] = [
  {
    displayOptions: showForChannels(
      ({ name, takes }) => name !== 'voice' && takes.includes('attachments'),
    ),
  },
  { displayOptions: showForChannels(({ name }) => name === 'voice', { voiceContent: ['file'] }) },
].map((conditions) => ({
  displayName: 'Input Binary Fields',
  name: 'attachments',
  type: 'string',
  ...conditions,
  default: '',
  placeholder: 'e.g. data',
  hint: 'The names of the input fields that hold the files, separated by commas',
  description: `Files of at least ${SMALLEST_FILE} bytes each`,
}));

export const binaryFields: readonly Field[] = [
  {
    displayName: 'Data',
    name: 'data',
    type: 'string',
    displayOptions: showForChannels(({ takes }) => takes.includes('data')),
    required: true,
    default: '',
    placeholder: 'e.g. 0a1b2c',
    description: 'The bytes of the message, without a header',
  },
  {
    displayName: 'Data Format',
    name: 'dataFormat',
    type: 'options',
    displayOptions: showForChannels(({ takes }) => takes.includes('dataFormat')),
    options: [
      { name: 'Hexadecimal', value: 'hex', description: 'Two digits for each byte' },
      { name: 'Raw', value: 'raw', description: 'One character for each byte' },
    ],
    default: 'hex',
    description: 'How the data is written',
  },
];
