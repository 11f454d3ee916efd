import {
  type Transliteration,
  LATIN_SPELLING,
  LOOK_ALIKE_SPELLING,
  SHORT_LINK_LENGTH,
} from '../tables';
import { findReplacement, replaceLookAlikes } from './look-alikes';
import { composeText } from './normalize';
import { isGsmSign, measureText, type TextSize } from './parts';

/** A sign that the GSM alphabet lacks: one of them makes the whole text UCS-2. */
export interface UnicodeCharacter {
  readonly character: string;
  /** `U+00AB`. */
  readonly codePoint: string;
  /** Places in the text, in characters as a user counts them, from 1. */
  readonly positions: readonly number[];
  /** What stands for it in the GSM alphabet, `null` if nothing looks like it; may be empty. */
  readonly replacement: string | null;
}

/** The size of a changed text, and the parts that the change saves (fewer than 0: it costs some). */
export interface Saving extends Omit<TextSize, 'unitsLeft'> {
  readonly savedParts: number;
}

/** What a text takes as SMS, why, and what would take less. */
export interface TextAnalysis extends TextSize {
  /** Code points: what a user counts, but for signs that are put together. */
  readonly characters: number;
  /** In the order in which they appear; empty if the text is in the GSM alphabet. */
  readonly unicodeCharacters: readonly UnicodeCharacter[];
  /** `null` where there is nothing to change. The last two are estimates. */
  readonly savings: {
    readonly replaceLookAlikes: Saving | null;
    readonly transliterate: Saving | null;
    readonly shortenLinks: Saving | null;
  };
}

/** An address up to a sign that ends sentences. */
const LINK = /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/gi;
const SHORT_LINK = 'x'.repeat(SHORT_LINK_LENGTH);

/**
 * Analyses a text offline, in the composed form (NFC) in which it is sent. The counts follow GSM 03.38 and 3GPP TS 23.040; that the gateway bills
 * the same is documented for its limits, not for pairs at the border of two parts. What
 * transliteration and short links would save is estimated, for the gateway documents neither its
 * spelling nor its links.
 */
export function analyzeText(written: string): TextAnalysis {
  const text = composeText(written);
  const size = measureText(text);
  const compare = (changed: string) => (changed === text ? null : save(size, changed));
  return {
    ...size,
    characters: Array.from(text).length,
    unicodeCharacters: listUnicodeCharacters(text),
    savings: {
      replaceLookAlikes: compare(replaceLookAlikes(text)),
      transliterate: compare(transliterate(text, 'translit')),
      shortenLinks: compare(shortenLinks(text)),
    },
  };
}

function save(size: TextSize, changed: string): Saving {
  const { encoding, units, parts } = measureText(changed);
  return { encoding, units, parts, savedParts: size.parts - parts };
}

/** The text about as the gateway shortens its links; links that are short already stay. */
export function shortenLinks(text: string): string {
  return text.replace(LINK, (link) => (link.length > SHORT_LINK_LENGTH ? SHORT_LINK : link));
}

function listUnicodeCharacters(text: string): UnicodeCharacter[] {
  const places = new Map<string, number[]>();
  let position = 0;
  for (const sign of text) {
    position += 1;
    if (isGsmSign(sign)) continue;
    const known = places.get(sign);
    if (known === undefined) places.set(sign, [position]);
    else known.push(position);
  }
  return Array.from(places, ([character, positions]) => ({
    character,
    codePoint: nameCodePoint(character),
    positions,
    replacement: findReplacement(character),
  }));
}

/** The name of a character in Unicode's way: `U+00AB`. */
export function nameCodePoint(character: string): string {
  const code = character.codePointAt(0) as number;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The text about as the gateway transliterates it: an estimate of its length, not of its letters. */
export function transliterate(text: string, way: Exclude<Transliteration, 'none'>): string {
  const table = way === 'translit' ? LATIN_SPELLING : { ...LATIN_SPELLING, ...LOOK_ALIKE_SPELLING };
  return Array.from(composeText(text), (sign) => spell(sign, table)).join('');
}

function spell(sign: string, table: Readonly<Record<string, string>>): string {
  const small = sign.toLowerCase();
  const latin = table[small];
  if (latin === undefined) return sign;
  return small === sign ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
}
