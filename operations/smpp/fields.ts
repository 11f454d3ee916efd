import {
  type ChannelParameter,
  findChannel,
  SMPP_CHANNELS,
  type SmppChannelRow,
} from '../../protocol';
import type { Field, FieldDisplay } from '../field';
import { plainDefaultCountryOption } from '../fields/default-country';
import { addOptions, unpricedLimitOption } from '../fields/run-options';
import { allowedRecipientsOption, dryRunOption } from '../fields/safety-options';
import { languageOption } from '../fields/text-language';
import {
  MESSAGE_OPTIONS as SMSC_OPTIONS,
  sendOptionsField as smscOptionsField,
} from '../fields/send-options';

/** The channels of a message. Channels without a text or data have separate operations. */
export const MESSAGE_CHANNELS: readonly SmppChannelRow[] = SMPP_CHANNELS.filter(
  ({ hasText, needs }) => hasText || needs.length > 0,
);

function channelsWhere(holds: (row: SmppChannelRow) => boolean): string[] {
  return MESSAGE_CHANNELS.filter(holds).map(({ name }) => name);
}

/** Shows a field for the channels for which the condition holds. */
export function showForChannels(holds: (row: SmppChannelRow) => boolean): FieldDisplay {
  return { show: { channel: channelsWhere(holds) } };
}

/** Shows a field of a collection for the channels that have this parameter. */
function showOptionFor(parameter: ChannelParameter): FieldDisplay {
  return { show: { '/channel': channelsWhere(({ accepts }) => accepts.includes(parameter)) } };
}

export function acceptsNicknames({ name }: SmppChannelRow): boolean {
  return findChannel(name)?.acceptsNicknames === true;
}

/** Seconds. */
export const DEFAULT_WAIT_TIMEOUT = 300;

/** What the node does after sending. Read from the first item only. */
export const waitOptions: readonly Field[] = [
  {
    displayName: 'Wait for Delivery',
    name: 'waitForStatus',
    type: 'boolean',
    default: false,
    description:
      'Whether to wait for the delivery receipt with the final status of every recipient and return it as delivery',
  },
  {
    displayName: 'Wait Timeout (Seconds)',
    name: 'waitTimeout',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: DEFAULT_WAIT_TIMEOUT,
    description:
      "Limit how long 'Wait for Delivery' waits; after that, delivery holds the last received status",
  },
];

const deliveryReceiptOption: Field = {
  displayName: 'Delivery Receipt',
  name: 'deliveryReceipt',
  type: 'boolean',
  default: true,
  description:
    'Whether to get the status over SMPP, with the SMSC SMPP Trigger; otherwise the gateway sends it to the callback URL of the account. The gateway stores receipts that are not received.',
};

/** Read from each item. */
export const smppDryRunOption: Field = {
  ...dryRunOption,
  description:
    'Whether to return parts, encoding and characters instead of sending; does not connect to a server, and each recipient returns accepted false and errorName dryRun',
};

const encodingOption: Field = {
  displayName: 'Encoding',
  name: 'encoding',
  type: 'options',
  options: [
    {
      name: 'Automatic',
      value: 'auto',
      description: 'Use the GSM alphabet if it has all characters of the text, otherwise Unicode',
    },
    {
      name: 'GSM Alphabet',
      value: 'gsm7',
      description: 'Send 160 characters per part; rejects texts with other characters',
    },
    { name: 'Unicode (UCS-2)', value: 'ucs2', description: 'Send 70 characters per part' },
  ],
  default: 'auto',
  description: 'Choose the encoding of the text',
};

/**
 * The options that SMPP shares with the SMSC node, and the parameter that a channel must have for
 * each; `null`: none.
 */
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
    // The encoding of bytes is fixed here, so 'Data Coding' is not required.
    ...(field.name === 'protocolId' && {
      description: 'Set the protocol identifier (TP-PID) of the message',
    }),
  };
});

/** The options of a message, in alphabetical order of their labels. */
export const sendOptionsField = addOptions({ ...smscOptionsField, options: sharedOptions }, [
  allowedRecipientsOption,
  plainDefaultCountryOption,
  deliveryReceiptOption,
  encodingOption,
  languageOption,
  smppDryRunOption,
  unpricedLimitOption,
]);

const NOT_OF_THE_MESSAGE: readonly string[] = [
  ...['allowedRecipients', 'defaultCountry', 'dryRun'],
  ...['maxMessagesPerExecution', 'maxRecipients'],
];

/** The options of the message itself, as a list, without those about its recipients. */
export const MESSAGE_OPTIONS = (sendOptionsField.options as Field[]).filter(
  ({ name }) => !NOT_OF_THE_MESSAGE.includes(name),
);
