import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { param, sentence } from '../sentence';
import { findGatewayMark } from '../text/gateway-marks';
import type { Charset } from '../wire/charset';
import { findUnmappable } from '../wire/request';

/** One line of `list`: a text and the numbers that get it. */
export interface ListEntry {
  readonly recipients: readonly string[];
  readonly text: string;
}

const NUMBER = /^\+?\d+$/;
/**
 * A backslash could be read as an escape, a semicolon as the separator of the line, a bar as the
 * end of a sender, and control characters as the end of the line.
 */
const DOUBTFUL = /[\\;|\u0000-\u0009\u000b-\u001f\u007f\u0085\u2028\u2029]/;
/** Blanks at the ends may be trimmed, a colon at the start may be taken for part of the separator. */
const DOUBTFUL_ENDS = /^[\s:]|\s$/;

/**
 * Whether a text certainly arrives as it is when it travels in a `list`. The documents give the
 * separators and no rule for escaping them, so every text that any reading of the documents could
 * change is left out; it travels as `mes`, where nothing is a separator.
 */
export function fitsList(text: string): boolean {
  return (
    text !== '' &&
    !DOUBTFUL.test(text) &&
    !DOUBTFUL_ENDS.test(text) &&
    findGatewayMark(text) === null
  );
}

/** Groups, addresses and names are documented for `phones` only. */
export function fitsListRecipient(recipient: string): boolean {
  return NUMBER.test(recipient);
}

/** Returns a line of `list`. A line break inside the text is written as a backslash and an `n`. */
export function toListLine({ recipients, text }: ListEntry): string {
  return `${recipients.join(',')}:${text.replaceAll('\n', '\\n')}`;
}

/**
 * Returns `list` of send.php, which replaces `phones` and `mes`.
 * Problems: InvalidInput of `text` for a text that a list cannot carry.
 * Source: HTTP API, "Sending SMS messages: parameters" (`list`).
 */
export function buildListField(entries: readonly ListEntry[], charset: Charset): Result<string> {
  for (const { recipients, text } of entries) {
    if (!fitsList(text) || recipients.length === 0 || !recipients.every(fitsListRecipient)) {
      return failure(
        invalidInput(
          'text',
          sentence`${param('text')} cannot travel in a list together with other texts`,
          'Send it in a request of its own',
        ),
      );
    }
    const unmappable = findUnmappable('text', text, charset);
    if (unmappable !== null) return failure(unmappable);
  }
  return success(entries.map(toListLine).join('\n'));
}
