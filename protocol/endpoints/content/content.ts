import { invalidInput, type InvalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { param, sentence } from '../../sentence';
import { CHANNELS, COMMENT_SEPARATOR, type ChannelParameter, type ChannelRow } from '../../tables';
import { findGatewayMark, hasSeparatorLine, hasSettingLine } from '../../text/gateway-marks';
import type { Charset } from '../../wire/charset';
import { findUnmappable } from '../../wire/request';
import type { SendParameters } from '../send-parameters';

export type Field = readonly [name: string, value: string];

/** Content of a message, under the gateway's names. */
export interface Content {
  /** `mes`, or `null` for none. */
  readonly message: string | null;
  /** Other fields of this channel. */
  readonly fields: readonly Field[];
}

/** Builds the content of one kind of message. Problems: InvalidInput. */
export type ContentBuilder = (
  parameters: SendParameters,
  channel: ChannelRow,
  charset: Charset,
) => Result<Content>;

const ALL: ReadonlySet<ChannelParameter> = new Set<ChannelParameter>(
  CHANNELS.flatMap(({ accepts }) => accepts as readonly ChannelParameter[]),
);

/** Whether a parameter has a value. An empty text, which forms send, does not count. */
export function hasValue(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && (typeof value !== 'string' || value.trim() !== '');
}

/**
 * Returns the problem of a parameter that the channel does not support, or of a missing one, else
 * `null`.
 */
export function checkParameters(
  parameters: SendParameters,
  { accepts, needs, label }: ChannelRow,
): InvalidInput | null {
  for (const parameter of ALL) {
    if (!hasValue(parameters[parameter]) || accepts.includes(parameter)) continue;
    return invalidInput(
      parameter,
      sentence`${param(parameter)} is set, but ${label} does not support it`,
      'Remove it, or choose another channel',
    );
  }
  const missing = needs.find((parameter) => !hasValue(parameters[parameter]));
  if (missing === undefined) return null;
  return invalidInput(
    missing,
    sentence`${param(missing)} is empty`,
    sentence`${label} needs ${NOUNS[missing] ?? 'a value'}. Check the expression in ${param(missing)}`,
  );
}

/** What a channel needs, by the parameter. */
const NOUNS: Partial<Record<ChannelParameter, string>> = {
  text: 'a text',
  subject: 'a subject',
  link: 'a link',
  botName: 'the name of a bot',
  data: 'the bytes to send',
};

/** Counts characters as users do: an emoji is one. */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}

function checkMarks(text: string): InvalidInput | null {
  const mark = findGatewayMark(text);
  if (mark === null) return null;
  return mark.kind === 'prefix'
    ? invalidInput(
        'text',
        sentence`${param('text')} starts with ${mark.prefix}, which makes the gateway send ${mark.effect} instead`,
        sentence`Change the start of the text, or enable ${param('allowGatewayMarks')} if this is intended`,
      )
    : invalidInput(
        'text',
        sentence`${param('text')} contains a line ${COMMENT_SEPARATOR}; the gateway does not send the text after it`,
        sentence`Change this line, move the rest to ${param('comment')}, or enable ${param('allowGatewayMarks')} if this is intended`,
      );
}

/**
 * Returns the problem of a text with a line that would be read as a setting, such as `voice:`, or
 * `null`.
 */
export function checkSettingLines(
  { text = '', allowGatewayMarks = false }: Pick<SendParameters, 'text' | 'allowGatewayMarks'>,
  word: string,
): InvalidInput | null {
  if (allowGatewayMarks || !hasSettingLine(text, word)) return null;
  return invalidInput(
    'text',
    sentence`A line of ${param('text')} starts with ${word}:, which the gateway reads as a setting`,
    sentence`Change this line, or enable ${param('allowGatewayMarks')} if this is intended`,
  );
}

/**
 * Returns the problem of a text that contains call settings while they are also given as
 * parameters, or `null`.
 */
export function checkCallText(
  { text = '' }: Pick<SendParameters, 'text'>,
  hasSettings: boolean,
): InvalidInput | null {
  if (!hasSettings || !hasSeparatorLine(text)) return null;
  return invalidInput(
    'text',
    sentence`${param('text')} contains call settings after a line ${COMMENT_SEPARATOR}, and ${param('wait')}, ${param('repeat')} or ${param('attempts')} is set too`,
    'Use only one of them',
  );
}

/** Returns the problem of a text that would not arrive unchanged, or `null`. */
export function checkText(
  { text = '', allowGatewayMarks = false }: SendParameters,
  { longestText }: ChannelRow,
  charset: Charset,
): InvalidInput | null {
  const length = countCharacters(text);
  if (longestText !== null && length > longestText) {
    return invalidInput(
      'text',
      sentence`${param('text')} has ${length} characters; the gateway accepts at most ${longestText}`,
      'Shorten the text, or split it into several messages',
    );
  }
  return (allowGatewayMarks ? null : checkMarks(text)) ?? findUnmappable('text', text, charset);
}

/**
 * Builds the text, and the comment after its separator. Source: HTTP API, "Comments in SMS
 * messages".
 */
export const buildText: ContentBuilder = (parameters, channel, charset) => {
  const { text = '', comment = '' } = parameters;
  const invalid =
    checkText(parameters, channel, charset) ?? findUnmappable('comment', comment, charset);
  if (invalid !== null) return failure(invalid);
  const message = comment === '' ? text : `${text}\n${COMMENT_SEPARATOR}\n${comment}`;
  return success({ message, fields: [] });
};

/** Builds the content of channels that only have recipients. */
export const buildNothing: ContentBuilder = () => success({ message: null, fields: [] });
