import { ANSWER_WORDS, OPT_OUT_WORDS, TWIN_LETTERS, type OptOut } from '../tables';
import { removeInvisible } from './look-alikes';
import { composeText } from './normalize';

const LATIN: ReadonlyMap<string, string> = new Map(Object.entries(TWIN_LETTERS));
/**
 * Capitals that look alike although their small letters do not (`Н` and `H`), with the small letter
 * of the other alphabet.
 */
const CAPITALS_ALONE = Object.entries(TWIN_LETTERS).filter(
  ([cyrillic]) => cyrillic !== cyrillic.toLowerCase() && !LATIN.has(cyrillic.toLowerCase()),
);
const MEANT_AS_CYRILLIC: ReadonlyMap<string, string> = new Map(
  CAPITALS_ALONE.map(([cyrillic, latin]) => [latin, cyrillic.toLowerCase()]),
);
const MEANT_AS_LATIN: ReadonlyMap<string, string> = new Map(
  CAPITALS_ALONE.map(([cyrillic, latin]) => [cyrillic, latin.toLowerCase()]),
);

/** Separates the sentences of a reply. */
const SENTENCE_END = /[\n,.!?;:…()]+/;
/** Characters around and between words without a meaning. */
const DECORATION = /[^\p{L}\p{N}]+/gu;
/** A repeated word means the same as one. */
const REPEATED = /^(\p{L}{2,})(?: \1)+$/u;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const COURTESIES: ReadonlySet<string> = new Set(
  [
    ...['please', 'pls', 'thank you', 'thank u', 'thanks', 'many thanks', 'thx', 'ty'],
    ...['пожалуйста', 'пж', 'спасибо', 'спасибо большое', 'большое спасибо', 'спс', 'благодарю'],
    ...['будь ласка', 'дякую', 'щиро дякую', 'өтінемін', 'рахмет', 'рақмет', 'көп рахмет'],
  ].map(blurTwins),
);

/** Normalized replies with their meanings. */
export type Meanings<Meaning> = ReadonlyMap<string, Meaning>;

/** @param rows complete replies in lower case without punctuation, and their meanings */
function createMeanings<Meaning>(
  rows: readonly { readonly meaning: Meaning; readonly answers: readonly string[] }[],
): Meanings<Meaning> {
  return new Map(
    rows.flatMap(({ meaning, answers }) =>
      answers.map((answer) => [blurTwins(answer), meaning] as const),
    ),
  );
}

/**
 * Returns the meaning of a reply, or `null` if it says anything else or two different things. Only
 * a complete reply counts, regardless of case and punctuation: "Stop by at six" has no meaning
 * here. Latin and Cyrillic look-alikes are equal, because people mix them up.
 */
function findMeaning<Meaning>(text: string, known: Meanings<Meaning>): Meaning | null {
  const plain = composeText(removeInvisible(text)).replace(FULL_WIDTH, toAscii);
  const sign = known.get(plain.trim());
  if (sign !== undefined) return sign;
  const sentences = plain
    .split(SENTENCE_END)
    .map((sentence) => sentence.replace(DECORATION, ' ').trim())
    .filter((sentence) => sentence !== '' && !COURTESIES.has(blurTwins(sentence.toLowerCase())));
  const meanings = new Set(sentences.map((sentence) => findInSentence(sentence, known)));
  const [meaning = null] = meanings;
  return meanings.size === 1 ? meaning : null;
}

function findInSentence<Meaning>(sentence: string, known: Meanings<Meaning>): Meaning | undefined {
  for (const reading of listReadings(sentence)) {
    const meaning = known.get(withoutCourtesy(reading).replace(REPEATED, '$1'));
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}

/**
 * Returns a sentence in lower case, as written and as possibly meant. Capitals are read as letters
 * of the other alphabet before lower-casing, because a small `h` does not look like `н`. This
 * applies only if both alphabets are mixed or a word of capitals is long enough: "Hi" is a greeting
 * and not "Ні".
 */
function listReadings(sentence: string): string[] {
  const isMixed = /\p{Script=Latin}/u.test(sentence) && /\p{Script=Cyrillic}/u.test(sentence);
  const isCapital = /^[\p{Lu} ]{3,}$/u.test(sentence);
  return [
    sentence,
    ...(isMixed || isCapital ? [replaceLetters(sentence, MEANT_AS_CYRILLIC)] : []),
    ...(isMixed ? [replaceLetters(sentence, MEANT_AS_LATIN)] : []),
  ].map((reading) => blurTwins(reading.toLowerCase()));
}

function withoutCourtesy(sentence: string): string {
  for (const courtesy of COURTESIES) {
    if (sentence.endsWith(` ${courtesy}`)) return sentence.slice(0, -courtesy.length - 1);
    if (sentence.startsWith(`${courtesy} `)) return sentence.slice(courtesy.length + 1);
  }
  return sentence;
}

function blurTwins(text: string): string {
  return replaceLetters(text, LATIN);
}

function replaceLetters(text: string, table: ReadonlyMap<string, string>): string {
  return Array.from(text, (sign) => table.get(sign) ?? sign).join('');
}

function toAscii(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
}

const APPROVALS = createMeanings(
  ANSWER_WORDS.map(({ approves, answers }) => ({ meaning: approves, answers })),
);

/** Latin and Cyrillic, full-width, Arabic. */
const QUESTION = /[?\uff1f\u061f]/;

/**
 * Whether a reply means yes or no, in the languages of the gateway's countries; `null` for neither.
 * "Yes?" is a question and decides nothing.
 */
export function findApproval(text: string): boolean | null {
  if (QUESTION.test(text)) return null;
  return findMeaning(text, APPROVALS);
}

/**
 * Returns `false` for a reply whose first clause alone means no, whatever follows: "No, call her
 * first". `null` for any other: words after a yes may take it back.
 */
export function findDecline(text: string): false | null {
  const [clause = ''] = text.split(/[,.;:!\n\u2013\u2014\u2026\uff0c\u060c]|\s-\s/u);
  return findMeaning(clause, APPROVALS) === false ? false : null;
}

const OPT_OUTS = createMeanings(
  OPT_OUT_WORDS.map(({ optOut, answers }) => ({ meaning: optOut, answers })),
);

/** Whether a reply asks for no more messages (`stop`) or for messages again (`start`). */
export function findOptOut(text: string): OptOut | null {
  return findMeaning(text, OPT_OUTS);
}
