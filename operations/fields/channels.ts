import {
  CALL_SETTINGS,
  type CallSettingRow,
  type ChannelParameter,
  type ChannelRow,
  MESSAGE_CHANNELS,
  SMALLEST_FILE,
} from '../../protocol';
import type { Field, FieldDisplay, FieldValue } from '../field';

/** Names of the channels that a condition holds for. */
export function channelsWhere(holds: (row: ChannelRow) => boolean): string[] {
  return MESSAGE_CHANNELS.filter(holds).map(({ name }) => name);
}

/** Shows a field for the channels that a condition holds for. */
export function showForChannels(
  holds: (row: ChannelRow) => boolean,
  others: Record<string, FieldValue[]> = {},
): FieldDisplay {
  return { show: { channel: channelsWhere(holds), ...others } };
}

/** Shows a field of a collection for the channels that have this parameter. */
export function showOptionFor(parameter: ChannelParameter): FieldDisplay {
  return { show: { '/channel': channelsWhere(({ takes }) => takes.includes(parameter)) } };
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
  callSetting('attempts', 'Call Attempts', 'How often to call when nobody answers'),
  callSetting('repeat', 'Call Repeat (Seconds)', 'Time between two attempts'),
  callSetting('wait', 'Call Wait (Seconds)', 'How long to let it ring'),
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
    displayName: 'File URL',
    name: 'fileUrl',
    displayOptions: showOptionFor('fileUrl'),
    type: 'string',
    default: '',
    placeholder: 'e.g. https://example.com/picture.jpg',
    description: `Address from which the gateway fetches a file of at least ${SMALLEST_FILE} bytes`,
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
    displayName: 'User Data Header',
    name: 'userDataHeader',
    displayOptions: showOptionFor('userDataHeader'),
    type: 'string',
    default: '',
    placeholder: 'e.g. 0504158a0000',
    description: 'Hexadecimal, without the byte of its length',
  },
];
