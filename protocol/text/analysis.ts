import {
  type Transliteration,
  LATIN_SPELLING,
  LOOK_ALIKE_SPELLING,
  SHORT_LINK_LENGTH,
} from '../tables';
import { findReplacement, replaceLookAlikes } from './look-alikes';
import { composeText } from './normalize';
import { isGsmSign, measureText, type TextSize } from './parts';

/** A character outside the GSM alphabet; one such character makes the whole text UCS-2. */
export interface UnicodeCharacter {
  readonly character: string;
  /** `U+00AB`. */
  readonly codePoint: string;
  /** Positions in the text, in characters, from 1. */
  readonly positions: readonly number[];
  /** Replacement in the GSM alphabet, `null` if no character looks like it. May be empty. */
  readonly replacement: string | null;
}

/** Size of a changed text, and the parts that the change saves (negative if it costs parts). */
export interface Saving extends Omit<TextSize, 'unitsLeft'> {
  readonly savedParts: number;
}

/** Size of a text as SMS, the reason for it, and changes that reduce it. */
export interface TextAnalysis extends TextSize {
  /** Code points: what a user counts, except for combined characters. */
  readonly characters: number;
  /** In order of appearance; empty if the text is in the GSM alphabet. */
  readonly unicodeCharacters: readonly UnicodeCharacter[];
  /** `null` if there is nothing to change. The last two are estimates. */
  readonly savings: {
    readonly replaceLookAlikes: Saving | null;
    readonly transliterate: Saving | null;
    readonly shortenLinks: Saving | null;
  };
}

/** A link up to the punctuation that ends a sentence. */
const LINK = /\bhttps?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/gi;
const SHORT_LINK = 'x'.repeat(SHORT_LINK_LENGTH);

/**
 * Analyzes a text offline, in the composed form (NFC) in which it is sent. Counts follow GSM 03.38
 * and 3GPP TS 23.040. The gateway documents the same limits, but not how it counts a character pair
 * at a part boundary. Savings by transliteration and short links are estimates, because the gateway
 * documents neither its transliteration nor its links.
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

/** Returns an estimate of the text with shortened links; links that are already short stay. */
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

/** Returns the Unicode notation of a character: `U+00AB`. */
export function nameCodePoint(character: string): string {
  const code = character.codePointAt(0) as number;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Returns an estimate of the transliterated text: only its length is reliable, not its letters. */
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
