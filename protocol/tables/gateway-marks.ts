import type { SendChannel } from './channels';
import { SOURCES } from './code-row';

/** Something in a text that the gateway takes for a command instead of sending it. */
export interface GatewayPrefixRow {
  /** The channel that the prefix chooses. */
  readonly channel: SendChannel;
  /** At the start of the text; the gateway writes a colon after most of them. */
  readonly prefix: string;
  /** What becomes of the message. */
  readonly text: string;
  readonly source: string;
}

const source = SOURCES.prefixes;

export const GATEWAY_PREFIXES = [
  { channel: 'voice', prefix: '__CALL__', text: 'a voice call', source },
  { channel: 'viber', prefix: '__VIBER__', text: 'a Viber message', source },
  { channel: 'social', prefix: '__SOC__', text: 'a message in a social network', source },
  { channel: 'email', prefix: '__MAIL__', text: 'an e-mail', source },
  { channel: 'mms', prefix: '__MMS__', text: 'an MMS', source },
  { channel: 'telegramBot', prefix: '__BOT__', text: 'a message of a Telegram bot', source },
  { channel: 'ping', prefix: '__PING__', text: 'a ping SMS', source },
  { channel: 'hlr', prefix: '__HLR__', text: 'an HLR request', source },
] as const satisfies readonly GatewayPrefixRow[];

/** Returns the prefix that chooses a channel over SMPP and SMTP; `null` where the channel has none. */
export function gatewayPrefix(channel: SendChannel): string | null {
  return GATEWAY_PREFIXES.find((row) => row.channel === channel)?.prefix ?? null;
}

/** A line of its own; what follows is a comment for the sender and is not sent. */
export const COMMENT_SEPARATOR = '~~~';
