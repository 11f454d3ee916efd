import { invalidInput, type InvalidInput } from '../../problem';
import { failure, success, type Result } from '../../result';
import { param, sentence } from '../../sentence';
import { CHANNELS, COMMENT_SEPARATOR, type ChannelParameter, type ChannelRow } from '../../tables';
import { findGatewayMark, hasSeparatorLine, hasSettingLine } from '../../text/gateway-marks';
import type { Charset } from '../../wire/charset';
import { findUnmappable } from '../../wire/request';
import type { SendParameters } from '../send-parameters';

export type Field = readonly [name: string, value: string];

/** What a message says, under the gateway's names. */
export interface Content {
  /** `mes`; `null` = none. */
  readonly message: string | null;
  /** Other fields that only this channel has. */
  readonly fields: readonly Field[];
}

/** Makes the content of the messages of one kind. */
export type ContentBuilder = (
  parameters: SendParameters,
  channel: ChannelRow,
  charset: Charset,
) => Result<Content>;

const ALL: ReadonlySet<ChannelParameter> = new Set<ChannelParameter>(
  CHANNELS.flatMap(({ takes }) => takes as readonly ChannelParameter[]),
);

/** Whether a parameter holds anything. An empty text, as forms give it, counts as nothing. */
export function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && (typeof value !== 'string' || value.trim() !== '');
}

/** The complaint about a parameter that the channel lacks, or needs and did not get; else `null`. */
export function checkParameters(
  parameters: SendParameters,
  { takes, needs, label }: ChannelRow,
): InvalidInput | null {
  for (const parameter of ALL) {
    if (!isGiven(parameters[parameter]) || takes.includes(parameter)) continue;
    return invalidInput(
      parameter,
      sentence`${param(parameter)} is given, but ${label} does not take it`,
      'Remove it, or choose another channel',
    );
  }
  const missing = needs.find((parameter) => !isGiven(parameters[parameter]));
  if (missing === undefined) return null;
  return invalidInput(missing, sentence`${param(missing)} is empty`, `Give it: ${label} needs one`);
}

/** Characters as a user counts them: an emoji is one. */
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
        sentence`Change the beginning of the text, or switch on ${param('allowGatewayMarks')} if this is meant`,
      )
    : invalidInput(
        'text',
        sentence`${param('text')} holds a line ${COMMENT_SEPARATOR}, after which the gateway sends nothing`,
        sentence`Change this line, put the rest into ${param('comment')}, or switch on ${param('allowGatewayMarks')} if this is meant`,
      );
}

/** The complaint about a text of which a line would be taken for a setting, such as `voice:`, or `null`. */
export function checkSettingLines(
  { text = '', allowGatewayMarks = false }: Pick<SendParameters, 'text' | 'allowGatewayMarks'>,
  word: string,
): InvalidInput | null {
  if (allowGatewayMarks || !hasSettingLine(text, word)) return null;
  return invalidInput(
    'text',
    sentence`A line of ${param('text')} starts with ${word}:, which the gateway takes for a setting of the message`,
    sentence`Change this line, or switch on ${param('allowGatewayMarks')} if this is meant`,
  );
}

/** The complaint about a text that brings the settings of a call along beside given ones, or `null`. */
export function checkCallText(
  { text = '' }: Pick<SendParameters, 'text'>,
  hasSettings: boolean,
): InvalidInput | null {
  if (!hasSettings || !hasSeparatorLine(text)) return null;
  return invalidInput(
    'text',
    sentence`${param('text')} holds a line ${COMMENT_SEPARATOR} with settings of the call below it, and ${param('wait')}, ${param('repeat')} or ${param('attempts')} is given too`,
    'Use one of them',
  );
}

/** The complaint about a text that does not arrive as it is, or `null`. */
export function checkText(
  { text = '', allowGatewayMarks = false }: SendParameters,
  { longestText }: ChannelRow,
  charset: Charset,
): InvalidInput | null {
  const length = countCharacters(text);
  if (longestText !== null && length > longestText) {
    return invalidInput(
      'text',
      sentence`${param('text')} has ${length} characters, the gateway takes ${longestText}`,
      'Shorten the text, or split it into several messages',
    );
  }
  return (allowGatewayMarks ? null : checkMarks(text)) ?? findUnmappable('text', text, charset);
}

/** The text, and the comment after the line that separates it. Source: HTTP API, "Comments in SMS messages". */
export const buildText: ContentBuilder = (parameters, channel, charset) => {
  const { text = '', comment = '' } = parameters;
  const invalid =
    checkText(parameters, channel, charset) ?? findUnmappable('comment', comment, charset);
  if (invalid !== null) return failure(invalid);
  const message = comment === '' ? text : `${text}\n${COMMENT_SEPARATOR}\n${comment}`;
  return success({ message, fields: [] });
};

/** For channels that carry nothing but their recipients. */
export const buildNothing: ContentBuilder = () => success({ message: null, fields: [] });
