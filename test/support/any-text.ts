import fc from 'fast-check';

const SURROGATES_BEGIN = 0xd800;
const SURROGATES_COUNT = 0x800;

/**
 * Every code point, for `fc.string({ unit: anyCodePoint })`. The same as fast-check's unit `binary`,
 * for which it fills a table of a million entries in each test file.
 */
export const anyCodePoint: fc.Arbitrary<string> = fc.nat(0x10ffff - SURROGATES_COUNT).map(
  (index) => String.fromCodePoint(index < SURROGATES_BEGIN ? index : index + SURROGATES_COUNT),
  (value) => {
    const code = typeof value === 'string' ? value.codePointAt(0) : undefined;
    if (code === undefined || String.fromCodePoint(code) !== value) {
      throw new Error('This is not one code point');
    }
    return code < SURROGATES_BEGIN ? code : code - SURROGATES_COUNT;
  },
);
