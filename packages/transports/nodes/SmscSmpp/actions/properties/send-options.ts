import type { INodeProperties } from 'n8n-workflow';

import { CHANNEL_OPTIONS } from '../../../../../../nodes/Smsc/actions/properties/channel-options';
import { defaultCountryOption } from '../../../../../../nodes/Smsc/actions/properties/recipients';
import { addOptions } from '../../../../../../nodes/Smsc/actions/properties/run-options';
import {
  allowedRecipientsOption,
  dryRunOption,
  maxRecipientsOption,
} from '../../../../../../nodes/Smsc/actions/properties/safety-options';
import type { ChannelParameter } from '../../../../../../protocol/transports';
import { showOptionFor } from './channels';

export const deliveryReceiptOption: INodeProperties = {
  displayName: 'Delivery Receipt',
  name: 'deliveryReceipt',
  type: 'boolean',
  default: true,
  description:
    'Whether the status comes over SMPP, to the SMSC SMPP Trigger; otherwise it goes to the HTTP handler of the account. The gateway keeps receipts that nobody listens to.',
};

/** Options of a message, alphabetical by display name. */
/** Read from each item. */
export const smppDryRunOption: INodeProperties = {
  ...dryRunOption,
  description:
    'Whether to tell parts and encoding instead of sending; connects to no server, and each recipient comes back with accepted false and the name dryRun',
};

const commonOptionsField: INodeProperties = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    allowedRecipientsOption,
    {
      displayName: 'Allow Gateway Marks',
      name: 'allowGatewayMarks',
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
    defaultCountryOption,
    deliveryReceiptOption,
    smppDryRunOption,
    {
      displayName: 'Encoding',
      name: 'encoding',
      type: 'options',
      options: [
        {
          name: 'Automatic',
          value: 'auto',
          description: 'The GSM alphabet if it has all characters of the text, else Unicode',
        },
        {
          name: 'GSM Alphabet',
          value: 'gsm7',
          description: '160 characters per part; a text with others is refused',
        },
        { name: 'Unicode (UCS-2)', value: 'ucs2', description: '70 characters per part' },
      ],
      default: 'auto',
      description: 'How the text is written',
    },
    maxRecipientsOption,
    {
      displayName: 'Send At',
      name: 'sendAt',
      type: 'dateTime',
      default: '',
      description: "When to send, in the workflow's time zone unless the value names another one",
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

/** Options of the SMSC node that only a few channels have. */
const channelOptions = (['attempts', 'repeat', 'wait', 'protocolId', 'userDataHeader'] as const)
  .flatMap((name) => CHANNEL_OPTIONS.filter((field) => field.name === name))
  .map((field) => ({
    ...field,
    displayOptions: showOptionFor(field.name as ChannelParameter),
    // The encoding of bytes is fixed here, so nothing else is needed.
    ...(field.name === 'protocolId' && { description: 'Protocol identifier of the message' }),
  }));

/** Options of a message, alphabetical by display name. */
export const sendOptionsField = addOptions(commonOptionsField, channelOptions);

/** The same as a list: those that are about the message, not about who may get it. */
export const MESSAGE_OPTIONS = (sendOptionsField.options as INodeProperties[]).filter(
  ({ name }) => !['allowedRecipients', 'defaultCountry', 'dryRun', 'maxRecipients'].includes(name),
);
