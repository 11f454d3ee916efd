import type { INodeProperties } from 'n8n-workflow';

import { DEFAULT_VOICE, VOICES } from '../../../../protocol';

const SPOKEN = { show: { channel: ['voice'], voiceContent: ['text', 'code'] } };

/** What a call carries, and who reads it. */
export const voiceContentField: INodeProperties = {
  displayName: 'Call Content',
  name: 'voiceContent',
  type: 'options',
  displayOptions: { show: { channel: ['voice'] } },
  options: [
    {
      name: 'Audio File',
      value: 'file',
      description: 'A file that is played',
    },
    {
      name: 'Code Made Up by the Gateway',
      value: 'code',
      description: "The output tells the code as 'code'; for one recipient per item",
    },
    {
      name: 'Text',
      value: 'text',
      description: 'A text that is read',
    },
  ],
  default: 'text',
  description: 'What the recipient hears',
};

export const voiceFields: readonly INodeProperties[] = [
  {
    displayName: 'Voice',
    name: 'voice',
    type: 'options',
    displayOptions: SPOKEN,
    options: VOICES.map(({ name, label }) => ({ name: label, value: name })),
    default: DEFAULT_VOICE,
    description: 'Who reads the text',
  },
  {
    displayName: 'Voice Language',
    name: 'voiceLanguage',
    type: 'string',
    displayOptions: SPOKEN,
    default: '',
    placeholder: 'e.g. en',
    description: 'Two letters; empty for the language of the account',
  },
];
