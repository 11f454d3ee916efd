import { type SendChannel, SMTP_FORMATS } from '../../protocol';
import type { Field } from '../field';
import { defaultCountryOption, numberOptionsField, phonesField } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import {
  allowedRecipientsOption,
  allowGroupsOption,
  dryRunOption,
  maxRecipientsOption,
} from '../fields/safety-options';
import { MESSAGE_OPTIONS } from '../fields/send-options';

/** Channels of a message; what only has numbers has operations of its own. */
export const MAIL_CHANNELS: readonly SendChannel[] = SMTP_FORMATS.filter(
  ({ isOffered, channel }) => isOffered && channel !== 'hlr' && channel !== 'ping',
).map(({ channel }) => channel);

/**
 * Fields of the SMSC node for the channels that a mail has: those of other channels fall away, and
 * a call always reads a text.
 */
export function forMailChannels(fields: readonly Field[]): Field[] {
  return fields.flatMap((field) => {
    const { displayOptions, ...shown } = field;
    const show = displayOptions?.show ?? {};
    const name = '/channel' in show ? '/channel' : 'channel';
    const channels = show[name];
    if (channels === undefined) return [field];
    const offered = MAIL_CHANNELS.filter((channel) => channels.includes(channel));
    return offered.length === 0
      ? []
      : [{ ...shown, displayOptions: { show: { [name]: offered } } }];
  });
}

/** Options of whatever is sent by mail, besides those of a message itself. */
export const MAIL_OPTIONS: readonly Field[] = [
  allowedRecipientsOption,
  allowGroupsOption,
  {
    displayName: 'Answer Mail',
    name: 'answer',
    type: 'options',
    options: [
      { name: 'Always', value: 'always', description: 'With the number of SMS and the ID' },
      { name: 'When Refused', value: 'onFault', description: 'Only when something is wrong' },
    ],
    default: 'onFault',
    description: "When the gateway writes to the address in 'From' of the credential",
  },
  {
    displayName: 'Charset',
    name: 'charset',
    type: 'options',
    options: [
      {
        name: 'Automatic',
        value: 'auto',
        description: 'KOI8-R if it has all characters, else UTF-8',
      },
      { name: 'KOI8-R', value: 'koi8-r', description: 'A text with other characters is refused' },
      { name: 'UTF-8', value: 'utf-8' },
    ],
    default: 'auto',
    description: 'How the mail is written',
  },
  defaultCountryOption,
  {
    ...dryRunOption,
    description:
      'Whether to show the mail without the credential instead of sending it; connects to no server, and each recipient comes back with queued false and the name dryRun',
  },
];

/** How items share mails. Read from the first item. */
export const itemsPerMailOption: Field = {
  displayName: 'Items per Mail',
  name: 'itemsPerMail',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: 100,
  description:
    'How many items may share a mail, as a list of texts with one message ID. Without it each item has a mail and an ID of its own, and so has whatever a list cannot carry.',
};

/** What an operation has that sends no text. */
export const numberFields: readonly Field[] = [
  phonesField,
  addOptions({ ...numberOptionsField, options: [] }, [
    ...MAIL_OPTIONS,
    maxRecipientsOption,
    ...MESSAGE_OPTIONS.filter(({ name }) => name === 'messageId'),
  ]),
];
