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
