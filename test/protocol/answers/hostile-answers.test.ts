import fc from 'fast-check';
import { readBalanceResponse } from '../../../protocol/endpoints/balance';
import { readOperatorResponse } from '../../../protocol/endpoints/info';
import { readSendResponse } from '../../../protocol/endpoints/send-response';
import { readDeleteResponse, readStatusResponse } from '../../../protocol/endpoints/status';
import type { Result } from '../../../protocol/result';
import { CHARSETS, type Charset } from '../../../protocol/wire/charset';
import type { ResponseContext, ResponseFormat } from '../../../protocol/wire/request';
import { atLeastOne } from '../../support/at-least-one';

const KEYS = [{ id: '42', phone: '77011234567' }];
const READERS: readonly ((context: ResponseContext) => Result<unknown>)[] = [
  ...([0, 1, 2, 3] as const).map(
    (cost) => (context: ResponseContext) => readSendResponse(context, { cost }),
  ),
  ...([0, 1, 2] as const).flatMap((detail) =>
    [false, true].map(
      (multiple) => (context: ResponseContext) =>
        readStatusResponse(context, { detail, multiple, keys: KEYS }),
    ),
  ),
  readDeleteResponse,
  readBalanceResponse,
  readOperatorResponse,
];
const FORMATS: readonly ResponseFormat[] = [0, 1, 2, 3];

/** The results of every reader for a body, whatever was requested. The test fails if one throws. */
function readAll(bytes: Uint8Array, charsets: readonly Charset[] = ['utf-8']): Result<unknown>[] {
  return FORMATS.flatMap((format) =>
    charsets.flatMap((charset) => READERS.map((read) => read({ bytes, format, charset }))),
  );
}

const GENUINE = [
  'Status = 1, check_time = 08.10.2010 11:55:41, err = 0, phone = 77011234567, message = a, comment = b, type = 0',
  '1,1286524541,0,1286524500,77011234567,1.40,SMSC,OK,a,b,0',
  '<list><sms><status>1</status><err>0</err><id>42</id></sms></list>',
  '[{"status":1,"err":0,"id":42,"phone":"77011234567"}]',
  '<result><id>42</id><cnt>1</cnt><phones><phone>77011234567</phone></phones></result>',
  '{"id":42,"cnt":1,"phones":[{"phone":"77011234567","cost":"1.40"}]}',
  'OK - 1 SMS, ID - 42',
  '{"country":"K","operator":"B","tz":5}',
  '<balance>250.80</balance>',
  'ERROR = 7 (invalid number), ID - 42',
];

describe('hostile responses', () => {
  it.each([
    ['blanks', ' '],
    ['line breaks', '\n'],
    ['tabs and line breaks', '\t\r\n'],
    ['wide blanks', '\u3000'],
  ])('with an endless %s in an error take linear time', (_title, blank) => {
    const bytes = Buffer.from(`ERROR${blank.repeat(200_000)}x, ID - 42`);
    const before = process.cpuUsage();
    readBalanceResponse({ bytes, format: 3, charset: 'utf-8' });
    // A quadratic implementation took more than a minute.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(5000);
  });

  it('never make a reader throw: random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => void readAll(bytes, CHARSETS)),
    );
  });

  it('never make a reader throw: real responses with bytes changed, removed and duplicated', () => {
    const change = fc.record({
      text: fc.constantFrom(...GENUINE),
      at: fc.nat(120),
      length: fc.nat(12),
      insert: fc.string({ unit: fc.constantFrom(...'<>&"{}[],:=-\n0\u0000я'), maxLength: 6 }),
    });
    fc.assert(
      fc.property(change, ({ text, at, length, insert }) => {
        readAll(Buffer.from(text.slice(0, at) + insert + text.slice(at + length)));
      }),
    );
  });

  it.each(GENUINE)('never make a reader throw: %s, cut off anywhere', (text) => {
    const results = Array.from(text, (_character, end) => readAll(Buffer.from(text.slice(0, end))));
    expect(results).toHaveLength(text.length);
  });

  it.each([
    ['[', 100_000],
    ['{"a":', 100_000],
    ['<a>', 50_000],
    ['<a/>', 10_000],
    [',', 1_000_000],
    [', message = ', 50_000],
    [', type = 1', 50_000],
    ['\n1,2,3', 10_000],
    ['a \n', 300_000],
    ['-', 1_000_000],
    ['1', 1_000_000],
    ['"\\', 300_000],
    ['[1234567890123456,"\\"', 50_000],
    ['&lt;', 300_000],
    [' ', 10_000_000],
    ['x', 10_000_000],
  ])('never make a reader hang: %j, %i times', (piece, count) => {
    const bytes = Buffer.from(piece.repeat(count));
    for (const format of FORMATS) {
      const context = { bytes, format, charset: 'utf-8' } as const;
      const asked = { detail: 1, multiple: true, keys: KEYS } as const;
      expect(readStatusResponse(context, asked).ok).toBe(false);
      expect(readOperatorResponse(context).ok).toBe(false);
      readSendResponse(context, { cost: 0 });
    }
  });

  it('do not change prototypes', () => {
    for (const text of [
      '{"__proto__":{"polluted":1},"status":1}',
      '[{"status":1,"constructor":{"prototype":{"polluted":1}}}]',
      '<sms><__proto__>1</__proto__><status>1</status></sms>',
      'Status = 1, __proto__ = polluted, constructor = polluted',
    ]) {
      readAll(Buffer.from(text));
    }
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('do not appear in problems', () => {
    const results = GENUINE.flatMap((text) => readAll(Buffer.from(`${text} <hunter2>`)));
    const problems = results.flatMap((result) => (result.ok ? [] : [result.problem]));
    for (const problem of atLeastOne(problems)) {
      expect(JSON.stringify(problem)).not.toContain('hunter2');
    }
  });
});
