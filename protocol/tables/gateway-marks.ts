import type { SendChannel } from './channels';
import { SOURCES } from './code-row';

/** A prefix of a text that the gateway reads as a command instead of sending it. */
export interface GatewayPrefixRow {
  /** The channel that the prefix selects. */
  readonly channel: SendChannel;
  /** At the start of the text. In the documents, a colon follows most of them. */
  readonly prefix: string;
  /** What the message becomes. */
  readonly text: string;
  readonly source: string;
}

const source = SOURCES.prefixes;

export const GATEWAY_PREFIXES = [
  { channel: 'voice', prefix: '__CALL__', text: 'a voice call', source },
  { channel: 'viber', prefix: '__VIBER__', text: 'a Viber message', source },
  { channel: 'social', prefix: '__SOC__', text: 'a social network message', source },
  { channel: 'email', prefix: '__MAIL__', text: 'an e-mail', source },
  { channel: 'mms', prefix: '__MMS__', text: 'an MMS', source },
  { channel: 'telegramBot', prefix: '__BOT__', text: 'a message from a Telegram bot', source },
  { channel: 'ping', prefix: '__PING__', text: 'a ping SMS', source },
  { channel: 'hlr', prefix: '__HLR__', text: 'an HLR request', source },
] as const satisfies readonly GatewayPrefixRow[];

/** Returns the prefix that selects a channel over SMPP and SMTP; `null` if the channel has none. */
export function gatewayPrefix(channel: SendChannel): string | null {
  return GATEWAY_PREFIXES.find((row) => row.channel === channel)?.prefix ?? null;
}

/** A separate line. The text below it is a comment for the sender and is not sent. */
export const COMMENT_SEPARATOR = '~~~';
