import { OPT_OUT_WORDS, TWIN_LETTERS, type OptOut } from '../tables';

const LATIN: ReadonlyMap<string, string> = new Map(Object.entries(TWIN_LETTERS));
/** Between the sentences of an answer. */
const SENTENCE_END = /[\n,.!?;:…()]+/;
/** What may stand around and between words without meaning anything else. */
const DECORATION = /[^\p{L}\p{N}]+/gu;
const COURTESIES: ReadonlySet<string> = new Set(
  ['please', 'pls', 'пожалуйста', 'пж', 'будь ласка', 'өтінемін'].map(blurTwins),
);

const MEANINGS: ReadonlyMap<string, OptOut> = new Map(
  OPT_OUT_WORDS.flatMap(({ optOut, answers }) =>
    answers.map((answer) => [blurTwins(answer), optOut] as const),
  ),
);

/**
 * Whether an answer asks for no more messages (`stop`) or for messages again (`start`). Only a
 * whole answer counts, whatever its case and punctuation: "Stop by at six" is a message like any
 * other. Latin and Cyrillic letters that look alike are the same: people mix them up.
 */
export function findOptOut(text: string): OptOut | null {
  const sentences = text
    .normalize('NFC')
    .toLowerCase()
    .split(SENTENCE_END)
    .map((sentence) => blurTwins(sentence.replace(DECORATION, ' ').trim()))
    .filter((sentence) => sentence !== '' && !COURTESIES.has(sentence));
  const meanings = new Set(sentences.map((sentence) => MEANINGS.get(withoutCourtesy(sentence))));
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
