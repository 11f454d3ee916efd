import { type SendChannel, SMTP_FORMATS } from '../../protocol';
import type { Field } from '../field';
import { plainDefaultCountryOption } from '../fields/default-country';
import { numberOptionsField, phonesField } from '../fields/recipients';
import { addOptions, unpricedLimitOption } from '../fields/run-options';
import {
  allowedRecipientsOption,
  allowGroupsOption,
  dryRunOption,
  maxRecipientsOption,
} from '../fields/safety-options';
import { languageOption } from '../fields/text-language';
import { MESSAGE_OPTIONS } from '../fields/send-options';

/** The channels of a message. Channels without a text or data have separate operations. */
export const MAIL_CHANNELS: readonly SendChannel[] = SMTP_FORMATS.filter(
  ({ isOffered, channel }) => isOffered && channel !== 'hlr' && channel !== 'ping',
).map(({ channel }) => channel);

/**
 * Returns the fields of the SMSC node for the channels that an e-mail supports, without those of
 * other channels. A call always reads a text.
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

/** The options of every e-mail, besides those of the message itself. */
export const MAIL_OPTIONS: readonly Field[] = [
  allowedRecipientsOption,
  allowGroupsOption,
  {
    displayName: 'Response E-Mail',
    name: 'answer',
    type: 'options',
    options: [
      {
        name: 'Always',
        value: 'always',
        description: 'Send an e-mail with the number of SMS and the ID',
      },
      {
        name: 'When Rejected',
        value: 'onFault',
        description: 'Send an e-mail only after an error',
      },
    ],
    default: 'onFault',
    description:
      "Choose when the gateway sends an e-mail to the address in 'From' of the credential",
  },
  {
    displayName: 'Charset',
    name: 'charset',
    type: 'options',
    options: [
      {
        name: 'Automatic',
        value: 'auto',
        description: 'Use KOI8-R if it has all characters, otherwise UTF-8',
      },
      { name: 'KOI8-R', value: 'koi8-r', description: 'Reject texts with other characters' },
      { name: 'UTF-8', value: 'utf-8' },
    ],
    default: 'auto',
    description: 'Choose the charset of the e-mail',
  },
  plainDefaultCountryOption,
  {
    ...dryRunOption,
    description:
      'Whether to return the e-mail, without the credential, instead of sending it; does not connect to a server, and each recipient returns queued false and errorName dryRun',
  },
  unpricedLimitOption,
  languageOption,
];

/** How items share e-mails. Read from the first item only. */
export const itemsPerMailOption: Field = {
  displayName: 'Items per E-Mail',
  name: 'itemsPerMail',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: 100,
  description:
    'Send up to this number of items in one e-mail, as a list of texts with one message ID. Without it each item has its own e-mail and ID, as does an item that does not fit into a list.',
};

/** The fields of an operation that sends no text. */
export const numberFields: readonly Field[] = [
  phonesField,
  addOptions({ ...numberOptionsField, options: [] }, [
    ...MAIL_OPTIONS,
    maxRecipientsOption,
    ...MESSAGE_OPTIONS.filter(({ name }) => name === 'messageId'),
  ]),
];
