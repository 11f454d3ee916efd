import { invalidInput, type InvalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { COMMENT_SEPARATOR, type ChannelRow } from '../tables';
import { findGatewayMark } from '../text/gateway-marks';
import type { Charset } from '../wire/charset';
import { findUnmappable } from '../wire/request';
import type { SendParameters } from './send-parameters';

const LONGEST_TEXT = 1000;
const LONGEST_SENDER_NAME = 11;
const LONGEST_SENDER_NUMBER = 15;

/** Characters as a user counts them: an emoji is one. */
function countCharacters(text: string): number {
  return Array.from(text).length;
}

function checkMarks(text: string): InvalidInput | null {
  const mark = findGatewayMark(text);
  if (mark === null) return null;
  return mark.kind === 'prefix'
    ? invalidInput(
        'text',
        `'text' starts with ${mark.prefix}, which makes the gateway send ${mark.effect} instead`,
        "Change the beginning of the text, or switch on 'allowGatewayMarks' if this is meant",
      )
    : invalidInput(
        'text',
        `'text' holds a line ${COMMENT_SEPARATOR}, after which the gateway sends nothing`,
        "Change this line, put the rest into 'comment', or switch on 'allowGatewayMarks' if this is meant",
      );
}

function checkText(
  { text = '', comment = '', allowGatewayMarks = false }: SendParameters,
  channel: ChannelRow,
  charset: Charset,
): InvalidInput | null {
  if (!channel.hasText) {
    const parameter = text !== '' ? 'text' : 'comment';
    return text === '' && comment === ''
      ? null
      : invalidInput(
          parameter,
          `'${parameter}' is given, but ${channel.label} carries no text`,
          'Remove it',
        );
  }
  if (text.trim() === '') return invalidInput('text', "'text' is empty", 'Give a text to send');
  const length = countCharacters(text);
  if (length > LONGEST_TEXT) {
    return invalidInput(
      'text',
      `'text' has ${length} characters, the gateway takes ${LONGEST_TEXT}`,
      'Shorten the text, or split it into several messages',
    );
  }
  return (
    (allowGatewayMarks ? null : checkMarks(text)) ??
    findUnmappable('text', text, charset) ??
    findUnmappable('comment', comment, charset)
  );
}

/** `mes` of send.php: the text, and the comment after the line that separates it. */
export function buildMessageText(
  parameters: SendParameters,
  channel: ChannelRow,
  charset: Charset,
): Result<string | null> {
  const invalid = checkText(parameters, channel, charset);
  if (invalid !== null) return failure(invalid);
  const { text = '', comment = '' } = parameters;
  if (!channel.hasText) return success(null);
  return success(comment === '' ? text : `${text}\n${COMMENT_SEPARATOR}\n${comment}`);
}

/** `sender` of send.php; `null` = the default of the account. */
export function buildSender(sender: string | undefined, charset: Charset): Result<string | null> {
  const name = sender?.trim() ?? '';
  if (name === '') return success(null);
  const isNumber = /^\+?\d+$/.test(name);
  const length = isNumber ? name.replace('+', '').length : countCharacters(name);
  if (length > (isNumber ? LONGEST_SENDER_NUMBER : LONGEST_SENDER_NAME)) {
    return failure(
      invalidInput(
        'sender',
        `'sender' is too long: ${length} characters`,
        `Use a sender ID of at most ${LONGEST_SENDER_NAME} characters or ${LONGEST_SENDER_NUMBER} digits that is registered in the cabinet`,
      ),
    );
  }
  const invalid = findUnmappable('sender', name, charset);
  return invalid === null ? success(name) : failure(invalid);
}
