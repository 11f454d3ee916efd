import { maskSecrets } from '../../nodes/Smsc/mask-secrets';

const SECRET = 'p"a/ss&w<ord 1';
const LOGIN = 'northwind';
const BODY = 'charset=utf-8&fmt=3&phones=%2B77011234567&mes=Hello';

function mask(answer: string, endpoint: 'send' | 'users' = 'send', secret = SECRET): string {
  const secrets = { secret, login: LOGIN };
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
  ])('takes the secret out of %s', (_title, answer) => {
    expect(mask(answer)).toContain('***');
    expect(mask(answer)).not.toMatch(/ord/);
  });

  it.each([
    `login=${LOGIN}&psw=***`,
    `"login":"${LOGIN}"`,
    `<login>${LOGIN}</login>`,
    `[login] => ${LOGIN}`,
    `login%3D${LOGIN}`,
    `{"error":"bad","error_code":7,"id":"${LOGIN}"}`,
    `ERROR = 7 (invalid number), ID - ${LOGIN}`,
  ])('takes the login out of %s', (answer) => {
    expect(mask(answer)).not.toContain(LOGIN);
  });

  it('takes the body of the request out, as it was sent and as HTML has it', () => {
    for (const echo of [BODY, BODY.replaceAll('&', '&amp;')]) {
      expect(mask(`{"error":"bad ${echo}&psw=x"}`)).toBe('{"error":"bad ***&psw=x"}');
    }
  });

  it.each([
    `[{"sender":"${LOGIN}"},{"message":"Welcome to ${LOGIN}"}]`,
    `{"id":"${LOGIN}","cnt":1}`,
    '{"balance":"12.5"}',
  ])('leaves %s as it is', (answer) => {
    expect(mask(answer)).toBe(answer);
  });

  it('leaves the logins of sub-clients in their list', () => {
    const list = `[{"login":"${LOGIN}","balance":"1"}]`;
    expect(mask(list, 'users')).toBe(list);
  });

  it('goes by the name beside it where a secret is as short as a word', () => {
    expect(mask('a demo of {"psw":"demo"}', 'send', 'demo')).toBe('a demo of {"psw":"***"}');
  });

  it('gives bytes of other charsets back as they came', () => {
    const bytes = Uint8Array.of(0xcf, 0xf0, 0x22, 0xff);
    const secrets = { secret: SECRET, login: LOGIN };
    expect(maskSecrets(bytes, { body: BODY, endpoint: 'send' }, secrets)).toBe(bytes);
  });
});
