import fc from 'fast-check';
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

  it('keeps long digits inside texts', () => {
    const value = {
      mes: 'code: 12345678901234567890, "\\ 12345678901234567890"',
      imsi: '250023012345678',
    };
    expect(parseJson(JSON.stringify(value))).toEqual({ ok: true, value });
  });

  it.each([
    ['a line break', '{"mes":"a\nb"}', { mes: 'a\nb' }],
    ['a Windows line break', '[{"mes":"a\r\nb"},{"mes":"c"}]', [{ mes: 'a\r\nb' }, { mes: 'c' }]],
    ['a tab', '{"mes":"\ta"}', { mes: '\ta' }],
    ['a NUL', '{"mes":"a\u0000"}', { mes: 'a\u0000' }],
    ['an escape', '{"phone":"\u001b[0m"}', { phone: '\u001b[0m' }],
    ['device controls', '{"operator":"MTS\u001e\u0006"}', { operator: 'MTS\u001e\u0006' }],
    ['one behind an escaped quote', '{"a":"\\"\n\\\\"}', { a: '"\n\\' }],
    ['one in a name', '{"a\nb":1}', { 'a\nb': 1 }],
    [
      'one beside a long integer',
      '{"id":9007199254740993,"a":"\n"}',
      { id: '9007199254740993', a: '\n' },
    ],
  ])('reads a text that contains %s unchanged', (_title, text, value) => {
    expect(parseJson(text)).toEqual({ ok: true, value });
  });

  it('reads any texts whose control characters were not escaped', () => {
    const controls = fc.string({
      unit: fc.oneof(
        fc.integer({ min: 0, max: 31 }).map((code) => String.fromCharCode(code)),
        fc.constantFrom('"', '\\', 'a', 'я', '😀'),
      ),
    });
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.nat(), mes: controls })), (records) => {
        const raw = JSON.stringify(records).replace(
          /\\(?:u00([01][0-9a-f])|([nrtbf])|.)/g,
          (escape, hex?: string, letter?: string) => {
            if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
            return letter === undefined ? escape : (JSON.parse(`"${escape}"`) as string);
          },
        );
        expect(parseJson(raw)).toEqual({ ok: true, value: records });
      }),
    );
  });

  it.each([
    ['{"mes":"say "yes"\n"}', 'damaged JSON'],
    ['{"mes":"C:\\dir\n"}', 'damaged JSON'],
    ['{"mes":"a\\\n"}', 'damaged JSON'],
    ['{"a":1\u0001}', 'damaged JSON'],
    ['{"a":1', 'damaged JSON'],
    [' [1,', 'damaged JSON'],
    ['{"a":1}}', 'damaged JSON'],
    ['{"a":12345678901234567890', 'damaged JSON'],
    ['OK', 'text that is not JSON'],
    ['', 'text that is not JSON'],
    ['['.repeat(200_000) + ']'.repeat(200_000), 'damaged JSON'],
  ])('rejects %.40s as %s', (text, reason) => {
    expect(parseJson(text)).toEqual({ ok: false, reason });
  });

  it.each([
    ['a fraction', '.5'],
    ['an exponent', 'e1'],
    ['nothing', ''],
  ])('takes linear time for endless digits before %s, beside a long integer', (_title, end) => {
    const text = `[12345678901234567890,${'1'.repeat(60_000)}${end}]`;
    const before = process.cpuUsage();
    expect(parseJson(text)).toMatchObject({ ok: true });
    const { user } = process.cpuUsage(before);
    expect(user / 1000).toBeLessThan(1000);
  });
});
