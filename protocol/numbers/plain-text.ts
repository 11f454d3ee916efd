import { composeText, toAsciiDigits } from '../text/normalize';
import { removeInvisible } from '../text/look-alikes';

const ASCII = /^[\t\n\r -~]*$/;
/** Footnote marks, list numbers, fractions, `\u33e0`: never digits of a phone number. */
const NUMERALS = /([\p{No}\p{So}]+)/u;

/**
 * Returns the text of a cell with digits of all scripts as 0 to 9, full-width and half-width forms
 * as keyboard characters, and every kind of space as a plain space. Superscript, subscript and
 * circled numerals stay.
 */
export function toPlainText(text: string): string {
  if (ASCII.test(text)) return text;
  return toAsciiDigits(composeCell(removeInvisible(text)))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u060c\u3001]/g, ',')
    .replace(/\u061b/g, ';')
    .replace(/[\u2019\u2018\u02bc\u2032]/g, "'");
}

function composeCell(text: string): string {
  return text
    .split(NUMERALS)
    .map((piece, place) => (place % 2 === 0 ? composeText(piece, 'NFKC') : piece))
    .join('');
}
