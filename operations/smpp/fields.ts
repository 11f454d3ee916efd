import {
  type ChannelParameter,
  findChannel,
  SMPP_CHANNELS,
  type SmppChannelRow,
} from '../../protocol';
import type { Field, FieldDisplay } from '../field';
import { defaultCountryOption } from '../fields/recipients';
import { addOptions } from '../fields/run-options';
import { allowedRecipientsOption, dryRunOption } from '../fields/safety-options';
import {
  MESSAGE_OPTIONS as SMSC_OPTIONS,
  sendOptionsField as smscOptionsField,
} from '../fields/send-options';

/** Channels of a message; what only has numbers has operations of its own. */
export const MESSAGE_CHANNELS: readonly SmppChannelRow[] = SMPP_CHANNELS.filter(
  ({ hasText, needs }) => hasText || needs.length > 0,
);

function channelsWhere(holds: (row: SmppChannelRow) => boolean): string[] {
  return MESSAGE_CHANNELS.filter(holds).map(({ name }) => name);
}

/** Shows a field for the channels that a condition holds for. */
export function showForChannels(holds: (row: SmppChannelRow) => boolean): FieldDisplay {
  return { show: { channel: channelsWhere(holds) } };
}

/** Shows a field of a collection for the channels that have this parameter. */
function showOptionFor(parameter: ChannelParameter): FieldDisplay {
  return { show: { '/channel': channelsWhere(({ takes }) => takes.includes(parameter)) } };
}

export function takesNicknames({ name }: SmppChannelRow): boolean {
  return findChannel(name)?.takesNicknames === true;
}

/** Seconds. */
export const DEFAULT_WAIT_TIMEOUT = 300;

/** What follows the sending. Read from the first item. */
export const waitOptions: readonly Field[] = [
  {
    displayName: 'Wait for Status',
    name: 'waitForStatus',
    type: 'boolean',
    default: false,
    description:
      'Whether to wait for the receipt with the final status of every recipient, and give it as delivery',
  },
  {
    displayName: 'Wait Timeout (Seconds)',
    name: 'waitTimeout',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: DEFAULT_WAIT_TIMEOUT,
    description:
      "How long 'Wait for Status' waits; after that, delivery is the last status that was received",
  },
];

const deliveryReceiptOption: Field = {
  displayName: 'Delivery Receipt',
  name: 'deliveryReceipt',
  type: 'boolean',
  default: true,
  description:
    'Whether the status comes over SMPP, to the SMSC SMPP Trigger; otherwise it goes to the HTTP handler of the account. The gateway keeps receipts that nobody listens to.',
};

/** Read from each item. */
export const smppDryRunOption: Field = {
  ...dryRunOption,
  description:
    'Whether to tell parts, encoding and characters instead of sending; connects to no server, and each recipient comes back with accepted false and the name dryRun',
};

const encodingOption: Field = {
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
};

/** Options of the SMSC node that SMPP has too, and what a channel must have for each; `null`: nothing. */
const SHARED: Readonly<Record<string, ChannelParameter | null>> = {
  allowGatewayMarks: 'text',
  attempts: 'attempts',
  comment: 'comment',
  maxRecipients: null,
  protocolId: 'protocolId',
  repeat: 'repeat',
  sendAt: null,
  userDataHeader: 'userDataHeader',
  validity: 'validity',
  wait: 'wait',
};

const sharedOptions = SMSC_OPTIONS.filter(({ name }) => name in SHARED).map((field) => {
  const needed = SHARED[field.name] ?? null;
  return {
    ...field,
    ...(needed !== null && { displayOptions: showOptionFor(needed) }),
    // The encoding of bytes is fixed here, so nothing else is needed.
    ...(field.name === 'protocolId' && { description: 'Protocol identifier of the message' }),
  };
});

/** Options of a message, alphabetical by display name. */
export const sendOptionsField = addOptions({ ...smscOptionsField, options: sharedOptions }, [
  allowedRecipientsOption,
  defaultCountryOption,
  deliveryReceiptOption,
  encodingOption,
  smppDryRunOption,
]);

/** The same as a list: those that are about the message, not about who may get it. */
export const MESSAGE_OPTIONS = (sendOptionsField.options as Field[]).filter(
  ({ name }) => !['allowedRecipients', 'defaultCountry', 'dryRun', 'maxRecipients'].includes(name),
);
