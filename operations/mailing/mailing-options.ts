import type { Field } from '../field';

import { compareLabels } from '../../protocol';
import { channelsWhere } from '../fields/channels';
import { allowGroupsOption } from '../fields/safety-options';
import { MESSAGE_OPTIONS } from '../fields/send-options';
import { MAILING_CHANNELS } from './mailing-channels';

/** Options of a message that a mailing has too. */
const SHARED: readonly string[] = [
  'allowGatewayMarks',
  'attempts',
  'comment',
  'confirmNumberAfter',
  'deliveryWindow',
  'fileUrl',
  'maxParts',
  'maxRecipients',
  'messageId',
  'repeat',
  'shortenLinks',
  'spreadFrequency',
  'spreadPeriod',
  'timezone',
  'transliterate',
  'validity',
  'wait',
];

/** What reaches people by the internet: some of them can only be reached by SMS. */
const MESSENGERS = channelsWhere(
  ({ name, takesList }) => !takesList && MAILING_CHANNELS.some((row) => row.name === name),
);

const OWN: readonly Field[] = [
  allowGroupsOption,
  {
    displayName: 'Fallback Text',
    name: 'fallbackText',
    type: 'string',
    displayOptions: { show: { '/channel': MESSENGERS } },
    default: '',
    description: 'Text of the SMS for those who cannot be reached on the channel',
  },
  {
    displayName: 'Include Cost',
    name: 'includeCost',
    type: 'boolean',
    default: false,
    description: 'Whether to ask the gateway what the mailing costs',
  },
  {
    displayName: 'Retry Sender',
    name: 'retrySender',
    type: 'string',
    default: '',
    placeholder: 'e.g. MyCompany',
    description: "Sender of what 'Retry Undelivered' sends again",
  },
  {
    displayName: 'Retry Undelivered',
    name: 'retryUndelivered',
    type: 'boolean',
    default: false,
    description: 'Whether the gateway sends again to those who could not be reached',
  },
];

export const mailingOptions: readonly Field[] = [
  ...MESSAGE_OPTIONS.filter(({ name }) => SHARED.includes(name)),
  ...OWN,
].sort((one, other) => compareLabels(one.displayName, other.displayName));
