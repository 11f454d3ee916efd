import fc from 'fast-check';
import { formatProblem } from '../../../protocol/format-problem';
import { parseOneRecipient, parseRecipients } from '../../../protocol/numbers/parse-recipients';
import { cleanPhone, isGroup } from '../../../protocol/numbers/subscriber';
import { inWords } from '../../support/in-words';

describe('parseRecipients', () => {
  it.each([
    ['one number', '+77011234567', ['+77011234567']],
    ['a written number', '+7 (701) 123-45-67', ['+77011234567']],
    ['other dashes and no-break spaces', '8\u00a0701\u2013123\u201145\u221267', ['87011234567']],
    ['a bracketed plus', '(+7)7011234567', ['+77011234567']],
    ['invisible marks', '\u202a+77011234567\u202c', ['+77011234567']],
    ['comma, semicolon, line breaks', '1, 2;3\n4\r\n5', ['1', '2', '3', '4', '5']],
    ['empty pieces', ' ,1, ; ,\n2', ['1', '2']],
    ['repetitions in their order', '2, 1, 2', ['2', '1', '2']],
    ['a number', 77011234567, ['77011234567']],
    ['a bigint', 77011234567n, ['77011234567']],
    ['an array of texts and numbers', ['1, 2', 3, '+4'], ['1', '2', '3', '+4']],
    ['groups', 'G12,g7', ['G12', 'G7']],
    ['an address', ' a-b@example.com ', ['a-b@example.com']],
    ['a Telegram name', '@ivan_p', ['@ivan_p']],
    ['a number that no plan has', '12345678901234', ['12345678901234']],
  ])('reads %s', (_what, value, expected) => {
    expect(parseRecipients(value)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', "'to' is empty"],
    [undefined, "'to' is empty"],
    [null, "'to' is empty"],
    [[], "'to' is empty"],
    [' ,;\n', "'to' is empty"],
    ['1, none ,2', `Recipient 1 of 'to' is not clearly a phone number: "1"`],
    ['+77011234567, none', `Recipient 2 of 'to' has no digits and is not an address: "none"`],
    ['7701abc', `Recipient 1 of 'to' is not clearly a phone number: "7701abc"`],
    ['#12345', `Recipient 1 of 'to' is not clearly a phone number: "#12345"`],
    ['-', `Recipient 1 of 'to' has no digits and is not an address: "-"`],
    [['1', ['2']], "Entry 2 of 'to' is neither text nor a whole number: a value of type array"],
    [[{}], "Entry 1 of 'to' is neither text nor a whole number: a value of type object"],
    [[null, undefined, ''], "'to' is empty"],
    [[null, '+77011234567', true], "Entry 3 of 'to' is neither text nor a whole number: true"],
    [1.5, "'to' is neither text nor a whole number: 1.5"],
    [-7, "'to' is neither text nor a whole number: -7"],
    [-7n, "'to' is neither text nor a whole number: -7"],
    [true, "'to' is neither text nor a whole number: true"],
  ])('rejects %j', (value, text) => {
    expect(inWords(parseRecipients(value))).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter: 'to', text },
    });
  });

  it('shows only the start of a long value', () => {
    const parsed = parseRecipients('x'.repeat(5000));
    expect(parsed.ok ? 0 : formatProblem(parsed.problem).text.length).toBeLessThan(150);
  });

  it('accepts names without a digit only when the channel has nicknames', () => {
    const names = ['ivan', '#12345', '@ivan_p', 'x12', 'https://t.me/ivan'];
    expect(parseRecipients(names.join(), { acceptsNicknames: true })).toEqual({
      ok: true,
      value: names,
    });
    expect(parseRecipients('ivan')).toMatchObject({ ok: false });
  });

  it('reads its own output unchanged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'0123+-() gG@a,;.\'"/[]E\n\u200b') })),
        (value) => {
          const parsed = parseRecipients(value);
          if (parsed.ok) expect(parseRecipients(parsed.value)).toEqual(parsed);
        },
      ),
    );
  });
});

const ONE = ['+77011234567'];

/** Numbers as people and spreadsheets write them; read without and with a default country. */
describe('a cell with recipients', () => {
  it.each([
    ['77011234567.0'],
    ['77011234567,0'],
    ['77011234567.00'],
    ['77011234567,00'],
    ['7 701 123 45 67,00'],
    ['77,011,234,567'],
    ['77,011,234,567.00'],
    ['77.011.234.567'],
    ['77.011.234.567,0'],
    ["77'011'234'567"],
    ['77\u2019011\u2019234\u2019567'],
    ['77\u202f011\u202f234\u202f567'],
    ['77\u00a0011\u00a0234\u00a0567,00'],
    ['7.7011234567E+10'],
    ['7,7011234567E+10'],
    ['="77011234567"'],
    ["'77011234567"],
    ['["77011234567"]'],
    ['[77011234567]'],
    ["['77011234567']"],
    ['77011234567, доб. 12'],
    ['77011234567 доб 12'],
    ['77011234567 (доб. 12)'],
    ['77011234567, добавочный 12'],
    ['77011234567 внутр. 12'],
    ['77011234567 вн. тел. 12'],
    ['77011234567, ext. 12'],
    ['77011234567 extension 12'],
    ['77011234567 x12'],
    ['77011234567#12'],
    ['77011234567p12'],
    ['7 (701) 123-45-67 (12)'],
    ['77011234567;ext=12'],
    ['7 (0) 701 123 45 67'],
    ['tel:77011234567'],
    ['моб. 7 701 123 45 67'],
    ['\u096d\u096d\u0966\u0967\u0967\u0968\u0969\u096a\u096b\u096c\u096d'],
    ['\u09ed\u09ed\u09e6\u09e7\u09e7\u09e8\u09e9\u09ea\u09eb\u09ec\u09ed'],
    ['\u06f7\u06f7\u06f0\u06f1\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7'],
  ])('contains one number: %s', (cell) => {
    expect(parseRecipients(cell)).toEqual({ ok: true, value: ['77011234567'] });
    expect(parseRecipients(cell, { country: 'UZ' })).toEqual({ ok: true, value: ONE });
    expect(parseRecipients(cell, { acceptsNicknames: true })).toMatchObject({ ok: true });
  });

  it.each([
    ['+49 (0)151 23456789', '+4915123456789'],
    ['0049 (0) 151 23456789', '+4915123456789'],
    ['(+49)(0)151-23456789', '+4915123456789'],
    ['+44 (0)20 7183 8750', '+442071838750'],
    ['+48 (0) 512 345 678', '+48512345678'],
    ['+34 (0) 612 34 56 78', '+34612345678'],
    ['+420 (0) 601 123 456', '+420601123456'],
    ['+998 (8) 90 123 45 67', '+998901234567'],
    ['+992 (8) 917 12 34 56', '+992917123456'],
    ['+39 (0)6 1234 5678', '+390612345678'],
    ['+52 1 55 1234 5678', '+525512345678'],
    ['00 7 701 123 45 67', '+77011234567'],
    ['+7.7011234567', '+77011234567'],
    ['4915123456789.0', '4915123456789'],
    ['86 13912345678', '8613912345678'],
    ['+1 (202) 555-0123 ext 7', '+12025550123'],
  ])('reads %s as %s', (cell, phone) => {
    expect(parseRecipients(cell)).toEqual({ ok: true, value: [phone] });
  });

  it.each([
    ['+77011234567 +77017654321'],
    ['+7 701 123 45 67 +7 701 765 43 21'],
    ['+77011234567/+77017654321'],
    ['+7 701 123-45-67 / +7 701 765-43-21'],
    ['["+77011234567","+77017654321"]'],
    ['["+77011234567, +77017654321"]'],
    ["['+77011234567', '+77017654321']"],
    ['[+77011234567; +77017654321]'],
    ['+77,011,234,567, +77,017,654,321'],
    ['+77011234567, доб. 5, +77017654321 ext. 6'],
    ['+77011234567,0;+77017654321,0'],
    ['+77011234567\uff0c+77017654321'],
    ['"+77011234567","+77017654321"'],
    ['тел. +7 701 123-45-67, моб. +7 701 765-43-21'],
  ])('contains two numbers: %s', (cell) => {
    const value = ['+77011234567', '+77017654321'];
    expect(parseRecipients(cell)).toEqual({ ok: true, value });
    expect(parseRecipients(cell, { country: 'KZ' })).toEqual({ ok: true, value });
  });

  it.each([
    ['4,41E+11', '4,41E+11'],
    ['7.70E+10', '7.70E+10'],
    ['[4.41E+11]', '[4.41E+11]'],
    ['7,7\u0415+10', '7,7\u0415+10'],
    ['+7 495 123-45-67, 12', '12'],
    ['77011234567,5', '5'],
    ['77011234567;0', '0'],
    ['77011234567.5', '77011234567.5'],
    ['77011234567 5', '77011234567 5'],
    ['77011234567-0', '77011234567-0'],
    ['5 77011234567', '5 77011234567'],
    ['+7 701 123 45 67/68', '+7 701 123 45 67/68'],
    ['77,01', '77'],
    ['123,456,789', '123'],
    ['8 701 123 45 67 8 701 765 43 21', '8 701 123 45 67 8 701 765 43 21'],
    ['+77011234567*12', '+77011234567*12'],
    ['G 12', 'G 12'],
    ['доб. 12', 'доб. 12'],
    ['ext 12', 'ext 12'],
    ['77011234567 (Anna)', '77011234567 (Anna)'],
    ['[{"phone":"77011234567"}]', '[{"phone":"77011234567"}]'],
  ])('is rejected by name: %s', (cell, named) => {
    for (const rules of [{}, { country: 'KZ' }, { acceptsNicknames: true }] as const) {
      const parsed = parseRecipients(cell, rules);
      expect(parsed).toMatchObject({ ok: false, problem: { parameter: 'to' } });
      if (!parsed.ok) expect(formatProblem(parsed.problem).text).toContain(JSON.stringify(named));
    }
  });

  it('never becomes a group or another number', () => {
    const noise = fc.string({ unit: fc.constantFrom(...' .,;/()+-#xG0125"\'[]E'), maxLength: 8 });
    fc.assert(
      fc.property(noise, noise, (before, behind) => {
        const parsed = parseRecipients(`${before} +77011234567 ${behind}`);
        if (!parsed.ok) return;
        const others = parsed.value.filter((one) => one !== '+77011234567' && !isGroup(one));
        expect(parsed.value).toContain('+77011234567');
        // Only a number that is clearly separate.
        for (const one of others) expect(one.replace(/\D/g, '').length).toBeGreaterThan(6);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('cleanPhone', () => {
  it.each([
    ['+7 701', '+7701'],
    ['g5', 'G5'],
    ['', ''],
    ['7+7', '7+7'],
  ])('converts %j to %j', (value, cleaned) => {
    expect(cleanPhone(value)).toBe(cleaned);
  });
});

/** Text beside a number, or in a neighbouring column, adds no digit to a recipient. */
describe('a cell without a clear number', () => {
  it.each([
    ['a raised numeral', '+380671234567\u00b2'],
    ['a lowered numeral', '+998901234567\u2081'],
    ['a circled numeral', '996555123456\u2460'],
    ['a numeral with a full stop', '77011234567\u2488'],
    ['a numeral in brackets', '+995555123456\u2474'],
    ['raised numerals and a plus', '+7701\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077'],
    ['a fraction', '+7701123456\u00bd7'],
    ['the sign of a day', '7701123456\u33e0'],
    ['a date', '2024-01-31'],
    ['a date with full stops', '31.01.2024'],
    ['a short date', '31.01.24'],
    ['an American date', '12-31-2024'],
    ['a host address', '192.168.100.200'],
    ['a country that begins with 0', '+0671234567'],
    ['an exit code with a plus', '+007 701 1234567'],
  ])('is rejected by name: %s', (_what, cell) => {
    const problem = { parameter: 'to', text: expect.stringContaining('is not clearly a phone') };
    for (const country of [undefined, 'UA', 'KZ', 'UZ', 'DE'] as const) {
      expect(inWords(parseRecipients(cell, { country }))).toMatchObject({ ok: false, problem });
    }
  });
});

describe('parseOneRecipient', () => {
  it.each([
    ['+7 (701) 123-45-67', '+77011234567'],
    ['77011234567.0', '77011234567'],
    ['77011234567,00', '77011234567'],
    ['77,011,234,567', '77011234567'],
    ['7.7011234567E+10', '77011234567'],
    ['+49 (0)30 901820', '+4930901820'],
    ['+7 701 123-45-67, доб. 12', '+77011234567'],
    ['a-b@example.com', 'a-b@example.com'],
  ])('reads %j', (given, expected) => {
    expect(parseOneRecipient('phone', given)).toEqual({ ok: true, value: expected });
  });

  it.each([
    [' ', "'phone' is empty"],
    ['Anna', `'phone' is not a phone number: "Anna"`],
    ['7701abc', `'phone' is not a phone number: "7701abc"`],
    ['+77011234567; +77011234568', `'phone' is not one number: "+77011234567; +77011234568"`],
    ['7.7E+10', `'phone' lost digits in a spreadsheet: "7.7E+10"`],
  ])('rejects %j', (given, text) => {
    const read = parseOneRecipient('phone', given);
    expect(inWords(read)).toMatchObject({ ok: false, problem: { parameter: 'phone', text } });
  });
});
