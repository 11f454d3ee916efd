import type { FieldDisplay, FieldValue } from '../field';

import { MESSAGE_CHANNELS, type ChannelParameter, type ChannelRow } from '../../protocol';

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
