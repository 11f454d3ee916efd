import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findGatewayMark } from '../text/gateway-marks';
import type { Charset } from '../wire/charset';
import { findUnmappable } from '../wire/request';

/** One line of `list`: a text and its recipients. */
export interface ListEntry {
  readonly recipients: readonly string[];
  readonly text: string;
}

const NUMBER = /^\+?\d+$/;
/**
 * The gateway may read a backslash as an escape, a semicolon as the separator of the line, a bar as
 * the end of a sender ID, and control characters as the end of the line.
 */
const DOUBTFUL = /[\\;|\u0000-\u0009\u000b-\u001f\u007f\u0085\u2028\u2029]/;
/** The gateway may trim blanks at the ends, and may read a colon at the start as a separator. */
const DOUBTFUL_ENDS = /^[\s:]|\s$/;

/**
 * Whether a `list` certainly delivers a text unchanged. The documents define separators and no rule
 * to escape them, so any text that could be changed is sent as `mes`, which has no separators.
 */
export function fitsList(text: string): boolean {
  return (
    text !== '' &&
    !DOUBTFUL.test(text) &&
    !DOUBTFUL_ENDS.test(text) &&
    findGatewayMark(text) === null
  );
}

/** Whether a recipient is a phone number. Others are only documented for `phones`. */
export function fitsListRecipient(recipient: string): boolean {
  return NUMBER.test(recipient);
}

/** Returns a line of `list`. A line break inside the text is written as a backslash and an `n`. */
export function toListLine({ recipients, text }: ListEntry): string {
  return `${recipients.join(',')}:${text.replaceAll('\n', '\\n')}`;
}

/**
 * Returns `list` of send.php, which replaces `phones` and `mes`.
 * Problems: InvalidInput of `text` for a text that a list could change.
 * Source: HTTP API, "Sending SMS messages: parameters" (`list`).
 */
export function buildListField(entries: readonly ListEntry[], charset: Charset): Result<string> {
  for (const { recipients, text } of entries) {
    if (!fitsList(text) || recipients.length === 0 || !recipients.every(fitsListRecipient)) {
      return failure(
        invalidInput(
          'text',
          sentence`${param('text')} cannot be sent in a list with other texts`,
          'Send it in a separate request',
        ),
      );
    }
    const unmappable = findUnmappable('text', text, charset);
    if (unmappable !== null) return failure(unmappable);
  }
  return success(entries.map(toListLine).join('\n'));
}
