import { DEFAULT_VOICE, VOICES } from '../../protocol';
import type { Field } from '../field';
import { showOptionFor } from './channels';

/** What the node does with a text before the gateway gets it. For messages that come in parts. */
export const TEXT_OPTIONS: readonly Field[] = [
  {
    displayName: 'Add Analysis',
    name: 'addAnalysis',
    displayOptions: showOptionFor('transliterate'),
    type: 'boolean',
    default: false,
    description:
      "Whether to give what the text takes as analysis: encoding, characters, parts, and what would save some; the same as 'Analyze'",
  },
  {
    displayName: 'Replace Look-Alikes',
    name: 'replaceLookAlikes',
    displayOptions: showOptionFor('transliterate'),
    type: 'boolean',
    default: false,
    description:
      'Whether to write quotes, dashes, spaces, № and other signs that are not in the GSM alphabet by signs of it that look alike, which saves parts',
  },
];

/** What a call carries, and who reads it. */
export const voiceContentField: Field = {
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

/** Who reads a text, and in which language, where the editor shows a spoken text. */
export function createVoiceFields(show: Readonly<Record<string, string[]>>): readonly Field[] {
  return [
    {
      displayName: 'Voice',
      name: 'voice',
      type: 'options',
      displayOptions: { show },
      options: VOICES.map(({ name, label }) => ({ name: label, value: name })),
      default: DEFAULT_VOICE,
      description: 'Who reads the text',
    },
    {
      displayName: 'Voice Language',
      name: 'voiceLanguage',
      type: 'string',
      displayOptions: { show },
      default: '',
      placeholder: 'e.g. en',
      description: 'Two letters; empty for the language of the account',
    },
  ];
}

/** The voice of a message. */
export const voiceFields = createVoiceFields({
  channel: ['voice'],
  voiceContent: ['text', 'code'],
});
