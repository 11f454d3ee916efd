import { parseJson } from '../../../protocol/wire/json';

describe('parseJson', () => {
  it.each([
    ['{"id":12345678901234567890}', { id: '12345678901234567890' }],
    ['{"id": -9007199254740993 }', { id: '-9007199254740993' }],
    ['[9007199254740993,1]', ['9007199254740993', 1]],
    ['[\n9007199254740993\n]', ['9007199254740993']],
    ['[{"phones":[{"id":9007199254740993}]}]', [{ phones: [{ id: '9007199254740993' }] }]],
    ['{"id":9007199254740991}', { id: 9007199254740991 }],
    ['{"cost":1.12345678901234567890}', { cost: 1.1234567890123457 }],
    ['{"a":12345678901234567890.5}', { a: 12345678901234567000 }],
    ['{"a":12345678901234567890e1}', { a: 123456789012345680000 }],
  ])('keeps the digits of long integers in %s', (text, value) => {
    expect(parseJson(text)).toEqual({ ok: true, value });
  });

  it('leaves long digits inside texts alone', () => {
    const value = {
      mes: 'code: 12345678901234567890, "\\ 12345678901234567890"',
      imsi: '250023012345678',
    };
    expect(parseJson(JSON.stringify(value))).toEqual({ ok: true, value });
  });

  it.each([
    ['{"a":1', 'damaged JSON'],
    [' [1,', 'damaged JSON'],
    ['{"a":1}}', 'damaged JSON'],
    ['{"a":12345678901234567890', 'damaged JSON'],
    ['OK', 'text that is not JSON'],
    ['', 'text that is not JSON'],
    ['['.repeat(200_000) + ']'.repeat(200_000), 'damaged JSON'],
  ])('refuses %.40s as %s', (text, reason) => {
    expect(parseJson(text)).toEqual({ ok: false, reason });
  });
});
