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
    description:
      'Enter the message that the recipient reads, plain text of up to 1000 characters; 70 Cyrillic or 160 Latin characters make one paid part',
  },
  {
    ...text,
    displayOptions: showForChannels(({ name }) => name === 'email'),
    typeOptions: { rows: 8 },
    required: true,
    placeholder: 'e.g. Hello Anna, your invoice is attached',
    description: 'Enter the body of the e-mail, of any length',
  },
  {
    ...text,
    displayOptions: showForChannels(({ name }) => name === 'wapPush'),
    required: true,
    placeholder: 'e.g. Ten percent off everything until Sunday',
    description: 'Enter the title of the link, up to 1000 characters',
  },
  {
    ...text,
    displayOptions: showForChannels(({ name }) => name === 'voice', { voiceContent: ['text'] }),
    required: true,
    description:
      'Enter the text that the call reads out, as a person would say it, up to 1000 characters',
  },
  {
    ...text,
    displayOptions: showForChannels(
      ({ name, accepts, needs }) =>
        name !== 'voice' && accepts.includes('text') && !needs.includes('text'),
    ),
    description: 'Enter up to 1000 characters; may be empty if a file is attached',
  },
];

export const subjectFields: readonly Field[] = [true, false].map((required) => ({
  displayName: 'Subject',
  name: 'subject',
  type: 'string',
  displayOptions: showForChannels(
    ({ accepts, needs }) => accepts.includes('subject') && needs.includes('subject') === required,
  ),
  ...(required && { required }),
  default: '',
  description: 'Enter the subject line that the recipient sees above the message',
  placeholder: 'e.g. Your invoice',
}));

export const emailFormatField: Field = {
  displayName: 'Body Format',
  name: 'emailFormat',
  type: 'options',
  displayOptions: showForChannels(({ accepts }) => accepts.includes('emailFormat')),
  options: [
    { name: 'HTML', value: 'html' },
    { name: 'Text', value: 'text' },
  ],
  default: 'text',
  description: 'Choose the format of the text',
};

export const linkField: Field = {
  displayName: 'Link',
  name: 'link',
  type: 'string',
  displayOptions: showForChannels(({ accepts }) => accepts.includes('link')),
  required: true,
  default: '',
  placeholder: 'e.g. https://example.com/offer',
  description: 'Enter the URL that the phone opens',
};

export const botNameField: Field = {
  displayName: 'Bot Name',
  name: 'botName',
  type: 'string',
  displayOptions: showForChannels(({ accepts }) => accepts.includes('botName')),
  required: true,
  default: '',
  placeholder: 'e.g. @my_shop_bot',
  description: 'Name a bot that is connected in the SMSC dashboard',
};

export const attachmentFields: readonly Field[] = [
  {
    displayOptions: showForChannels(
      ({ name, accepts }) => name !== 'voice' && accepts.includes('attachments'),
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
  hint: 'The names of the input fields with the files, separated by commas',
  description: `Attach files of at least ${SMALLEST_FILE} bytes each`,
}));

export const binaryFields: readonly Field[] = [
  {
    displayName: 'Data',
    name: 'data',
    type: 'string',
    displayOptions: showForChannels(({ accepts }) => accepts.includes('data')),
    required: true,
    default: '',
    placeholder: 'e.g. 0a1b2c',
    description: 'Enter the bytes of the message, without a header',
  },
  {
    displayName: 'Data Format',
    name: 'dataFormat',
    type: 'options',
    displayOptions: showForChannels(({ accepts }) => accepts.includes('dataFormat')),
    options: [
      { name: 'Hexadecimal', value: 'hex', description: 'Two digits for each byte' },
      { name: 'Raw', value: 'raw', description: 'One character for each byte' },
    ],
    default: 'hex',
    description: 'Choose the notation of the data',
  },
];
