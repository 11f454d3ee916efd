import { TWIN_LETTERS } from '../tables';

const LATIN: ReadonlyMap<string, string> = new Map(Object.entries(TWIN_LETTERS));
/** Between the sentences of an answer. */
const SENTENCE_END = /[\n,.!?;:…()]+/;
/** What may stand around and between words without meaning anything else. */
const DECORATION = /[^\p{L}\p{N}]+/gu;
const COURTESIES: ReadonlySet<string> = new Set(
  ['please', 'pls', 'пожалуйста', 'пж', 'будь ласка', 'өтінемін'].map(blurTwins),
);

/** Answers as they are compared, with what each means. */
export type Meanings<Meaning> = ReadonlyMap<string, Meaning>;

/** @param rows whole answers, in small letters without punctuation, and what they mean */
export function createMeanings<Meaning>(
  rows: readonly { readonly meaning: Meaning; readonly answers: readonly string[] }[],
): Meanings<Meaning> {
  return new Map(
    rows.flatMap(({ meaning, answers }) =>
      answers.map((answer) => [blurTwins(answer), meaning] as const),
    ),
  );
}

/**
 * What an answer means, `null` if it says anything else or two things at once. Only a whole answer
 * counts, whatever its case and punctuation: "Stop by at six" is a message like any other. Latin
 * and Cyrillic letters that look alike are the same: people mix them up.
 */
export function findMeaning<Meaning>(text: string, known: Meanings<Meaning>): Meaning | null {
  const sign = known.get(text.trim());
  if (sign !== undefined) return sign;
  const sentences = text
    .normalize('NFC')
    .toLowerCase()
    .split(SENTENCE_END)
    .map((sentence) => blurTwins(sentence.replace(DECORATION, ' ').trim()))
    .filter((sentence) => sentence !== '' && !COURTESIES.has(sentence));
  const meanings = new Set(sentences.map((sentence) => known.get(withoutCourtesy(sentence))));
  const [meaning = null] = meanings;
  return meanings.size === 1 ? meaning : null;
}

function withoutCourtesy(sentence: string): string {
  for (const courtesy of COURTESIES) {
    if (sentence.endsWith(` ${courtesy}`)) return sentence.slice(0, -courtesy.length - 1);
    if (sentence.startsWith(`${courtesy} `)) return sentence.slice(courtesy.length + 1);
  }
  return sentence;
}

function blurTwins(text: string): string {
  return Array.from(text, (sign) => LATIN.get(sign) ?? sign).join('');
}
