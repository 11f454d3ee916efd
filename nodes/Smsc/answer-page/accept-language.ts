import { FALLBACK_LANGUAGE } from '../../../operations/recipient-language/recipient-language';
import { primaryLanguage, RECIPIENT_LANGUAGES, type RecipientLanguage } from '../../../protocol';

/** Far above what browsers send. */
const LONGEST = 2000;
const ANY = '*';

/**
 * Returns the language of the page that the browser prefers, by the quality values of
 * `Accept-Language` (RFC 9110, 12.5.4). A region such as `uk-UA` counts as its language. Without a
 * known language it is English.
 */
export function chooseLanguage(header: unknown): RecipientLanguage {
  const ranges = typeof header === 'string' ? header.slice(0, LONGEST).split(',') : [];
  const qualities = new Map<string, number>();
  for (const range of ranges) {
    const [tag = '', ...parameters] = range.split(';');
    const language = primaryLanguage(tag);
    const quality = readQuality(parameters);
    // The first of equal ones is preferred; a Map keeps the order in which it gets its keys.
    if (quality > (qualities.get(language) ?? -1)) qualities.set(language, quality);
  }
  const listed = [...qualities.keys()].flatMap(
    (name) => RECIPIENT_LANGUAGES.find((language) => language === name) ?? [],
  );
  const others = RECIPIENT_LANGUAGES.filter((language) => !qualities.has(language));
  let chosen = FALLBACK_LANGUAGE;
  let best = 0;
  for (const language of [...listed, ...others]) {
    const quality = qualities.get(language) ?? qualities.get(ANY) ?? 0;
    if (quality > best) [chosen, best] = [language, quality];
  }
  return chosen;
}

/** Returns the quality of a range: 1 if it has none, 0 if it is not valid. */
function readQuality(parameters: readonly string[]): number {
  const [given] = parameters.filter((parameter) => /^\s*q\s*=/i.test(parameter));
  if (given === undefined) return 1;
  const value = /=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*$/.exec(given)?.[1];
  return value === undefined ? 0 : Number(value);
}
