import { split } from 'split-sms';
import { countParts, measureText } from '../../../protocol/text/parts';

/*
 * Our counts against those of an independent library. The texts come from a seeded generator and
 * not from fast-check, which would take minutes for as many.
 */
const TEXTS = 100_000;
const SEED = 20_260_101;

const BASIC = Array.from('abcXYZ 0189 @£$¥èÇ\nØÅΔ_ΦΓ!"#¤%&?¡ÄÖ§äöñüà');
const EXTENDED = Array.from('\f^{}\\[~]|€');
const CYRILLIC = Array.from('абвгдеёжзАБВ іїґқәң');
const STRANGERS = Array.from('«»—…№ç\u00a0`’漢');
const PAIRS = Array.from('😀🚀👍𝒳');
/** The characters of a text are drawn from these. */
const KINDS = [
  [BASIC],
  [BASIC, BASIC, BASIC, EXTENDED],
  [BASIC, EXTENDED],
  [CYRILLIC],
  [CYRILLIC, BASIC, EXTENDED],
  [CYRILLIC, CYRILLIC, PAIRS],
  [PAIRS, BASIC],
  [BASIC, BASIC, BASIC, BASIC, BASIC, BASIC, BASIC, STRANGERS],
];
/** Lengths around which one part becomes two, two become three, three become four. */
const BORDERS = [0, 35, 67, 70, 80, 134, 153, 160, 201, 306, 459];

/** Numbers from 0 to below `end`, the same ones in every run (mulberry32). */
function createDice(seed: number): (end: number) => number {
  let state = seed;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
}

/** This number of characters of a kind is drawn at once; texts are cut from them at random places. */
const DRAWN = 3000;
const TEXTS_OF_ONE_DRAW = 2000;

function createTexts(seed: number): () => string {
  const roll = createDice(seed);
  const pick = <Value>(values: readonly Value[]) => values[roll(values.length)] as Value;
  const draw = (kind: readonly string[][]) =>
    Array.from({ length: DRAWN }, () => pick(pick(kind))).join('');
  let drawn: string[] = [];
  let left = 0;
  return () => {
    if (left === 0) [drawn, left] = [KINDS.map(draw), TEXTS_OF_ONE_DRAW];
    left -= 1;
    const signs = pick(drawn);
    // The library is slow for long texts, so only every eighth ends near a border.
    const length = roll(8) === 0 ? Math.max(0, pick(BORDERS) + roll(7) - 3) : roll(24);
    const start = stepOffPair(signs, roll(DRAWN / 2));
    return signs.slice(start, stepOffPair(signs, start + length));
  };
}

/** The position itself, or the next one if it is within a surrogate pair. */
function stepOffPair(signs: string, place: number): number {
  return /[\udc00-\udfff]/.test(signs.charAt(place)) ? place + 1 : place;
}

/** The counts of the library under our names. */
function countByLibrary(text: string): ReturnType<typeof measureText> {
  const { characterSet, parts, bytes, remainingInPart } = split(text, { summary: true });
  const isGsm = characterSet === 'GSM';
  return {
    encoding: isGsm ? 'gsm7' : 'ucs2',
    units: isGsm ? bytes : bytes / 2,
    parts: parts.length,
    unitsLeft: remainingInPart,
  };
}

describe('measureText and the library split-sms', () => {
  it(`agree on encoding, units, parts and room left of ${TEXTS} random texts`, () => {
    const createText = createTexts(SEED);
    const seen = { gsm7: 0, ucs2: 0, several: 0 };
    const different: string[] = [];
    for (let count = 0; count < TEXTS; count += 1) {
      const text = createText();
      const ours = measureText(text);
      const theirs = countByLibrary(text);
      seen[ours.encoding] += 1;
      if (ours.parts > 1) seen.several += 1;
      const isEqual =
        ours.encoding === theirs.encoding &&
        ours.units === theirs.units &&
        ours.parts === theirs.parts &&
        ours.unitsLeft === theirs.unitsLeft;
      if (!isEqual) different.push(JSON.stringify(text));
    }
    expect(different.slice(0, 3)).toEqual([]);
    // The agreement is meaningful only if the texts are of all kinds.
    expect(seen.gsm7).toBeGreaterThan(TEXTS / 5);
    expect(seen.ucs2).toBeGreaterThan(TEXTS / 5);
    expect(seen.several).toBeGreaterThan(TEXTS / 20);
  });
});

describe('countParts', () => {
  it.each([
    ['', 1],
    ['a'.repeat(160), 1],
    ['a'.repeat(161), 2],
    ['a'.repeat(306), 2],
    ['a'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    // 153 is odd, so a part has room for 76 escaped signs and a septet stays free.
    [']'.repeat(152), 2],
    [']'.repeat(153), 3],
    ['ж'.repeat(70), 1],
    ['ж'.repeat(71), 2],
    ['ж'.repeat(134), 2],
    ['ж'.repeat(135), 3],
    ['😀'.repeat(35), 1],
    ['😀'.repeat(36), 2],
    ['😀'.repeat(66), 2],
    ['😀'.repeat(67), 3],
    ['a\r\n'.repeat(53), 1],
    [`${'a'.repeat(70)}№`, 2],
  ])('counts %j as GSM 03.38 defines', (text, parts) => {
    expect(countParts(text)).toBe(parts);
  });
});
