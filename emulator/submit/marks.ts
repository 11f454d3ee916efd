import { CHANNELS, type ChannelRow } from './channels';

export interface MarkedText {
  readonly text: string;
  /** The kind selected by a prefix of the text. */
  readonly channel: ChannelRow | null;
  /** Text after the separator, unless it is `param` of a call. */
  readonly comment: string;
  /** Parameters from the last lines: `subj`, `voice`, `bot`. */
  readonly details: Readonly<Record<string, string>>;
}

const COMMENT_SEPARATOR = /\r?\n~~~\r?\n/;
const TRAILING_PARAMETER = /\r?\n(subj|voice|bot): ?([^\r\n]*)$/;

/** Splits a text as the gateway does: prefix, comment and the parameters at the end. */
export function readMarks(written: string): MarkedText {
  const separator = COMMENT_SEPARATOR.exec(written);
  let text = separator ? written.slice(0, separator.index) : written;
  const comment = separator ? written.slice(separator.index + separator[0].length) : '';
  const channel =
    CHANNELS.find(({ prefix }) => prefix !== null && startsWithPrefix(text, prefix)) ?? null;
  if (!channel) return { text, channel, comment, details: {} };

  text = text.slice(channel.prefix?.length ?? 0).replace(/^: ?/, '');
  const details: Record<string, string> = {};
  for (
    let found = TRAILING_PARAMETER.exec(text);
    found !== null;
    found = TRAILING_PARAMETER.exec(text)
  ) {
    details[found[1] as string] = found[2] as string;
    text = text.slice(0, found.index);
  }
  if (channel.name !== 'voice' || comment === '') return { text, channel, comment, details };
  return { text, channel, comment: '', details: { ...details, param: comment } };
}

/** `__HLR__` and `__PING__` stand alone; the others are followed by a colon. */
function startsWithPrefix(text: string, prefix: string): boolean {
  return text === prefix || text.startsWith(`${prefix}:`);
}
