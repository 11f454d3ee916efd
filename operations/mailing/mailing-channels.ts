import { MESSAGE_CHANNELS, type ChannelRow } from '../../protocol';

/** Channels whose message is a text, which is what mailings are about. */
const NAMES = [
  'sms',
  'flashSms',
  'viber',
  'whatsapp',
  'telegram',
  'telegramBot',
  'social',
  'email',
  'voice',
];

export const MAILING_CHANNELS: readonly ChannelRow[] = MESSAGE_CHANNELS.filter(({ name }) =>
  NAMES.includes(name),
);
