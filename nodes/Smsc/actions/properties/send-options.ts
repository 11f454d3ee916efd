import type { INodeProperties } from 'n8n-workflow';

import { CALL_SETTINGS, SMALLEST_FILE, type CallSettingRow } from '../../../../protocol';
import { showOptionFor } from './channels';

function callSetting(
  name: CallSettingRow['name'],
  displayName: string,
  description: string,
): INodeProperties {
  const { from, to, byDefault } = CALL_SETTINGS.find((row) => row.name === name) as CallSettingRow;
  return {
    displayName,
    name,
    type: 'number',
    displayOptions: showOptionFor(name),
    typeOptions: { minValue: from, maxValue: to },
    default: byDefault,
    description,
  };
}

/** Options of a message, alphabetical by display name. Names are those of the protocol's parameters. */
export const sendOptionsField: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Allow Gateway Marks',
      name: 'allowGatewayMarks',
      displayOptions: showOptionFor('text'),
      type: 'boolean',
      default: false,
      description:
        'Whether a text may start with a prefix of the gateway, such as __CALL__, or hold its comment separator ~~~. Such a text is refused otherwise, because the gateway would send something else.',
    },
    callSetting('attempts', 'Call Attempts', 'How often to call when nobody answers'),
    callSetting('repeat', 'Call Repeat (Seconds)', 'Time between two attempts'),
    callSetting('wait', 'Call Wait (Seconds)', 'How long to let it ring'),
    {
      displayName: 'Comment',
      name: 'comment',
      displayOptions: showOptionFor('comment'),
      type: 'string',
      default: '',
      description: 'Note for the history in the cabinet; the recipient does not get it',
    },
    {
      displayName: 'Confirm Number After (Days)',
      name: 'confirmNumberAfter',
      displayOptions: showOptionFor('confirmNumberAfter'),
      type: 'number',
      typeOptions: { minValue: 10, maxValue: 999 },
      default: 30,
      description:
        'A recipient whose number was confirmed longer ago sees the text only after confirming it again',
    },
    {
      displayName: 'Data Coding',
      name: 'dataCoding',
      displayOptions: showOptionFor('dataCoding'),
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 255 },
      default: 4,
      description: "Data coding scheme (TP-DCS) of the message; needs 'Protocol ID'",
    },
    {
      displayName: 'Delivery Window',
      name: 'deliveryWindow',
      type: 'string',
      default: '',
      placeholder: 'e.g. 10-21',
      description:
        "Hours of the day between which the message may be sent, in the zone of 'Time Zone'",
    },
    {
      displayName: 'File URL',
      name: 'fileUrl',
      displayOptions: showOptionFor('fileUrl'),
      type: 'string',
      default: '',
      placeholder: 'e.g. https://example.com/picture.jpg',
      description: `Address from which the gateway fetches a file of at least ${SMALLEST_FILE} bytes`,
    },
    {
      displayName: 'Max Parts',
      name: 'maxParts',
      displayOptions: showOptionFor('maxParts'),
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 10,
      description: 'Longer texts are cut to this number of SMS parts',
    },
    {
      displayName: 'Max Recipients',
      name: 'maxRecipients',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 100,
      description: 'An item with more recipients is refused before anything is sent',
    },
    {
      displayName: 'Message ID',
      name: 'messageId',
      type: 'string',
      default: '',
      placeholder: 'e.g. order-1042',
      description:
        'Your own ID: a number up to 2147483647, or up to 40 Latin letters, digits, dots, dashes and underscores. Without it the node makes one up. Items with different IDs share no requests.',
    },
    {
      displayName: 'Protocol ID',
      name: 'protocolId',
      displayOptions: showOptionFor('protocolId'),
      type: 'number',
      typeOptions: { minValue: 0, maxValue: 255 },
      default: 0,
      description: "Protocol identifier (TP-PID) of the message; needs 'Data Coding'",
    },
    {
      displayName: 'Send At',
      name: 'sendAt',
      type: 'dateTime',
      default: '',
      description: "When to send, in the workflow's time zone unless the value names another one",
    },
    {
      displayName: 'Shorten Links',
      name: 'shortenLinks',
      displayOptions: showOptionFor('shortenLinks'),
      type: 'boolean',
      default: false,
      description: 'Whether to replace links in the text by short ones that count clicks',
    },
    {
      displayName: 'Spread Frequency (Minutes)',
      name: 'spreadFrequency',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1440 },
      default: 10,
      description: "Time between two groups of recipients when 'Spread Period (Hours)' is set",
    },
    {
      displayName: 'Spread Period (Hours)',
      name: 'spreadPeriod',
      type: 'number',
      typeOptions: { minValue: 0.1, maxValue: 720, numberPrecision: 1 },
      default: 1,
      description:
        "Time over which the messages to all recipients are spread; needs 'Spread Frequency (Minutes)'",
    },
    {
      displayName: 'Time Zone',
      name: 'timezone',
      type: 'string',
      default: '',
      placeholder: 'e.g. Asia/Almaty',
      description: "Zone of 'Delivery Window', like Asia/Almaty or UTC+5",
    },
    {
      displayName: 'Transliterate',
      name: 'transliterate',
      displayOptions: showOptionFor('transliterate'),
      type: 'options',
      options: [
        { name: 'No', value: 'none' },
        { name: 'To Latin Letters', value: 'translit', description: 'Like "Privet"' },
        { name: 'To Letters That Look Alike', value: 'mpaHcLum', description: 'Like "npuBeT"' },
      ],
      default: 'none',
      description: 'Whether and how to write Cyrillic text in Latin letters, which saves parts',
    },
    {
      displayName: 'User Data Header',
      name: 'userDataHeader',
      displayOptions: showOptionFor('userDataHeader'),
      type: 'string',
      default: '',
      placeholder: 'e.g. 0504158a0000',
      description: 'Hexadecimal, without the byte of its length',
    },
    {
      displayName: 'Validity (Hours)',
      name: 'validity',
      displayOptions: showOptionFor('validity'),
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 24 },
      default: 24,
      description: 'How long the operator tries to deliver the message',
    },
  ],
};

/** The same as a list. */
export const MESSAGE_OPTIONS = sendOptionsField.options as INodeProperties[];
