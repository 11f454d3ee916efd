/** Marks that copying from documents and messengers leaves in numbers, invisible to the user. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const ASCII = /^[\t\n\r -~]*$/;
const DIGIT = /\p{Nd}/u;
const DIGITS_OF_A_SCRIPT = 10;

/**
 * The text of a cell with digits of all scripts as 0 to 9, wide and narrow signs as those of a
 * keyboard, and every kind of space as a blank.
 */
export function toPlainText(text: string): string {
  if (ASCII.test(text)) return text;
  return text
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)))
    .replace(/\p{Zs}/gu, ' ')
    .replace(/[\u060c\u3001]/g, ',')
    .replace(/\u061b/g, ';')
    .replace(/[\u2019\u2018\u02bc\u2032]/g, "'");
}

/** Each script has its ten digits in a row, from zero on, and another script may follow. */
function valueOf(digit: string): number {
  const place = digit.codePointAt(0) as number;
  let value = 0;
  while (DIGIT.test(String.fromCodePoint(place - value - 1))) value += 1;
  return value % DIGITS_OF_A_SCRIPT;
}
