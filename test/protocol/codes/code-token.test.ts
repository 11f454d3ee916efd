import {
  cleanCode,
  deriveCodeKey,
  drawCode,
  isCodeOf,
  issueCodeToken,
  openCodeToken,
  refuseToken,
} from '../../../protocol';

const KEY = deriveCodeKey('secret-of-the-account');
const CLAIMS = { nonce: 'n-1', phone: '+77011234567', expiresAt: 60_000, maxAttempts: 3 };
const RIGHT = { code: '012345', purpose: 'login' };
const TOKEN = issueCodeToken(KEY, CLAIMS, RIGHT);
const FRESH = { attempts: 0, isUsed: false };
const opened = () => openCodeToken(KEY, TOKEN) as NonNullable<ReturnType<typeof openCodeToken>>;

describe('a token of a code', () => {
  it('says to whom and until when, but not the code', () => {
    expect(opened().claims).toEqual(CLAIMS);
    const [, payload = ''] = TOKEN.split('.');
    const read = Buffer.from(payload, 'base64url').toString();
    expect(read).toContain(CLAIMS.phone);
    expect(read).not.toContain(RIGHT.code);
    expect(read).not.toContain(RIGHT.purpose);
  });

  it('takes its code, and no other code or purpose', () => {
    expect(isCodeOf(KEY, opened(), RIGHT)).toBe(true);
    for (const wrong of [{ code: '12345' }, { code: '' }, { code: '0123456' }, { purpose: '' }]) {
      expect(isCodeOf(KEY, opened(), { ...RIGHT, ...wrong })).toBe(false);
    }
  });

  it('does not take the code of another token for the same number', () => {
    const other = issueCodeToken(KEY, { ...CLAIMS, nonce: 'n-2' }, RIGHT);
    const marks = [TOKEN, other].map((token) => openCodeToken(KEY, token)?.mark);
    expect(marks[0]).not.toEqual(marks[1]);
    expect(isCodeOf(KEY, { claims: CLAIMS, mark: marks[1] as Buffer }, RIGHT)).toBe(false);
  });

  it('is not opened by the key of another account', () => {
    expect(openCodeToken(deriveCodeKey('another secret'), TOKEN)).toBeNull();
  });

  it('is not opened when any part of it was changed', () => {
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

describe('refuseToken', () => {
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
    expect(refuseToken(CLAIMS, { ...ask, ...change }, history)).toBe(verdict);
  });
});

describe('drawCode', () => {
  it('draws each digit equally often, and throws away the bytes that would favour some', () => {
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
  it('leaves out what people write between digits', () => {
    expect(cleanCode(' 012-345 ')).toBe('012345');
  });
});
