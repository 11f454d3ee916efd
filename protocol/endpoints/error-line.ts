import { composeText } from '../text/normalize';
import { removeInvisible } from '../text/look-alikes';

/** A line with which the gateway rejects a request. */
export interface ErrorLine {
  /** `null` for a number that cannot be read. */
  readonly code: number | null;
  readonly messageId: string | null;
}

/** Enough to see how a text begins: answers may be long lists. */
const BEGINNING = 24;
const BEGINS_WITH_ERROR = /^ERROR(?!\w)/i;
/** What makes it an answer to a request: an equals sign, a number that ends it, or an ID. */
const REJECTION = /^ERROR\s*(?:=|[:-]?\s*\d{1,9}\s*(?:[(,]|$)|\W.*,\s*ID\s*-\s)/i;
const CODE = /^ERROR\s*[=:-]?\s*(\d{1,9})(?![\w=])/i;
/** The description before it may contain the same words, so the last one counts. */
const MESSAGE_ID = /^[\s\S]*,\s*ID\s*-\s*([A-Za-z0-9._-]{1,40})\s*$/;

/** Whether a text begins with the word, however its letters and the blanks around it are written. */
export function beginsWithError(text: string): boolean {
  return BEGINS_WITH_ERROR.test(toPlainLine(text.trimStart().slice(0, BEGINNING)));
}

/**
 * Reads `ERROR = N (description)[, ID - id]`. A rejection whose number cannot be read is one too, so
 * that it never counts as an acceptance. Full-width letters and unusual blanks are read as the plain
 * ones. `null` for other texts, also for those that only begin with the word.
 * Source: HTTP API, "Answer of the server and error codes"; SMTP API, "Sending messages by SMTP".
 */
export function readErrorLine(text: string): ErrorLine | null {
  if (!beginsWithError(text)) return null;
  const line = toPlainLine(text);
  if (!REJECTION.test(line)) return null;
  const code = CODE.exec(line)?.[1];
  return {
    code: code === undefined ? null : Number(code),
    messageId: MESSAGE_ID.exec(line)?.[1] ?? null,
  };
}

/**
 * With plain letters, digits, blanks and dashes, and without invisible characters. Of several blanks
 * one stays: the patterns above would try every way to share out a long row of them.
 */
export function toPlainLine(text: string): string {
  return composeText(removeInvisible(text), 'NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? '\n' : ' '))
    .trim();
}
