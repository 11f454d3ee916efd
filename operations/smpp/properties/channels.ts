import type { FieldDisplay } from '../../field';

import {
  findChannel,
  SMPP_CHANNELS,
  type ChannelParameter,
  type SmppChannelRow,
} from '../../../protocol';

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
export function showOptionFor(parameter: ChannelParameter): FieldDisplay {
  return { show: { '/channel': channelsWhere(({ takes }) => takes.includes(parameter)) } };
}

export function takesNicknames({ name }: SmppChannelRow): boolean {
  return findChannel(name)?.takesNicknames === true;
}
