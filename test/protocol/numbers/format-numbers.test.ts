import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';
import { formatNumbers } from '../../../protocol/numbers/format-numbers';
import { checkCountry } from '../../../protocol/numbers/parse-recipients';
import { problemOf, valueOf } from '../../support/results';

type Country = NonNullable<Parameters<typeof formatNumbers>[1]>;

/** The input, the default country, the result. */
const SPELLINGS: readonly (readonly [written: unknown, country: Country | '', result: string])[] = [
  // Every spelling of one number.
  ['+77011234567', '', '+77011234567'],
  ['77011234567', '', '+77011234567'],
  [77011234567, '', '+77011234567'],
  [77011234567n, '', '+77011234567'],
  ['+7 (701) 123-45-67', '', '+77011234567'],
  ['+7\u00a0701\u2011123\u201345\u221267', '', '+77011234567'],
  ['8 701 123 45 67', 'KZ', '+77011234567 trunkPrefixReplaced'],
  ['8 701 123 45 67', '', '+77011234567 trunkPrefixReplaced'],
  ['+8 701 123 45 67', '', '+77011234567 trunkPrefixReplaced'],
  ['+7 8 701 123 45 67', '', '+77011234567 trunkPrefixReplaced'],
  ['7011234567', 'KZ', '+77011234567 countryAdded'],
  ['701.123.45.67', 'KZ', '+77011234567 countryAdded'],
  ['00 7 701 123 45 67', 'KZ', '+77011234567 prefix00Replaced'],
  ['\uff0b\uff17\uff17\uff10\uff11\uff11\uff12\uff13\uff14\uff15\uff16\uff17', '', '+77011234567'],
  ['\u0667\u0667\u0660\u0661\u0661\u0662\u0663\u0664\u0665\u0666\u0667', '', '+77011234567'],
  ['\u202a+77011234567\u202c', '', '+77011234567'],
  ['тел.: 8(701)1234567', 'KZ', '+77011234567 labelRemoved trunkPrefixReplaced'],
  ['tel:+77011234567', '', '+77011234567 labelRemoved'],
  ['+77011234567 доб. 12', '', '+77011234567 extensionRemoved'],
  ['+77011234567;ext=12', '', '+77011234567 extensionRemoved'],
  // The rule of 8 applies before Vietnam, and the default country before Germany.
  ['89161234567', 'RU', '+79161234567 trunkPrefixReplaced'],
  ['84951234567', 'RU', '+74951234567 trunkPrefixReplaced'],
  ['4951234567', 'RU', '+74951234567 countryAdded'],
  ['88001234567', 'RU', '+78001234567 trunkPrefixReplaced'],
  ['87011234567', 'RU', '+77011234567 trunkPrefixReplaced'],
  // Numbers of other countries stay unchanged.
  ['380501234567', 'RU', '+380501234567'],
  ['+380501234567', 'RU', '+380501234567'],
  ['998901234567', 'KZ', '+998901234567'],
  ['810 49 171 2345678', 'RU', '+491712345678 countryAdded'],
  ['0501234567', 'UA', '+380501234567 countryAdded'],
  ['80501234567', 'UA', '+380501234567 trunkPrefixReplaced'],
  ['80291234567', 'BY', '+375291234567 trunkPrefixReplaced'],
  ['8 90 123 45 67', 'UZ', '+998901234567 trunkPrefixReplaced'],
  ['8 917 12 34 56', 'TJ', '+992917123456 trunkPrefixReplaced'],
  ['0011 44 20 7183 8750', 'AU', '+442071838750 countryAdded'],
  ['+52 1 55 1234 5678', '', '+525512345678 trunkPrefixReplaced'],
  ['+48 (0) 512 345 678', '', '+48512345678 trunkPrefixReplaced'],
  ['+7 (0) 701 123 45 67', '', '+77011234567 trunkPrefixReplaced'],
  ['+39 (0)6 1234 5678', '', '+390612345678'],
  ['77,011,234,567', '', '+77011234567 separatorsRemoved'],
  ['+77011234567, доб. 12', '', '+77011234567 extensionRemoved'],
  // Damage by spreadsheets.
  ['77011234567.0', '', '+77011234567 decimalsRemoved'],
  ['77011234567,0', '', '+77011234567'],
  ["'77011234567", '', '+77011234567 quotesRemoved'],
  ['="77011234567"', '', '+77011234567 quotesRemoved'],
  ['7.7011234567E+10', '', '+77011234567 scientificNotation'],
  ['7,7011234567E+10', '', '+77011234567 scientificNotation'],
  ['7.9991E+10', '', '+79991000000 scientificNotation digitsLost'],
  ['7,9991e10', 'RU', '+79991000000 scientificNotation digitsLost'],
  // The gateway decides about numbers outside every numbering plan.
  ['7011234567', '', '7011234567'],
  ['12345678901234', '', '12345678901234'],
  ['12345678901234', 'KZ', '12345678901234'],
  ['+79', 'KZ', '+79'],
  ['+7123', 'KZ', '+7123'],
  ['+71234567', 'KZ', '+71234567'],
  ['5551234567', 'RU', '+75551234567 countryAdded'],
  ['2288', 'KZ', '2288'],
  ['g12', 'KZ', 'G12'],
  ['ann@example.com', 'KZ', 'ann@example.com'],
  ['@nick', 'KZ', '@nick'],
  ['#123', 'KZ', '#123'],
  ['user77011234567', 'KZ', 'user77011234567'],
  ['1-800-FLOWERS', 'US', '1-800-FLOWERS'],
  ['7'.repeat(21), 'KZ', '7'.repeat(21)],
];

const format = (written: unknown, country: Country | '' = '') =>
  formatNumbers(written, country === '' ? undefined : country);
const phones = (written: unknown, country: Country | '' = '') =>
  format(written, country).map(({ phone }) => phone);

describe('formatNumbers', () => {
  it.each(SPELLINGS)('formats %p with the country %p as %s', (written, country, result) => {
    const [first, ...others] = format(written, country);
    expect(others).toEqual([]);
    expect([first?.phone, ...(first?.repairs ?? [])].join(' ')).toBe(result);
  });

  it('returns the country and the line type', () => {
    const told = (written: string) =>
      format(written, 'KZ').map(({ kind, isValid, country, lineType }) =>
        [kind, isValid, country, lineType].join(' '),
      );
    expect(told('+77011234567, 8 727 250 00 00, +78001234567, +12125552368')).toEqual([
      'number true KZ mobile',
      'number true KZ fixedLine',
      'number true RU tollFree',
      'number true US fixedLineOrMobile',
    ]);
    expect(told('5551234567; 2288; G12; ann@example.com; @nick')).toEqual([
      'number false  ',
      'shortNumber   ',
      'group   ',
      'email   ',
      'name   ',
    ]);
  });

  it('returns the parts of a number, and an extension that no message can reach', () => {
    expect(format('8 (701) 123-45-67 ext. 12', 'KZ')).toEqual([
      {
        input: '8 (701) 123-45-67 ext. 12',
        kind: 'number',
        phone: '+77011234567',
        isValid: true,
        country: 'KZ',
        callingCode: '7',
        nationalNumber: '7011234567',
        reason: null,
        lineType: 'mobile',
        extension: '12',
        repairs: ['extensionRemoved', 'trunkPrefixReplaced'],
      },
    ]);
  });

  it.each([
    ['87011234567, 8 702 123 45 67; 87051234567'],
    ['87011234567\r\n87021234567\n87051234567'],
    ['8 701 123-45-67 / 8 702 123-45-67/87051234567'],
    ['87011234567 и 87021234567 или 87051234567'],
    ['87011234567 87021234567\t87051234567'],
    [[87011234567, '87021234567|87051234567']],
  ])('finds three numbers in %j', (cell) => {
    expect(phones(cell, 'KZ')).toEqual(['+77011234567', '+77021234567', '+77051234567']);
  });

  it('keeps a slash within a number', () => {
    expect(format('8 701 123-45-67/68', 'KZ')).toHaveLength(1);
  });

  it.each([[' ,; '], [''], [null], [undefined], [{}], [NaN], [[]], [['', null]]])(
    'returns one row that is not valid for the empty input %j',
    (written) => {
      expect(format(written, 'KZ')).toEqual([
        {
          ...{ input: '', kind: 'empty', phone: null, isValid: false, reason: 'empty' },
          ...{ country: null, callingCode: null, nationalNumber: null, lineType: null },
          ...{ extension: null, repairs: [] },
        },
      ]);
    },
  );

  it('finds the mobile example of every country, as it is written in that country', () => {
    const wrong: string[] = getCountries().flatMap((country) => {
      const example = getExampleNumber(country, examples);
      if (example === undefined) return [];
      const spellings = [example.formatNational(), example.formatInternational(), example.number];
      return spellings.filter((text) => phones(text, country).join() !== example.number);
    });
    expect(wrong).toEqual([]);
  });

  it('returns its own output unchanged', () => {
    const spelling = fc.constantFrom(...SPELLINGS.map(([written]) => String(written)));
    fc.assert(
      fc.property(fc.oneof(spelling, fc.string({ maxLength: 30 })), (text) => {
        for (const phone of phones(text, 'KZ')) {
          if (phone?.startsWith('+')) expect(phones(phone, 'KZ')).toEqual([phone]);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('checkCountry', () => {
  it('accepts two letters in either case, or none', () => {
    expect([' kz ', 'RU', ''].map((code) => valueOf(checkCountry(code)))).toEqual([
      'KZ',
      'RU',
      undefined,
    ]);
  });

  it.each(['7', 'Kazakhstan', 'XX'])('rejects %s', (code) => {
    expect(problemOf(checkCountry(code))).toMatchObject({
      kind: 'input',
      parameter: 'defaultCountry',
    });
  });
});
