/** How Cyrillic is turned into Latin letters: not at all, "privet", or look-alikes ("npuBeT"). */
export type Transliteration = 'none' | 'translit' | 'mpaHcLum';

/**
 * `translit=1`, letter by letter. How the gateway writes each one is not documented; this is the
 * usual way, enough to tell how long a text becomes. Unverified against the live service.
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

/** `translit=2`, "mpaHc/Ium": where it differs. Only the letters of that name are documented. */
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
 * Characters that a short link of the gateway is taken to have, its `https://` and host included.
 * Nothing about it is documented; a longer one only makes an estimate too good.
 */
export const SHORT_LINK_LENGTH = 22;
