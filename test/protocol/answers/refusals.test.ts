import { readBalanceResponse } from '../../../protocol/endpoints/balance';
import { readOperatorResponse } from '../../../protocol/endpoints/info';
import { readSendResponse } from '../../../protocol/endpoints/send-response';
import { readDeleteResponse, readStatusResponse } from '../../../protocol/endpoints/status';
import type { Result } from '../../../protocol/result';
import type { ResponseContext, ResponseFormat } from '../../../protocol/wire/request';
import { answerOf, foundIn } from '../support/contexts';
import { problemOf } from '../../support/results';

const KEYS = [{ id: '42', phone: '77011234567' }];
const READERS: Record<string, (context: ResponseContext) => Result<unknown>> = {
  'send (cost 0)': (context) => readSendResponse(context, { cost: 0 }),
  'send (cost 1)': (context) => readSendResponse(context, { cost: 1 }),
  status: (context) => readStatusResponse(context, { detail: 0, multiple: false, keys: KEYS }),
  'status (multiple)': (context) =>
    readStatusResponse(context, { detail: 2, multiple: true, keys: KEYS }),
  delete: readDeleteResponse,
  balance: readBalanceResponse,
  info: readOperatorResponse,
};
const NAMES = Object.keys(READERS);
const read = (name: string, context: ResponseContext) =>
  READERS[name]?.(context) as Result<unknown>;

/** Error 4 is the one with the same meaning everywhere and no retry. */
const REFUSALS: readonly (readonly [ResponseFormat, string])[] = [
  [0, 'ERROR = 4 (IP-адрес временно заблокирован)'],
  [0, 'ERROR = 4 (blocked)\r\n'],
  [0, 'ERROR=4'],
  [1, '0,-4'],
  [1, '0,-4\n'],
  [2, '<result>\n<error>blocked</error>\n<error_code>4</error_code>\n</result>'],
  [2, '<?xml version="1.0" encoding="utf-8"?><result><error_code>4</error_code></result>'],
  [3, '{\n"error": "заблокирован",\n"error_code": 4\n}'],
  [3, '{"error":"blocked","error_code":"4"}'],
  [3, '{"error_code":-4}'],
  [3, '{"error":"4"}'],
  [3, '{"error":"ERROR = 4 (blocked)"}'],
  [3, '[{"error":"blocked","error_code":4}]'],
];

describe.each(NAMES)('an error response of %s', (name) => {
  it.each(REFUSALS)('is read with fmt=%i from %s', (format, text) => {
    const problem = problemOf(read(name, answerOf(text, format)));
    expect(problem).toMatchObject({ kind: 'gateway', code: 4, name: 'ipBlocked', messageId: null });
    expect(problem).toMatchObject({ endpoint: { delete: 'status' }[name] ?? name.split(' ')[0] });
  });

  it.each([0, 1, 2, 3] as const)(
    'is recognized in a format other than the requested fmt=%i',
    (format) => {
      for (const text of [
        'ERROR = 4 (x)',
        '<result><error_code>4</error_code></result>',
        '{"error_code":4}',
      ]) {
        expect(problemOf(read(name, answerOf(text, format)))).toMatchObject({ code: 4 });
      }
    },
  );

  it('is read even if its text is in another charset', () => {
    const text = '{"error":"неверный","error_code":4}';
    const context = { ...answerOf(text, 3, 'windows-1251'), charset: 'utf-8' as const };
    expect(problemOf(read(name, context))).toMatchObject({ code: 4 });
  });

  it('keeps an undocumented number', () => {
    const problem = problemOf(read(name, answerOf('ERROR = 77 (x)', 0)));
    expect(problem).toMatchObject({ kind: 'gateway', code: 77, name: 'unknown', retry: 'never' });
  });

  it('without a number is unreadable', () => {
    expect(foundIn(read(name, answerOf('{"error":"something"}', 3)))).toBe(
      'a request error without a code',
    );
  });
});

describe('an error response for a message', () => {
  it.each([
    [0, 'ERROR = 7 (invalid number), ID - 1000', '1000'],
    [0, 'ERROR = 3 (no money, top up), ID - my-id_1', 'my-id_1'],
    [0, 'ERROR = 7 (invalid number)', null],
    [0, 'ERROR = 7 (invalid number), ID - <b>x</b>', null],
    [1, '1000,-7', '1000'],
    [1, 'my-id,-7', 'my-id'],
    [1, '12345678901234567890,-7', '12345678901234567890'],
    [1, '0,-7', null],
    [2, '<result><error>x</error><error_code>7</error_code><id>1000</id></result>', '1000'],
    [3, '{"error":"x","error_code":7,"id":1000}', '1000'],
    [3, '{"error":"x","error_code":7,"id":"my-id"}', 'my-id'],
    [3, '{"error":"x","error_code":7,"id":12345678901234567890}', '12345678901234567890'],
    [3, '{"error":"x","error_code":7,"id":0}', null],
  ] as const)('contains its ID with fmt=%i: %s', (format, text, messageId) => {
    const problem = problemOf(readSendResponse(answerOf(text, format), { cost: 0 }));
    expect(problem).toMatchObject({ kind: 'gateway', endpoint: 'send', messageId });
  });
});

describe('a line that starts with ERROR', () => {
  it.each([
    'ERROR =3d 6 (x), ID - 12',
    'ERROR = six (2 SMS), ID - 12',
    'ERROR = , 1 SMS, ID - 12',
    'error = x, OK - 1 SMS, ID - 12',
    '\u00a0ERROR\u00a0= x (1 SMS), ID - 12',
    '\uff25\uff32\uff32\uff2f\uff32 = x (1 SMS), ID - 12',
    'ERROR: x 1 SMS, ID - 12',
  ])('is a rejection even if its number cannot be read: %j', (text) => {
    for (const cost of [0, 2, 3] as const) {
      const problem = problemOf(readSendResponse(answerOf(text, 0), { cost }));
      expect(problem).toMatchObject({ kind: 'gateway', code: null, name: 'unknown' });
      expect(problem).toMatchObject({ messageId: '12', retry: 'never' });
    }
  });

  it.each(['ERROR,6', 'ERROR 1 SMS', 'Fehler 3 SMS, ID - 12', 'not OK - 1 SMS, ID - 12'])(
    'or with anything other than OK accepts nothing: %s',
    (text) => {
      expect(readSendResponse(answerOf(text, 0), { cost: 0 }).ok).toBe(false);
    },
  );
});

describe('error codes in a successful response', () => {
  it.each([
    '{"id":1,"cnt":1,"error_code":0}',
    '{"id":1,"cnt":1,"error":"","error_code":"0"}',
    '{"id":1,"cnt":1,"error":null}',
  ])('do not reject %s', (text) => {
    expect(readSendResponse(answerOf(text, 3), { cost: 0 }).ok).toBe(true);
  });
});

const UNREADABLE: readonly (readonly [found: string, text: string])[] = [
  ['an empty body', ''],
  ['an empty body', ' \r\n\t'],
  ['an HTML page', '<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>'],
  ['an HTML page', '\ufeff<html lang="en">'],
  ['an HTML page', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">'],
  ['an HTML page', '<body>down</body>'],
  ['damaged JSON', '{"status":1,"err"'],
  ['damaged JSON', '[{"status":1},'],
  ['damaged XML', '<sms><status>1</status>'],
  ['damaged XML', '<'],
  [
    'XML with a document type declaration',
    '<!DOCTYPE sms [<!ENTITY a "b">]><sms><status>&a;</status></sms>',
  ],
];

describe.each(NAMES)('an unreadable response of %s', (name) => {
  it.each(UNREADABLE)('is recognized as %s: %j', (found, text) => {
    for (const format of [0, 1, 2, 3] as const) {
      expect(foundIn(read(name, answerOf(text, format)))).toBe(found);
    }
  });

  it('is recognized as one in another format than requested', () => {
    expect(foundIn(read(name, answerOf('1,2,3', 2)))).toBe('text that is not XML');
    expect(foundIn(read(name, answerOf('1,2,3', 3)))).toBe('text that is not JSON');
    expect(foundIn(read(name, answerOf('{"id":1,"status":1}', 1)))).toBe('JSON');
    expect(foundIn(read(name, answerOf('{"id":1,"status":1}', 2)))).toBe('JSON');
    expect(foundIn(read(name, answerOf('<sms><status>1</status></sms>', 0)))).toBe('XML');
    expect(foundIn(read(name, answerOf('<sms><status>1</status></sms>', 3)))).toBe('XML');
  });

  it('does not appear in the problem', () => {
    const problem = problemOf(read(name, answerOf('<html>secret-token</html>', 3)));
    expect(JSON.stringify(problem)).not.toContain('secret-token');
  });
});
