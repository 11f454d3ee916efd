/** UAX #15 calls longer runs of marks not stream-safe; no language uses them. */
const ENDLESS_MARKS = /\p{M}{31}/u;

/**
 * Returns the text in Unicode's composed form (NFC), as keyboards write it. macOS and some phones
 * write `й` as `и` with a mark, which no SMS alphabet contains and no search finds. A text with an
 * unusually long run of marks stays unchanged, because composing it takes quadratic time. `NFKC`
 * also replaces full-width, half-width and circled forms; use it for numbers only. Source: Unicode
 * Standard Annex #15.
 */
export function composeText(text: string, form: 'NFC' | 'NFKC' = 'NFC'): string {
  return ENDLESS_MARKS.test(text) ? text : text.normalize(form);
}

/** Parameters that subscribers read. */
interface WrittenTexts {
  readonly text?: string;
  readonly comment?: string;
  readonly subject?: string;
}

/**
 * Returns the parameters with all texts composed (NFC), the form in which they are counted and
 * sent.
 */
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

/**
 * Returns the text with decimal digits of all scripts (full-width, Arabic, Devanagari…) as 0 to 9.
 */
export function toAsciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) =>
    DIGIT.test(character) ? String(valueOf(character)) : character,
  );
}

/** Unicode orders the digits of a script from 0 to 9, and adjacent blocks without a gap. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) as number;
  let first = point;
  while (DIGIT.test(String.fromCodePoint(first - 1))) first -= 1;
  return (point - first) % 10;
}
