const DIGIT = /\p{Nd}/u;

/** The same text with the decimal digits of every script (full-width, Arabic, Devanagari…) as 0 to 9. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) =>
    DIGIT.test(character) ? String(valueOf(character)) : character,
  );
}

/** Unicode has the digits of a script in a row from 0 to 9, and rows side by side without a gap. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) as number;
  let first = point;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}
