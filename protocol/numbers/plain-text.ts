import { composeText, toAsciiDigits } from '../text/normalize';
import { removeInvisible } from '../text/look-alikes';

const ASCII = /^[\t\n\r -~]*$/;
/** Footnotes, list numbers, fractions, `\u33e0`: they count something else, so no digit of a number comes from them. */
const NUMERALS = /([\p{No}\p{So}]+)/u;

/**
 * The text of a cell with digits of all scripts as 0 to 9, wide and narrow signs as those of a
 * keyboard, and every kind of space as a blank. Raised, lowered and circled numerals stay as they are.
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
