import {
  CALL_SETTINGS,
  type CallSettingRow,
  type ChannelParameter,
  type ChannelRow,
  MESSAGE_CHANNELS,
  SMALLEST_FILE,
} from '../../protocol';
import type { Field, FieldDisplay, FieldValue } from '../field';

/** Returns the names of the channels for which the condition holds. */
export function channelsWhere(holds: (row: ChannelRow) => boolean): string[] {
  return MESSAGE_CHANNELS.filter(holds).map(({ name }) => name);
}

/** Shows a field for the channels for which the condition holds. */
export function showForChannels(
  holds: (row: ChannelRow) => boolean,
  others: Record<string, FieldValue[]> = {},
): FieldDisplay {
  return { show: { channel: channelsWhere(holds), ...others } };
}

/** Shows a field of a collection for the channels that have this parameter. */
export function showOptionFor(parameter: ChannelParameter): FieldDisplay {
  return { show: { '/channel': channelsWhere(({ accepts }) => accepts.includes(parameter)) } };
}

function callSetting(
  name: CallSettingRow['name'],
  displayName: string,
  description: string,
): Field {
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

/** Options that only a few channels have. */
export const CHANNEL_OPTIONS: readonly Field[] = [
  callSetting(
    'attempts',
    'Call Attempts',
    'Maximum number of calls if the recipient does not answer',
  ),
  callSetting('repeat', 'Call Repeat (Seconds)', 'Time between two calls'),
  callSetting(
    'wait',
    'Call Wait (Seconds)',
    'How long to ring before the call counts as unanswered',
  ),
  {
    displayName: 'Confirm Number After (Days)',
    name: 'confirmNumberAfter',
    displayOptions: showOptionFor('confirmNumberAfter'),
    type: 'number',
    typeOptions: { minValue: 10, maxValue: 999 },
    default: 30,
    description:
      'Hide the text until the recipient confirms the phone number again, if the last confirmation is older than this',
  },
  {
    displayName: 'Data Coding',
    name: 'dataCoding',
    displayOptions: showOptionFor('dataCoding'),
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 255 },
    default: 4,
    description: "Set the data coding scheme (TP-DCS) of the message; requires 'Protocol ID'",
  },
  {
    displayName: 'File URL',
    name: 'fileUrl',
    displayOptions: showOptionFor('fileUrl'),
    type: 'string',
    default: '',
    placeholder: 'e.g. https://example.com/picture.jpg',
    description: `Attach the file at this URL; the gateway downloads it, and it must have at least ${SMALLEST_FILE} bytes`,
  },
  {
    displayName: 'Protocol ID',
    name: 'protocolId',
    displayOptions: showOptionFor('protocolId'),
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 255 },
    default: 0,
    description: "Set the protocol identifier (TP-PID) of the message; requires 'Data Coding'",
  },
  {
    displayName: 'User Data Header',
    name: 'userDataHeader',
    displayOptions: showOptionFor('userDataHeader'),
    type: 'string',
    default: '',
    placeholder: 'e.g. 0504158a0000',
    description: 'Add this user data header, in hexadecimal and without its length byte',
  },
];
