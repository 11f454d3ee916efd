import { maskSecrets } from '../../protocol/wire/mask-secrets';

const SECRET = 'p"a/ss&w<ord 1';
const LOGIN = 'northwind';
const BODY = 'charset=utf-8&fmt=3&phones=%2B77011234567&mes=Hello';

function mask(answer: string, endpoint: 'send' | 'users' = 'send', secret = SECRET): string {
  const secrets = { secrets: [secret], login: LOGIN };
  const bytes = maskSecrets(Buffer.from(answer), { body: BODY, endpoint }, secrets);
  return Buffer.from(bytes).toString();
}

describe('maskSecrets', () => {
  it.each([
    ['plain text', SECRET],
    ['a form', encodeURIComponent(SECRET)],
    ['a form with plus signs', encodeURIComponent(SECRET).replaceAll('%20', '+')],
    ['a form in lower case', encodeURIComponent(SECRET).toLowerCase()],
    ['JSON', JSON.stringify({ a: SECRET })],
    ['JSON with escaped slashes', JSON.stringify({ a: SECRET }).replaceAll('/', '\\/')],
    ['XML', '<a>p&quot;a/ss&amp;w&lt;ord 1</a>'],
    ['base64', Buffer.from(SECRET).toString('base64')],
  ])('removes the secret from %s', (_title, answer) => {
    expect(mask(answer)).toContain('***');
    expect(mask(answer)).not.toMatch(/ord/);
  });

  const toBytes = (text: string, write: (byte: number) => string) =>
    [...Buffer.from(text)].map(write).join('');
  const toUnits = (text: string, write: (unit: number) => string) =>
    Array.from(text, (_, place) => write(text.charCodeAt(place))).join('');
  const toHex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  const SPELLINGS: readonly (readonly [string, (secret: string) => string])[] = [
    ['large letters', (secret) => secret.toUpperCase()],
    ['small letters', (secret) => secret.toLowerCase()],
    ['percent escapes only', (secret) => toBytes(secret, (byte) => `%${toHex(byte, 2)}`)],
    ['percent escapes, twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
    ['JSON escapes only', (secret) => toUnits(secret, (unit) => `\\u${toHex(unit, 4)}`)],
    [
      'large JSON escapes',
      (secret) => toUnits(secret, (unit) => `\\u${toHex(unit, 4).toUpperCase()}`),
    ],
    ['JSON in JSON', (secret) => JSON.stringify(JSON.stringify({ a: secret }))],
    ['decimal references', (secret) => toUnits(secret, (unit) => `&#${unit};`)],
    ['hexadecimal references', (secret) => toUnits(secret, (unit) => `&#x${toHex(unit, 2)};`)],
    ['hexadecimal', (secret) => Buffer.from(secret).toString('hex')],
    ['base64 for addresses', (secret) => Buffer.from(secret).toString('base64url')],
    ['base64 of a header', (secret) => Buffer.from(`${LOGIN}:${secret}`).toString('base64')],
    ['base64 of a body', (secret) => Buffer.from(`a&psw=${secret}&b`).toString('base64')],
    ['base64 of another body', (secret) => Buffer.from(`ab&psw=${secret}`).toString('base64')],
  ];

  it.each(
    SPELLINGS.flatMap(([title, write]) =>
      ['psw-C2f86e09D4', 'Пароль№7+z/?', 'a\\b"c\'d<e>f g'].map(
        (one) => [title, one, write] as const,
      ),
    ),
  )('removes the secret from %s: %s', (_title, secret, write) => {
    expect(mask(`{"extra":"${write(secret)}"}`, 'send', secret)).toContain('***');
    // At most the ends remain that it shares with its neighbours.
    const left = mask(write(secret), 'send', secret).replace('***', '');
    expect(left.length).toBeLessThan(write('').length + 40);
    expect(left).not.toContain(write(secret).slice(12, -12) || write(secret));
  });

  it('keeps a word whose spelling differs from the secret', () => {
    expect(mask('{"region":"Almaty"}', 'send', 'almaty')).toBe('{"region":"Almaty"}');
    expect(mask('{"psw":"Almaty"}', 'send', 'almaty')).toBe('{"psw":"***"}');
  });

  it('searches a large response in time', () => {
    const answer = Buffer.from('psw-c2f86e09d&amp;amp;#000000'.repeat(100_000));
    const secrets = { secrets: ['psw-c2f86e09d4', 'key-4f1c9a7e2b8d'], login: LOGIN };
    const before = process.cpuUsage();
    expect(maskSecrets(answer, { body: BODY, endpoint: 'send' }, secrets)).toBe(answer);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });

  it.each([
    `login=${LOGIN}&psw=***`,
    `"login":"${LOGIN}"`,
    `<login>${LOGIN}</login>`,
    `[login] => ${LOGIN}`,
    `login%3D${LOGIN}`,
    `{"error":"bad","error_code":7,"id":"${LOGIN}"}`,
    `ERROR = 7 (invalid number), ID - ${LOGIN}`,
  ])('removes the login from %s', (answer) => {
    expect(mask(answer)).not.toContain(LOGIN);
  });

  it('removes the body of the request, as sent and as escaped in HTML', () => {
    for (const echo of [BODY, BODY.replaceAll('&', '&amp;')]) {
      expect(mask(`{"error":"bad ${echo}&psw=x"}`)).toBe('{"error":"bad ***&psw=x"}');
    }
  });

  it.each([
    `[{"sender":"${LOGIN}"},{"message":"Welcome to ${LOGIN}"}]`,
    `{"id":"${LOGIN}","cnt":1}`,
    '{"balance":"12.5"}',
  ])('keeps %s', (answer) => {
    expect(mask(answer)).toBe(answer);
  });

  it('keeps the logins of subaccounts in their list', () => {
    const list = `[{"login":"${LOGIN}","balance":"1"}]`;
    expect(mask(list, 'users')).toBe(list);
  });

  it('masks a secret as short as a word only beside its name', () => {
    expect(mask('a demo of {"psw":"demo"}', 'send', 'demo')).toBe('a demo of {"psw":"***"}');
  });

  it('returns bytes of other charsets unchanged', () => {
    const bytes = Uint8Array.of(0xcf, 0xf0, 0x22, 0xff);
    const secrets = { secrets: [SECRET], login: LOGIN };
    expect(maskSecrets(bytes, { body: BODY, endpoint: 'send' }, secrets)).toBe(bytes);
  });
});
