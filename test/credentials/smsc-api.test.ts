import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { SmscApi } from '../../credentials/SmscApi.credentials';
import type { AnyRequestOptions } from '../../credentials/request-parts';

const KEY = { authentication: 'apiKey', apiKey: ' top-secret-key\n' };
const LOGIN = { authentication: 'loginPassword', login: ' anna ', password: 'pa ss&1' };
const FORM = 'application/x-www-form-urlencoded';
const ADDRESS = 'https://smsc.kz/sys/send.php';

async function authenticate(
  options: AnyRequestOptions,
  credential: ICredentialDataDecryptedObject = KEY,
): Promise<AnyRequestOptions> {
  return await new SmscApi().authenticate(credential, options as IHttpRequestOptions);
}

function expectCleanAddress({ url, uri, qs }: AnyRequestOptions) {
  const address = JSON.stringify({ url, uri, qs });
  for (const secret of ['top-secret-key', 'anna', 'pa ss', 'pa%20ss', 'apikey', 'psw']) {
    expect(address).not.toContain(secret);
  }
}

describe('SmscApi.authenticate', () => {
  it('appends the key to a text form and keeps the rest byte for byte', async () => {
    const options = await authenticate({
      method: 'POST',
      url: ADDRESS,
      headers: { 'Content-Type': FORM },
      body: 'phones=%2B77011234567&mes=%CF%F0%E8',
    });
    expect(options.body).toBe('phones=%2B77011234567&mes=%CF%F0%E8&apikey=top-secret-key');
    expectCleanAddress(options);
  });

  it('encodes login and password and trims surrounding spaces', async () => {
    const options = await authenticate({ method: 'POST', url: ADDRESS, body: 'fmt=3' }, LOGIN);
    expect(options.body).toBe('fmt=3&login=anna&psw=pa%20ss%261');
    expect(options.headers).toEqual({ 'Content-Type': FORM });
    expectCleanAddress(options);
  });

  it('replaces authentication fields of the request, so that no outdated key competes', async () => {
    const options = await authenticate({
      method: 'POST',
      url: ADDRESS,
      body: 'apikey=old&fmt=3&psw=old',
      qs: { login: 'old', page: 2 },
    });
    expect(options.body).toBe('fmt=3&apikey=top-secret-key');
    expect(options.qs).toEqual({ page: 2 });
  });

  it('adds the key to a plain object, as in the credential test and in JSON requests', async () => {
    const body = { fmt: 3 };
    const options = await authenticate({ method: 'POST', url: ADDRESS, body });
    expect(options.body).toEqual({ fmt: 3, apikey: 'top-secret-key' });
    expect(body).toEqual({ fmt: 3 });
  });

  it('adds the key to URLSearchParams', async () => {
    const body = new URLSearchParams({ fmt: '3' });
    const options = await authenticate({ method: 'POST', url: ADDRESS, body }, LOGIN);
    expect(options.body).toBeInstanceOf(URLSearchParams);
    expect(Object.fromEntries(options.body as URLSearchParams)).toEqual({
      fmt: '3',
      login: 'anna',
      psw: 'pa ss&1',
    });
  });

  it('sets the fields of multipart data only once, also when a request is repeated', async () => {
    const body = new FormData();
    body.append('fmt', '3');
    const options = { method: 'POST', url: ADDRESS, body } as unknown as AnyRequestOptions;
    await authenticate(options);
    const repeated = await authenticate(options);
    expect((repeated.body as unknown as FormData).getAll('apikey')).toEqual(['top-secret-key']);
  });

  it('appends the key to multipart data of the form-data package, which cannot set fields', async () => {
    const appended: string[][] = [];
    const formData = { append: (...pair: string[]) => appended.push(pair) };
    await authenticate({ method: 'POST', uri: ADDRESS, formData }, LOGIN);
    expect(appended).toEqual([
      ['login', 'anna'],
      ['psw', 'pa ss&1'],
    ]);
  });

  it.each([
    ['form', 'form'],
    ['formData', 'formData'],
  ] as const)('adds the key to the deprecated option %s', async (_title, option) => {
    const options = await authenticate({ method: 'POST', uri: ADDRESS, [option]: { fmt: 3 } });
    expect(options[option]).toEqual({ fmt: 3, apikey: 'top-secret-key' });
    expect(options.body).toBeUndefined();
  });

  it('converts a deprecated text form into a body', async () => {
    const options = await authenticate({ method: 'POST', uri: ADDRESS, form: 'fmt=3' });
    expect(options.form).toBeUndefined();
    expect(options.body).toBe('fmt=3&apikey=top-secret-key');
    expect(options.headers).toEqual({ 'Content-Type': FORM });
  });

  it.each([
    ['by its type', { 'content-type': 'application/json; charset=utf-8' }],
    ['by its first character', {}],
  ])('adds the key to JSON text, recognized %s', async (_title, headers) => {
    const body = ' {"phones":"77011234567"}';
    const options = await authenticate({ method: 'POST', url: ADDRESS, headers, body });
    expect(JSON.parse(options.body as string)).toEqual({
      phones: '77011234567',
      apikey: 'top-secret-key',
    });
  });

  it('creates a JSON object when a JSON request has no body', async () => {
    const headers = { 'Content-Type': 'application/json' };
    const options = await authenticate({ method: 'POST', url: ADDRESS, headers });
    expect(options.body).toEqual({ apikey: 'top-secret-key' });
  });

  it('adds the key to a form in bytes and keeps the other bytes', async () => {
    const body = Buffer.from([0x6d, 0x65, 0x73, 0x3d, 0xcf]);
    const headers = { 'Content-Type': FORM, 'Content-Length': 5 };
    const options = await authenticate({ method: 'POST', url: ADDRESS, headers, body });
    expect(options.body).toEqual(Buffer.concat([body, Buffer.from('&apikey=top-secret-key')]));
    expect(options.headers).toEqual({ 'Content-Type': FORM });
  });

  it.each([
    ['url', { method: 'GET', url: `${ADDRESS}?phones=1%2C2`, qs: { mes: 'a b', list: [1, 2] } }],
    ['uri', { uri: `${ADDRESS}?phones=1%2C2#top`, qs: { mes: 'a b', list: [1, 2] } }],
  ] as const)('converts a GET request without a body to a POST (%s)', async (option, given) => {
    const options = await authenticate(given as unknown as AnyRequestOptions);
    expect(options.method).toBe('POST');
    expect(options[option]).toBe(ADDRESS);
    expect(options.qs).toBeUndefined();
    expect(options.body).toBe('phones=1%2C2&mes=a+b&list=1&list=2&apikey=top-secret-key');
    expect(options.headers).toEqual({ 'Content-Type': FORM });
    expectCleanAddress(options);
  });

  it('keeps the query of a POST request, which may also have a body', async () => {
    const options = await authenticate({ method: 'POST', url: ADDRESS, qs: { fmt: 3 } });
    expect(options.qs).toEqual({ fmt: 3 });
    expect(options.body).toBe('apikey=top-secret-key');
  });

  it('converts a GET request with a body into a POST, because n8n drops such a body', async () => {
    const options = await authenticate({ method: 'GET', url: ADDRESS, body: { fmt: 3 } });
    expect(options.method).toBe('POST');
  });

  it.each([
    ['an array', { body: [1] }],
    ['broken JSON', { headers: { 'Content-Type': 'application/json' }, body: '{"a":' }],
    ['a JSON array', { headers: { 'Content-Type': 'application/json' }, body: '[1]' }],
    ['another type', { headers: { 'Content-Type': 'text/xml' }, body: '<a/>' }],
  ])('rejects %s instead of sending the request without its key', async (_title, options) => {
    const given = { method: 'POST', url: ADDRESS, ...options } as AnyRequestOptions;
    await expect(authenticate(given)).rejects.toThrow('JSON object');
  });

  it('sends empty fields for an empty credential, which the gateway rejects with code 2', async () => {
    const options = await authenticate({ method: 'POST', url: ADDRESS, body: '' }, {});
    expect(options.body).toBe('apikey=');
  });
});

describe('SmscApi.authenticate in the test of the credential', () => {
  const { request } = new SmscApi().test;
  const GOOD = { region: 'smsc.kz', ...KEY };
  const send = (changes: ICredentialDataDecryptedObject) =>
    authenticate({ ...request, headers: { ...request.headers } } as never, { ...GOOD, ...changes });

  it.each<[string, ICredentialDataDecryptedObject]>([
    ['no secret', {}],
    ['a secret of an older version', { callbackSecret: 'my-secret_1' }],
    ['both secrets', { callbackSecret: 'my-secret_1', previousCallbackSecret: 'old-secret_0' }],
    ['another address', { region: 'custom', baseUrl: ' https://sms.example.com/sys ' }],
    ['a password', { authentication: 'loginPassword', login: 'anna', password: 'b' }],
  ])('sends the request with %s, without the mark of the test', async (_title, changes) => {
    const { headers } = await send(changes);
    expect(headers).toEqual({ 'Content-Type': FORM });
    expect(request.headers).not.toEqual({ 'Content-Type': FORM });
  });

  it.each<[string, ICredentialDataDecryptedObject, RegExp]>([
    ['Cyrillic letters', { callbackSecret: 'секрет слово' }, /'Callback Secret'.*Latin letters/],
    ['an ampersand', { callbackSecret: 'my-secret&1' }, /'Callback Secret'.*Latin letters/],
    ['a space inside', { callbackSecret: 'my secret 1' }, /'Callback Secret'.*Latin letters/],
    ['a short secret', { callbackSecret: 'Xk3' }, /'Callback Secret'.*at least 8 characters/],
    [
      'a wrong previous secret',
      { callbackSecret: 'my-secret_1', previousCallbackSecret: 'старый' },
      /'Previous Callback Secret'.*Latin letters/,
    ],
    ['a switch without a secret', { receivesCallbacks: true }, /'Callback Secret' is empty/],
    ['no key', { apiKey: ' ' }, /'API Key' is empty.*https:\/\/smsc\.kz\/passwords\//],
    [
      'no password',
      { region: 'smsc.ua', authentication: 'loginPassword', login: 'anna' },
      /'Password' is empty.*https:\/\/smsc\.ua\/passwords\//,
    ],
    ['no login', { authentication: 'loginPassword', password: 'b' }, /'Login' is empty/],
    ['no address', { region: 'custom' }, /'Base URL' is not a valid.*Enter a URL/],
    ['a user name', { region: 'custom', baseUrl: 'https://a@b.example' }, /'Base URL'/],
  ])('sends nothing with %s and says what to do', async (_title, changes, text) => {
    const sent = send(changes);
    await expect(sent).rejects.toThrow(text);
    const { message } = (await sent.catch((error: unknown) => error)) as Error;
    for (const secret of [changes.callbackSecret, changes.previousCallbackSecret, 'top-secret']) {
      if (typeof secret === 'string') expect(message).not.toContain(secret);
    }
  });

  it('names the hash of the credential in the advice', async () => {
    const sent = send({ callbackHash: 'md5', callbackSecret: 'секрет слово' });
    await expect(sent).rejects.toThrow('?charset=utf-8&md5=');
  });

  it('does not stop other requests of a credential whose secret has a fault', async () => {
    const options = await authenticate(
      { method: 'POST', url: ADDRESS, body: 'fmt=3' },
      { ...GOOD, callbackSecret: 'секрет слово' },
    );
    expect(options.body).toBe('fmt=3&apikey=top-secret-key');
  });
});
