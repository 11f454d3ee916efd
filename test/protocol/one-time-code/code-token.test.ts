import fc from 'fast-check';
import {
  cleanCode,
  deriveCodeKey,
  drawCode,
  isCodeOf,
  issueCodeToken,
  openCodeToken,
  readTypedCode,
  checkToken,
} from '../../../protocol';

const KEY = deriveCodeKey('secret-of-the-account', 'n8n-nodes-smsc');
const CLAIMS = { nonce: 'n-1', phone: '+77011234567', expiresAt: 60_000, maxAttempts: 3 };
const RIGHT = { code: '012345', purpose: 'login' };
const TOKEN = issueCodeToken(KEY, CLAIMS, RIGHT);
const FRESH = { attempts: 0, isUsed: false };
const opened = () => openCodeToken(KEY, TOKEN) as NonNullable<ReturnType<typeof openCodeToken>>;

describe('a token of a one-time code', () => {
  it('contains the recipient and the expiry time, but not the code', () => {
    expect(opened().claims).toEqual(CLAIMS);
    const [, payload = ''] = TOKEN.split('.');
    const read = Buffer.from(payload, 'base64url').toString();
    expect(read).toContain(CLAIMS.phone);
    expect(read).not.toContain(RIGHT.code);
    expect(read).not.toContain(RIGHT.purpose);
  });

  it('accepts its code, and no other code or purpose', () => {
    expect(isCodeOf(KEY, opened(), RIGHT)).toBe(true);
    for (const wrong of [{ code: '12345' }, { code: '' }, { code: '0123456' }, { purpose: '' }]) {
      expect(isCodeOf(KEY, opened(), { ...RIGHT, ...wrong })).toBe(false);
    }
  });

  it('rejects the code of another token for the same number', () => {
    const other = issueCodeToken(KEY, { ...CLAIMS, nonce: 'n-2' }, RIGHT);
    const marks = [TOKEN, other].map((token) => openCodeToken(KEY, token)?.mark);
    expect(marks[0]).not.toEqual(marks[1]);
    expect(isCodeOf(KEY, { claims: CLAIMS, mark: marks[1] as Buffer }, RIGHT)).toBe(false);
  });

  it('cannot be opened by the key of another account', () => {
    expect(openCodeToken(deriveCodeKey('another secret', 'n8n-nodes-smsc'), TOKEN)).toBeNull();
  });

  it('cannot be opened when any part of it was changed', () => {
    const [version = '', payload = '', signature = ''] = TOKEN.split('.');
    const later = JSON.stringify(['n-1', CLAIMS.phone, 9e15, 100, 'x']);
    const forged = Buffer.from(later).toString('base64url');
    for (const token of [
      ...['', '..', 'c1..', 'nonsense', `c2.${payload}.${signature}`],
      ...[`${version}.${forged}.${signature}`, `${version}.${payload}.`, `${TOKEN}.x`],
      ...[`${version}.${payload}.${signature.slice(0, -2)}`, TOKEN.repeat(20)],
    ]) {
      expect([token, openCodeToken(KEY, token)]).toEqual([token, null]);
    }
  });
});

describe('checkToken', () => {
  const ask = { phone: '77011234567', now: 59_999 };

  it.each([
    ['in time', {}, FRESH, null],
    ['at the last attempt', {}, { attempts: 2, isUsed: false }, null],
    ['for the number in the spelling of its country', { phone: '8 701 123-45-67' }, FRESH, null],
    ['when its time is over', { now: 60_000 }, FRESH, 'expired'],
    ['for another number', { phone: '+77011234568' }, FRESH, 'otherPhone'],
    ['for a number of Russia that ends alike', { phone: '+79011234567' }, FRESH, 'otherPhone'],
    ['for a number that only ends alike', { phone: '+1 701 123 4567' }, FRESH, 'otherPhone'],
    ['after its last attempt', {}, { attempts: 3, isUsed: false }, 'tooManyAttempts'],
    ['a second time', {}, { attempts: 1, isUsed: true }, 'alreadyUsed'],
  ])('a token %s', (_title, change, history, verdict) => {
    expect(checkToken(CLAIMS, { ...ask, ...change }, history)).toBe(verdict);
  });
});

describe('drawCode', () => {
  it('draws each digit with equal probability and discards the bytes that would favour some', () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const digits = drawCode(250, () => bytes);
    const counts = [...'0123456789'].map((digit) => digits.split(digit).length - 1);
    expect(counts).toEqual(Array.from({ length: 10 }, () => 25));
  });

  it('draws again until there are enough digits', () => {
    const draws = [Uint8Array.of(255, 250, 7), Uint8Array.of(0, 19, 3)];
    expect(drawCode(3, () => draws.shift() ?? Uint8Array.of())).toBe('709');
  });
});

describe('cleanCode', () => {
  it.each([
    ['blanks and dashes', ' 012-345 '],
    ['other dashes', '012\u2013345'],
    ['a no-break space', '012\u00a0345'],
    ['a full stop', '012345.'],
    ['a full stop of full width', '012345\uff0e'],
    ['marks of direction', '\u2067012345\u2069'],
    ['a byte order mark and a joiner', '\ufeff012\u2060345'],
    ['full-width digits', '\uff10\uff11\uff12\uff13\uff14\uff15'],
    ['Arabic digits', '\u0660\u0661\u0662\u0663\u0664\u0665'],
    ['Persian digits', '\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5.'],
    ['Devanagari digits', '\u0966\u0967\u0968 \u0969\u096a\u096b'],
    ['Bengali digits', '\u09e6\u09e7\u09e8-\u09e9\u09ea\u09eb'],
    ['Thai and Latin digits mixed', '\u0e50\u0e512345'],
    ['mathematical digits', '\u{1d7ce}\u{1d7d9}\u{1d7e4}\u{1d7ef}\u{1d7fa}5'],
  ])('reads %s', (_title, typed) => {
    expect(cleanCode(typed)).toBe('012345');
  });

  it.each(['01234', '0123456', '012345x', '012345..5', 'O12345', '0x12345', '1.2345e4', '+012345'])(
    'returns no other code for %s',
    (typed) => expect(cleanCode(typed)).not.toBe('012345'),
  );

  it('reads no digit from superscripts, circled digits and letters that represent numbers', () => {
    for (const typed of ['\u00b2', '\u2460', '\u4e8c', '\u216b', '\u00bd']) {
      expect(cleanCode(typed)).not.toMatch(/\d/);
    }
  });

  it('reads each decimal digit of Unicode as its value', () => {
    const rows: string[] = [];
    for (let point = 0; point < 0x20000; point += 1) {
      const digit = String.fromCodePoint(point);
      if (/\p{Nd}/u.test(digit)) rows.push(cleanCode(digit));
    }
    expect(rows.join('')).toBe('0123456789'.repeat(rows.length / 10));
  });
});

describe('readTypedCode', () => {
  it.each([
    [47937, 6, '047937'],
    [0, 4, '0000'],
    [7, 10, '0000000007'],
    [9999999999, 10, '9999999999'],
    [123456, 4, '123456'],
    ['47937', 6, '47937'],
  ])('reads %j with %i digits as %s', (typed, length, code) => {
    expect(readTypedCode(typed, length)).toBe(code);
  });

  it.each([-47937, 47937.5, 1e21, NaN, Infinity])('reads nothing from %d', (typed) => {
    expect(readTypedCode(typed, 6)).toBe('');
  });

  it('accepts as a number exactly the code that was drawn', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (drawn, typed) => {
        const code = String(drawn).padStart(6, '0');
        const token = issueCodeToken(KEY, CLAIMS, { code, purpose: '' });
        const issued = openCodeToken(KEY, token) as NonNullable<ReturnType<typeof openCodeToken>>;
        const isTaken = (given: number) =>
          isCodeOf(KEY, issued, { code: readTypedCode(given, issued.codeLength), purpose: '' });
        expect([isTaken(drawn), isTaken(typed)]).toEqual([true, typed === drawn]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('deriveCodeKey', () => {
  it('returns the keys of codes that are still valid', () => {
    const hex = (kind: 'apiKey' | 'callbackSecret') =>
      deriveCodeKey('secret-of-the-account', 'n8n-nodes-smsc', kind).toString('hex');
    expect([hex('apiKey'), hex('callbackSecret')]).toEqual([
      '1a29841c5c02524422f5a23b03bd23d19fbd08d779631ae7369bb9b62284e9cc',
      'e2f269b755ba4237d5a016ea6393df0036548daf0484bcf67a5e0f0aa96fb154',
    ]);
  });

  it('returns another key for another product', () => {
    expect(deriveCodeKey('secret-of-the-account', 'another-product')).not.toEqual(KEY);
  });

  it('returns two keys for two kinds of secrets that are equal', () => {
    const ofCallback = deriveCodeKey('secret-of-the-account', 'n8n-nodes-smsc', 'callbackSecret');
    expect(ofCallback).not.toEqual(KEY);
    expect(openCodeToken(ofCallback, TOKEN)).toBeNull();
  });
});
