import type { Field } from '../field';
import { CHANNEL_OPTIONS, showOptionFor } from './channels';
import { addOptions } from './run-options';

/** Options that most channels have. */
const commonOptionsField: Field = {
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
    {
      displayName: 'Comment',
      name: 'comment',
      displayOptions: showOptionFor('comment'),
      type: 'string',
      default: '',
      description: 'Note for the history in the cabinet; the recipient does not get it',
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
      description:
        'An item with more recipients is refused before anything is sent; so is a group of contacts, whose members nobody counts',
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

/** Options of a message, alphabetical by display name. Names are those of the protocol's parameters. */
export const sendOptionsField = addOptions(commonOptionsField, CHANNEL_OPTIONS);

/** The same as a list. */
export const MESSAGE_OPTIONS = sendOptionsField.options as Field[];
