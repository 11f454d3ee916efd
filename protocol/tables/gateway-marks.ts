import { SOURCES } from './code-row';

/** Something in a text that the gateway takes for a command instead of sending it. */
export interface GatewayPrefixRow {
  /** At the start of the text; the gateway writes a colon after most of them. */
  readonly prefix: string;
  /** What becomes of the message. */
  readonly text: string;
  readonly source: string;
}

const source = SOURCES.prefixes;

export const GATEWAY_PREFIXES = [
  { prefix: '__CALL__', text: 'a voice call', source },
  { prefix: '__VIBER__', text: 'a Viber message', source },
  { prefix: '__SOC__', text: 'a message in a social network', source },
  { prefix: '__MAIL__', text: 'an e-mail', source },
  { prefix: '__MMS__', text: 'an MMS', source },
  { prefix: '__BOT__', text: 'a message of a Telegram bot', source },
  { prefix: '__PING__', text: 'a ping SMS', source },
  { prefix: '__HLR__', text: 'an HLR request', source },
] as const satisfies readonly GatewayPrefixRow[];

/** A line of its own; what follows is a comment for the sender and is not sent. */
export const COMMENT_SEPARATOR = '~~~';
