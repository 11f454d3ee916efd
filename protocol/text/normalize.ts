/** UAX #15 calls longer runs of marks not stream-safe; no language has them. */
const ENDLESS_MARKS = /\p{M}{31}/u;

/**
 * The text in Unicode's composed form (NFC), in which a keyboard writes it: macOS and some phones
 * write `й` as `и` with a mark, which no alphabet of SMS knows and no search finds. A text with more
 * marks on one letter than any language has stays as it is, because composing it takes quadratic time.
 * `NFKC` also makes one of wide, narrow and circled forms, which is right for numbers only.
 * Source: Unicode Standard Annex #15.
 */
export function composeText(text: string, form: 'NFC' | 'NFKC' = 'NFC'): string {
  return ENDLESS_MARKS.test(text) ? text : text.normalize(form);
}

/** What subscribers read of a message. */
interface WrittenTexts {
  readonly text?: string;
  readonly comment?: string;
  readonly subject?: string;
}

/** The parameters of a message with its texts in the form (NFC) in which they are counted and sent. */
export function composeParameters<T extends WrittenTexts>(parameters: T): T {
  const { text, comment, subject } = parameters;
  return {
    ...parameters,
    ...(text !== undefined && { text: composeText(text) }),
    ...(comment !== undefined && { comment: composeText(comment) }),
    ...(subject !== undefined && { subject: composeText(subject) }),
  };
}

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
