import { toAsciiDigits } from '../text/ascii-digits';
import { composeText } from '../text/compose';
import { removeInvisible } from '../text/look-alikes';

const ASCII = /^[\t\n\r -~]*$/;

/**
 * The text of a cell with digits of all scripts as 0 to 9, wide and narrow signs as those of a
 * keyboard, and every kind of space as a blank.
 */
export function toPlainText(text: string): string {
  if (ASCII.test(text)) return text;
  return toAsciiDigits(composeText(removeInvisible(text), 'NFKC'))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u060c\u3001]/g, ',')
    .replace(/\u061b/g, ';')
    .replace(/[\u2019\u2018\u02bc\u2032]/g, "'");
}
