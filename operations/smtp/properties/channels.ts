import type { Field } from '../../field';

import { SMTP_FORMATS, type SendChannel } from '../../../protocol';

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
