import type { ChannelParameter } from '../channel-row';
import { SOURCES } from '../code-row';
import type { SendChannel } from '../channels';
import { gatewayPrefix } from '../gateway-marks';
import { SMPP_SOURCES } from './limits';

/** A channel that SMPP can send to. A prefix of the text selects it. */
export interface SmppChannelRow {
  /** Its label and its `type` are in the table of channels. */
  readonly name: SendChannel;
  /** `null` if the channel has none. */
  readonly prefix: string | null;
  /** Whether a colon, a space and a text follow the prefix. */
  readonly hasText: boolean;
  /** The word that begins the last line, such as `subj:…`, and the parameter in that line. */
  readonly lastLine: { readonly word: string; readonly parameter: ChannelParameter } | null;
  readonly accepts: readonly ChannelParameter[];
  readonly needs: readonly ChannelParameter[];
  readonly source: string;
}

const source = SOURCES.prefixes;

export const SMPP_CHANNELS = [
  {
    name: 'sms',
    prefix: null,
    hasText: true,
    lastLine: null,
    accepts: ['text', 'comment', 'sender', 'validity'],
    needs: ['text'],
    source: SMPP_SOURCES.sending,
  },
  {
    name: 'binary',
    prefix: null,
    hasText: false,
    lastLine: null,
    accepts: ['data', 'dataFormat', 'userDataHeader', 'protocolId', 'sender', 'validity'],
    needs: ['data'],
    source: SMPP_SOURCES.sending,
  },
  {
    name: 'hlr',
    prefix: gatewayPrefix('hlr'),
    hasText: false,
    lastLine: null,
    accepts: ['sender'],
    needs: [],
    source,
  },
  {
    name: 'ping',
    prefix: gatewayPrefix('ping'),
    hasText: false,
    lastLine: null,
    accepts: ['sender'],
    needs: [],
    source,
  },
  {
    name: 'voice',
    prefix: gatewayPrefix('voice'),
    hasText: true,
    lastLine: { word: 'voice', parameter: 'voice' },
    accepts: ['text', 'voice', 'wait', 'repeat', 'attempts', 'sender'],
    needs: ['text'],
    source,
  },
  {
    name: 'viber',
    prefix: gatewayPrefix('viber'),
    hasText: true,
    lastLine: null,
    accepts: ['text', 'sender', 'validity'],
    needs: ['text'],
    source,
  },
  {
    name: 'social',
    prefix: gatewayPrefix('social'),
    hasText: true,
    lastLine: null,
    accepts: ['text', 'sender', 'validity'],
    needs: ['text'],
    source,
  },
  {
    name: 'email',
    prefix: gatewayPrefix('email'),
    hasText: true,
    lastLine: { word: 'subj', parameter: 'subject' },
    accepts: ['text', 'subject', 'sender'],
    needs: ['text', 'subject'],
    source,
  },
  {
    name: 'mms',
    prefix: gatewayPrefix('mms'),
    hasText: true,
    lastLine: { word: 'subj', parameter: 'subject' },
    accepts: ['text', 'subject', 'sender', 'validity'],
    needs: ['text'],
    source,
  },
  {
    name: 'telegramBot',
    prefix: gatewayPrefix('telegramBot'),
    hasText: true,
    lastLine: { word: 'bot', parameter: 'botName' },
    accepts: ['text', 'botName', 'sender', 'validity'],
    needs: ['text', 'botName'],
    source,
  },
] as const satisfies readonly SmppChannelRow[];

export type SmppChannel = (typeof SMPP_CHANNELS)[number]['name'];

export function smppChannel(name: SmppChannel): SmppChannelRow & { readonly name: SmppChannel } {
  return SMPP_CHANNELS.find((row) => row.name === name) as SmppChannelRow & {
    readonly name: SmppChannel;
  };
}
