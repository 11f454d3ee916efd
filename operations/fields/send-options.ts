import type { Field } from '../field';
import { CHANNEL_OPTIONS, showOptionFor } from './channels';
import { addOptions } from './run-options';
import { maxRecipientsOption } from './safety-options';

/** Options that most channels have. */
const commonOptionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Allow Gateway Commands',
      name: 'allowGatewayMarks',
      displayOptions: showOptionFor('text'),
      type: 'boolean',
      default: false,
      description:
        'Whether to allow a text that starts with a prefix of the gateway, such as __CALL__, or contains its comment separator ~~~. Otherwise such a text is rejected, because the gateway would send something else.',
    },
    {
      displayName: 'Comment',
      name: 'comment',
      displayOptions: showOptionFor('comment'),
      type: 'string',
      default: '',
      description: 'Add a note to the history in the SMSC dashboard; the recipient does not get it',
    },
    {
      displayName: 'Delivery Window',
      name: 'deliveryWindow',
      type: 'string',
      default: '',
      placeholder: 'e.g. 10-21',
      description:
        "Send the message only between these hours of the day, in the zone of 'Time Zone'",
    },
    {
      displayName: 'Max Parts',
      name: 'maxParts',
      displayOptions: showOptionFor('maxParts'),
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 10,
      description: 'Cut longer texts to this number of SMS parts',
    },
    maxRecipientsOption,
    {
      displayName: 'Message ID',
      name: 'messageId',
      type: 'string',
      default: '',
      placeholder: 'e.g. order-1042',
      description:
        'Use your own ID: a number up to 2147483647, or up to 40 Latin letters, digits, dots, dashes and underscores. Without it the node generates one. Items with different IDs do not share requests.',
    },
    {
      displayName: 'Send At',
      name: 'sendAt',
      type: 'dateTime',
      default: '',
      description: 'Send at this time, in the time zone of the workflow unless the value names one',
    },
    {
      displayName: 'Shorten Links',
      name: 'shortenLinks',
      displayOptions: showOptionFor('shortenLinks'),
      type: 'boolean',
      default: false,
      description: 'Whether to replace links in the text with short links that count clicks',
    },
    {
      displayName: 'Spread Interval (Minutes)',
      name: 'spreadFrequency',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 1440 },
      default: 10,
      description:
        "Wait this long between two groups of recipients; used with 'Spread Over (Hours)'",
    },
    {
      displayName: 'Spread Over (Hours)',
      name: 'spreadPeriod',
      type: 'number',
      typeOptions: { minValue: 0.1, maxValue: 720, numberPrecision: 1 },
      default: 1,
      description:
        "Spread the messages to all recipients over this time; requires 'Spread Interval (Minutes)'",
    },
    {
      displayName: 'Time Zone',
      name: 'timezone',
      type: 'string',
      default: '',
      placeholder: 'e.g. Asia/Almaty',
      description: "Set the time zone of 'Delivery Window', such as Asia/Almaty or UTC+5",
    },
    {
      displayName: 'Transliterate',
      name: 'transliterate',
      displayOptions: showOptionFor('transliterate'),
      type: 'options',
      options: [
        { name: 'No', value: 'none' },
        { name: 'To Latin Letters', value: 'translit', description: 'Such as "Privet"' },
        { name: 'To Letters That Look Alike', value: 'mpaHcLum', description: 'Such as "npuBeT"' },
      ],
      default: 'none',
      description: 'Write Cyrillic text in Latin letters, which saves parts',
    },
    {
      displayName: 'Validity (Hours)',
      name: 'validity',
      displayOptions: showOptionFor('validity'),
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 24 },
      default: 24,
      description: 'Limit how long the operator tries to deliver the message',
    },
  ],
};

/**
 * The options of a message, in alphabetical order of their labels. Their names are those of the
 * parameters in `protocol/`.
 */
export const sendOptionsField = addOptions(commonOptionsField, CHANNEL_OPTIONS);

/** The same as a list. */
export const MESSAGE_OPTIONS = sendOptionsField.options as Field[];
