import { SMALLEST_FILE } from '../../protocol/tables';
import type { UploadedFile } from '../messages/message';
import { readCall } from './call';
import type { ChannelRow } from './channels';

/** Content of a message. */
export interface Content {
  readonly text: string;
  readonly sender: string;
  readonly details: Readonly<Record<string, string>>;
  readonly files: readonly UploadedFile[];
}

type Rule = (content: Content) => boolean;

const LONGEST_TEXT = 1000;

const hasFile: Rule = ({ files, details }) => files.length > 0 || Boolean(details.fileurl);
const hasText: Rule = ({ text }) => text !== '';
const hasEither: Rule = (content) => hasText(content) || hasFile(content);

/** What a channel requires besides a text. */
const RULES: Readonly<Record<string, Rule>> = {
  binary: hasHeader((text) => Buffer.from(text, 'latin1')),
  binaryHex: (content) =>
    /^(?:[0-9a-f]{2})+$/i.test(content.text) &&
    hasHeader((text) => Buffer.from(text, 'hex'))(content),
  wapPush: ({ text }) => /^https?:\/\/\S+\n[^\n]+$/.test(text),
  mms: hasEither,
  viber: hasEither,
  voice: (content) => hasEither(content) && readCall(content.details, hasFile(content)) !== null,
  email: ({ text, sender, details }) =>
    text !== '' && Boolean(details.subj) && /^[^\s@]+@[^\s@]+$/.test(sender),
  telegramBot: ({ text, details }) => {
    const days = Number(details.smsreq ?? 10);
    return text !== '' && /^@\w+$/.test(details.bot ?? '') && days >= 10 && days <= 999;
  },
};

/** Whether the gateway accepts this content; otherwise error 1. */
export function isContent(channel: ChannelRow, content: Content): boolean {
  if (content.files.some(({ size }) => size < SMALLEST_FILE)) return false;
  if (channel.counts === 'segments' && content.text.length > LONGEST_TEXT) return false;
  const rule = RULES[channel.name];
  return rule ? rule(content) : !channel.needsText || hasText(content);
}

/** The first byte is the length of the header; content must follow the header. */
function hasHeader(decode: (text: string) => Buffer): Rule {
  return ({ text }) => {
    const octets = decode(text);
    return octets.length > (octets[0] ?? 0) + 1;
  };
}
