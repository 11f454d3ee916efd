import fc from 'fast-check';
import { LOOK_ALIKES, TWIN_LETTERS } from '../../../protocol/tables';
import { analyzeText } from '../../../protocol/text/analysis';
import { composeText } from '../../../protocol/text/normalize';
import { findCostWarning, estimateSentText } from '../../../protocol/text/cost-warnings';
import { replaceLookAlikes } from '../../../protocol/text/look-alikes';
import { isGsmSign, measureText } from '../../../protocol/text/parts';
import { anyCodePoint } from '../../support/any-text';
import { atLeastOne } from '../../support/at-least-one';

const LINK = 'https://example.com/orders/1042/track?code=0123456789';

describe('analyzeText', () => {
  it('returns only counts for a text of the GSM alphabet', () => {
    expect(analyzeText('Total: 5 € [ok]')).toEqual({
      encoding: 'gsm7',
      characters: 15,
      units: 18,
      parts: 1,
      unitsLeft: 142,
      unicodeCharacters: [],
      savings: { replaceLookAlikes: null, transliterate: null, shortenLinks: null },
    });
  });

  it('names the characters that force UCS-2, with every position and their look-alikes', () => {
    const { encoding, units, unicodeCharacters } = analyzeText('😀 «a» №1 — ж…«');
    expect({ encoding, units }).toEqual({ encoding: 'ucs2', units: 15 });
    expect(
      unicodeCharacters.map(({ character, codePoint, positions, replacement }) =>
        [character, codePoint, positions.join(' '), replacement].join(' | '),
      ),
    ).toEqual([
      '😀 | U+1F600 | 1 | ',
      '« | U+00AB | 3 14 | "',
      '» | U+00BB | 5 | "',
      '№ | U+2116 | 7 | No',
      '— | U+2014 | 10 | -',
      'ж | U+0436 | 12 | ',
      '… | U+2026 | 13 | ...',
    ]);
    expect(unicodeCharacters[0]?.replacement).toBeNull();
  });

  it('returns the savings by replacing look-alikes', () => {
    const { parts, savings } = analyzeText(`«${'a'.repeat(150)}»`);
    expect(parts).toBe(3);
    expect(savings.replaceLookAlikes).toEqual({
      encoding: 'gsm7',
      units: 152,
      parts: 1,
      savedParts: 2,
    });
  });

  it('returns the savings by transliteration, which may be none', () => {
    expect(analyzeText('Привет'.repeat(20)).savings.transliterate).toMatchObject({
      encoding: 'gsm7',
      savedParts: 1,
    });
    expect(analyzeText('Щ'.repeat(70)).savings.transliterate).toMatchObject({ savedParts: -1 });
    expect(analyzeText('«Привет»').savings.transliterate).toMatchObject({ encoding: 'ucs2' });
  });

  it('returns the savings by short links, and ignores links that are short', () => {
    const { savings } = analyzeText(`${'a'.repeat(120)} ${LINK}.`);
    expect(savings.shortenLinks).toEqual({ encoding: 'gsm7', units: 144, parts: 1, savedParts: 1 });
    expect(analyzeText('See http://a.kz/b').savings.shortenLinks).toBeNull();
  });

  it('handles any text, and its positions contain the character', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 200 }), (text) => {
        const signs = Array.from(composeText(text));
        const { characters, unicodeCharacters, encoding } = analyzeText(text);
        expect(characters).toBe(signs.length);
        expect(encoding === 'gsm7').toBe(unicodeCharacters.length === 0);
        for (const { character, positions } of unicodeCharacters) {
          expect(positions.map((position) => signs[position - 1])).toEqual(
            positions.map(() => character),
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('replaceLookAlikes', () => {
  it('writes quotes, dashes, spaces and the number sign in the GSM alphabet', () => {
    expect(replaceLookAlikes('«Order» №\u00a05 — ready…\u200b ‘ok’')).toBe(
      '"Order" No 5 - ready... \'ok\'',
    );
  });

  it('makes an English text with a Cyrillic letter Latin, and does not change Russian', () => {
    expect(replaceLookAlikes('Your сode: 12')).toBe('Your code: 12');
    expect(replaceLookAlikes('Заказ №5 «готов»')).toBe('Заказ No5 "готов"');
  });

  it.each([
    ['soft hyphen', '\u00ad'],
    ['embedding', '\u202a'],
    ['override', '\u202e'],
    ['end of embedding', '\u202c'],
    ['isolate', '\u2066'],
    ['end of isolate', '\u2069'],
    ['joiner', '\u200d'],
    ['non-joiner', '\u200c'],
    ['variation selector', '\ufe0f'],
    ['invisible times', '\u2062'],
    ['invisible plus', '\u2064'],
    ['Mongolian separator', '\u180e'],
    ['filler', '\u3164'],
    ['Arabic letter mark', '\u061c'],
    ['combining joiner', '\u034f'],
    ['tag', '\u{e0041}'],
  ])('removes an invisible mark: %s', (_title, mark) => {
    expect(replaceLookAlikes(`Call ${mark}+77011234567${mark}`)).toBe('Call +77011234567');
    expect(replaceLookAlikes(`Звоните ${mark}+7`)).toBe('Звоните +7');
    expect(analyzeText(`a${mark}`).unicodeCharacters).toMatchObject([{ replacement: '' }]);
  });

  it.each([
    '👨\u200d👩\u200d👧 ok',
    '❤\ufe0f',
    'می\u200cخواهم',
    'क्\u200dष',
    'אבג \u200e12',
    '5\ufe0f\u20e3',
  ])('keeps the marks that %s requires', (text) => {
    expect(replaceLookAlikes(text)).toBe(text);
  });

  it('composes a text before it replaces characters', () => {
    expect(replaceLookAlikes('Cafe\u0301')).toBe('Café');
    expect(replaceLookAlikes('Cafe\u200b\u0301 c\u0327a')).toBe('Café ca');
  });

  it('keeps the GSM alphabet and returns only characters of it', () => {
    for (const { signs, replacement } of atLeastOne(LOOK_ALIKES)) {
      expect(Array.from(signs).filter(isGsmSign)).toEqual([]);
      expect(Array.from(replacement as string).every(isGsmSign)).toBe(true);
    }
    expect(Object.keys(TWIN_LETTERS).filter(isGsmSign)).toEqual([]);
    expect(Object.values(TWIN_LETTERS).every(isGsmSign)).toBe(true);
  });

  it('names each character once', () => {
    const signs = LOOK_ALIKES.flatMap((row) => Array.from(row.signs));
    expect(new Set(signs).size).toBe(signs.length);
  });

  it('returns its own output unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const once = replaceLookAlikes(text);
        expect(replaceLookAlikes(once)).toBe(once);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a text in decomposed form', () => {
  it.each([
    ['Café à Nimes', 'gsm7'],
    ['Мой район', 'ucs2'],
    ['ї'.repeat(70), 'ucs2'],
    ['Ñandú', 'ucs2'],
  ])('counts like its composed form: %s', (text, encoding) => {
    const analysis = analyzeText(text.normalize('NFD'));
    expect(analysis).toEqual(analyzeText(text));
    expect(analysis).toMatchObject({ encoding, parts: 1 });
  });

  it('has the same estimates as its composed form', () => {
    const decomposed = 'Мой й'.normalize('NFD');
    expect(estimateSentText({ text: decomposed, transliterate: 'translit' })).toBe('Moj j');
    expect(estimateSentText({ text: decomposed })).toBe('Мой й');
    expect(analyzeText(decomposed).savings.transliterate).toMatchObject({ encoding: 'gsm7' });
  });
});

describe('findCostWarning', () => {
  const warn = (text: string, others = {}) => findCostWarning({ channel: 'sms', text, ...others });

  it.each([
    ['three parts', 'a'.repeat(459), {}],
    ['four characters outside the GSM alphabet', 'жжжж', {}],
    ['a text that is cut to three parts', 'a'.repeat(460), { maxParts: 3 }],
    ['a call', '№1', { channel: 'voice' }],
    ['a text that is transliterated', 'Да', { transliterate: 'translit' }],
  ])('returns nothing for %s', (_title, text, others) => {
    expect(warn(text, others)).toBeNull();
  });

  it('reports more than three parts', () => {
    expect(warn('a'.repeat(460))).toEqual({ parts: 4, extraCharacters: [] });
    expect(warn('ж'.repeat(202), { channel: 'flashSms' })).toEqual({
      parts: 4,
      extraCharacters: [],
    });
  });

  it('reports fewer than four characters that make a text UCS-2', () => {
    expect(warn('Order №5 — №6')).toEqual({ parts: null, extraCharacters: ['№', '—'] });
  });

  it('uses the text as the gateway changes it', () => {
    const long = `${'a'.repeat(430)} ${LINK}`;
    expect(warn(long)).not.toBeNull();
    expect(warn(long, { shortenLinks: true })).toBeNull();
    expect(estimateSentText({ text: 'Щука', transliterate: 'mpaHcLum' })).toBe('Schyka');
    expect(measureText(estimateSentText({})).parts).toBe(1);
  });
});
