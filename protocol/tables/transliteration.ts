/** How Cyrillic is converted to Latin letters: not at all, as "privet", or as look-alikes ("npuBeT"). */
export type Transliteration = 'none' | 'translit' | 'mpaHcLum';

/**
 * `translit=1`, letter by letter. The gateway does not document the letters. This is the usual
 * transliteration, sufficient to calculate the length of a text. Unverified against the live service.
 */
export const LATIN_SPELLING: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: "'",
  ы: 'y',
  ь: "'",
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
};

/** `translit=2`, "mpaHc/Ium": the letters that differ. Only those of that name are documented. */
export const LOOK_ALIKE_SPELLING: Readonly<Record<string, string>> = {
  т: 'm',
  р: 'p',
  н: 'H',
  л: '/I',
  и: 'u',
  в: 'B',
  у: 'y',
  х: 'x',
  с: 'c',
};

/**
 * Assumed length of a short link of the gateway, including `https://` and the host. It is not
 * documented. If the real links are longer, an estimate is too low.
 */
export const SHORT_LINK_LENGTH = 22;
