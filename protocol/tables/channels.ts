import { SOURCES } from './code-row';
import type { ChannelRow } from './channel-row';

const source = SOURCES.sendParameters;

/** Defaults of most channels. A row states only what differs. */
const common = {
  needs: [],
  longestText: 1000,
  senderKind: 'senderId',
  acceptsNicknames: false,
  acceptsList: false,
  isOffered: true,
  source,
} as const;

const SMS_PARAMETERS = [
  'text',
  'comment',
  'sender',
  'transliterate',
  'shortenLinks',
  'maxParts',
  'validity',
] as const;

/** Comments are documented for SMS only. On other channels the recipient might see them. */
const MESSENGER_PARAMETERS = ['text', 'sender', 'shortenLinks', 'validity'] as const;

export const CHANNELS = [
  {
    ...common,
    name: 'sms',
    label: 'SMS',
    description: 'Regular text message',
    fields: [],
    accepts: SMS_PARAMETERS,
    needs: ['text'],
    acceptsList: true,
    type: 0,
  },
  {
    ...common,
    name: 'flashSms',
    label: 'Flash SMS',
    description: 'Text that appears on the screen immediately and is not stored on the phone',
    fields: [['flash', '1']],
    accepts: SMS_PARAMETERS,
    needs: ['text'],
    acceptsList: true,
    type: 1,
  },
  {
    ...common,
    name: 'binary',
    label: 'Binary SMS',
    description: 'Bytes for the phone itself or for a device, e.g. settings',
    fields: [['bin', '2']],
    accepts: [
      'data',
      'dataFormat',
      'userDataHeader',
      'protocolId',
      'dataCoding',
      'sender',
      'validity',
    ],
    needs: ['data'],
    type: 2,
  },
  {
    ...common,
    name: 'wapPush',
    label: 'WAP Push',
    description: 'Link with a title, for older phones',
    fields: [['push', '1']],
    accepts: ['link', 'text', 'sender', 'validity'],
    needs: ['link', 'text'],
    type: 3,
  },
  {
    ...common,
    name: 'hlr',
    label: 'HLR Lookup',
    description:
      'Asks the operator whether the number exists and is reachable, without sending a message',
    fields: [['hlr', '1']],
    accepts: ['sender'],
    isOffered: false,
    type: 4,
  },
  {
    ...common,
    name: 'ping',
    label: 'Ping SMS',
    description: 'Invisible message whose status shows whether the phone is reachable',
    fields: [['ping', '1']],
    accepts: ['sender'],
    isOffered: false,
    type: 5,
  },
  {
    ...common,
    name: 'mms',
    label: 'MMS',
    description: 'Text, pictures, sound or video. Many operators no longer support it.',
    fields: [['mms', '1']],
    accepts: ['text', 'subject', 'attachments', 'fileUrl', 'sender', 'validity'],
    type: 6,
  },
  {
    ...common,
    name: 'voice',
    label: 'Voice Call',
    description: 'Call that reads a text, plays a file, or reads a code that the gateway generates',
    fields: [['call', '1']],
    accepts: [
      'voiceContent',
      'text',
      'attachments',
      'fileUrl',
      'voice',
      'voiceLanguage',
      'wait',
      'repeat',
      'attempts',
      'sender',
    ],
    type: 7,
  },
  {
    ...common,
    name: 'email',
    label: 'E-Mail',
    description: 'E-mail from an address that is registered in the SMSC dashboard',
    fields: [['mail', '1']],
    accepts: ['sender', 'subject', 'text', 'emailFormat', 'attachments', 'fileUrl'],
    needs: ['sender', 'subject', 'text'],
    longestText: null,
    senderKind: 'email',
    type: 8,
  },
  {
    ...common,
    name: 'viber',
    label: 'Viber',
    description: 'Message in Viber with a text, a picture or both',
    fields: [['viber', '1']],
    accepts: [...MESSENGER_PARAMETERS, 'attachments', 'fileUrl'],
    senderKind: 'name',
    type: 10,
  },
  {
    ...common,
    name: 'whatsapp',
    label: 'WhatsApp',
    description: 'Message in WhatsApp',
    fields: [['whatsapp', '1']],
    accepts: MESSENGER_PARAMETERS,
    needs: ['text'],
    senderKind: 'name',
    type: null,
  },
  {
    ...common,
    name: 'social',
    label: 'Social Network',
    description: 'Message in Odnoklassniki or VKontakte',
    fields: [['soc', '1']],
    accepts: MESSENGER_PARAMETERS,
    needs: ['text'],
    senderKind: 'name',
    acceptsNicknames: true,
    type: 12,
  },
  {
    ...common,
    name: 'telegram',
    label: 'Telegram',
    description: 'Message in Telegram to a number, a nickname or an ID such as #123',
    fields: [['tg', '1']],
    accepts: MESSENGER_PARAMETERS,
    needs: ['text'],
    senderKind: 'name',
    acceptsNicknames: true,
    type: null,
  },
  {
    ...common,
    name: 'telegramBot',
    label: 'Telegram Bot',
    description: 'Message from a Telegram bot that is connected in the SMSC dashboard',
    // The name of the bot selects the channel.
    fields: [],
    accepts: ['botName', ...MESSENGER_PARAMETERS, 'confirmNumberAfter'],
    needs: ['botName', 'text'],
    senderKind: 'name',
    acceptsNicknames: true,
    type: null,
  },
] as const satisfies readonly ChannelRow[];

export type SendChannel = (typeof CHANNELS)[number]['name'];

/** Channels in the order in which people look for them. */
const BY_USE: readonly SendChannel[] = [
  'sms',
  'viber',
  'whatsapp',
  'telegram',
  'voice',
  'email',
  'flashSms',
  'mms',
  'social',
  'telegramBot',
  'wapPush',
  'binary',
];

/** Orders names of channels by use, those of few people last. */
export function compareChannels(one: string, other: string): number {
  return rankOf(one) - rankOf(other);
}

function rankOf(name: string): number {
  const rank = (BY_USE as readonly string[]).indexOf(name);
  return rank < 0 ? BY_USE.length : rank;
}

/** Channels that users can select for a message, the most used ones first. */
export const MESSAGE_CHANNELS: readonly ChannelRow[] = CHANNELS.filter((row) => row.isOffered).sort(
  (one, other) => compareChannels(one.name, other.name),
);

const byName = new Map<string, ChannelRow>(CHANNELS.map((row) => [row.name, row]));

export function findChannel(name: string): ChannelRow | undefined {
  return byName.get(name);
}
