import * as net from 'node:net';
import * as fc from 'fast-check';
import axios, { type AxiosRequestConfig } from 'axios';
import { ENDPOINT_REGISTRY } from '../../emulator/endpoints/registry';
import { plain, sendMail } from './smtp/mail-client';
import { startTestGateway, START, type TestGateway } from './support';
import { anyCodePoint } from '../support/any-text';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ smpp: { port: 0 }, smtp: {} });
});
beforeEach(() => gateway.emulator.control.reset());
afterAll(() => gateway.emulator.stop());

const send = (path: string, config: AxiosRequestConfig) =>
  axios.request({
    method: 'POST',
    url: `${gateway.emulator.url}${path}`,
    validateStatus: () => true,
    ...config,
  });
const faults = () => gateway.emulator.control.readLog().filter(({ kind }) => kind === 'fault');
const isAlive = async () => (await gateway.askJson('balance', {})).balance !== undefined;

describe('a control request from a page in a browser', () => {
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  const incoming = JSON.stringify({ phone: '77011234567', text: 'x' });

  it.each([
    ['as text', { 'Content-Type': 'text/plain' }],
    ['as a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['as JSON by another name', { 'Content-Type': 'application/jsonp' }],
    ['from another site', { ...JSON_TYPE, Origin: 'http://evil.example' }],
    [
      'from a site that begins like this machine',
      { ...JSON_TYPE, Origin: 'http://localhost.evil.example' },
    ],
    ['from a file', { ...JSON_TYPE, Origin: 'null' }],
    ['to another name of this machine', { ...JSON_TYPE, Host: 'evil.example' }],
    ['to a name that begins with an address', { ...JSON_TYPE, Host: '127.0.0.1.evil.example:80' }],
  ])('is rejected %s', async (_title, headers) => {
    const { status, data } = await send('/emulator/incoming', { headers, data: incoming });
    expect([400, 403]).toContain(status);
    expect(data.error).toEqual(expect.any(String));
    expect(await gateway.askJson('get', { get_answers: 1 })).toEqual([]);
  });

  it.each(['/emulator/log', '/emulator/messages'])('cannot read %s', async (path) => {
    const headers = { Host: 'evil.example' };
    expect((await send(path, { method: 'GET', headers })).status).toBe(403);
  });

  it('is rejected without a body, too', async () => {
    await gateway.ask('send', { phones: '77011234567', mes: 'x' });
    const headers = { Origin: 'https://evil.example' };
    expect((await send('/emulator/reset', { headers })).status).toBe(403);
    expect(gateway.emulator.control.readMessages()).toHaveLength(1);
  });

  it.each([
    ['127.0.0.1', {}],
    ['localhost', { Host: 'localhost:4010' }],
    ['[::1]', { Host: '[::1]:4010' }],
    ['a page of this machine', { Origin: 'http://localhost:5678' }],
    ['a type with a charset', { 'Content-Type': 'application/json; charset=utf-8' }],
  ])('is accepted from %s', async (_title, headers) => {
    const config = { headers: { ...JSON_TYPE, ...headers }, data: incoming };
    expect((await send('/emulator/incoming', config)).status).toBe(200);
  });
});

describe('control requests with absurd values', () => {
  it.each([1e308, 1e15, 3e11, 400_000_000, -1, null, '5', NaN])(
    'do not move the clock: %p seconds',
    async (seconds) => {
      const { status } = await send('/emulator/advance', { data: { seconds } });
      expect(status).toBe(400);
      await expect(gateway.emulator.control.advance(seconds as number)).rejects.toThrow('seconds');
      const { data } = await send('/emulator/advance', { data: { seconds: 1 } });
      expect(data).toEqual({ now: new Date(START + 1000).toISOString() });
    },
  );

  it('do not move the clock step by step beyond its last year', async () => {
    const { control } = gateway.emulator;
    const tenYears = 10 * 366 * 86_400;
    let refused = 0;
    for (let step = 0; step < 900; step += 1) {
      await control.advance(tenYears).catch(() => (refused += 1));
    }
    expect(refused).toBeGreaterThan(0);
    expect(await isAlive()).toBe(true);
  });

  it.each<object>([
    { balance: 'much' },
    { balance: null },
    { balance: 1e308 },
    { currency: {} },
    { limits: 'no' },
    { latencyMs: 1e15 },
    { latencyMs: -1 },
    { timezone: 'x' },
    { groups: null },
    { groups: { a: [] } },
    { groups: { 5: '77' } },
    { senders: [{}] },
    { crc32: 'sha1' },
    { template: 'x' },
    { smppPerSecond: {} },
    { smppIdleSeconds: 0 },
    { blockAfterErrors: 'x' },
    { toString: 1 },
    { __proto__x: 1 },
  ])('change no settings: %j', async (settings) => {
    const before = JSON.stringify(gateway.emulator.control.configure({}));
    const { status, data } = await send('/emulator/settings', { data: settings });
    expect([status, data.error]).toEqual([400, expect.stringMatching(/'/)]);
    expect(JSON.stringify(gateway.emulator.control.configure({}))).toBe(before);
  });

  it.each([[[null]], [[5]], [[{}]], [[{ kind: '__proto__' }]], ['x'], [{ rules: null }]])(
    'set no faults: %j',
    async (rules) => {
      const headers = { 'Content-Type': 'application/json' };
      const config = { headers, data: JSON.stringify(rules) };
      expect((await send('/emulator/faults', config)).status).toBe(400);
    },
  );
});

describe('a request that cannot be served', () => {
  it('gets a 500 response and a log entry, and the next one is served', async () => {
    const flood = { kind: 'flood', bytes: 1e12, endpoint: 'balance' } as const;
    gateway.emulator.control.setFaults([flood]);
    const { status } = await send('/sys/balance.php', { data: 'login=demo&psw=demo' });
    expect(status).toBe(500);
    expect(faults()).toHaveLength(1);
    expect(faults()[0]).toMatchObject({ fields: { where: 'POST /sys/balance.php' } });
    expect(await isAlive()).toBe(true);
  });

  it.each([
    { login: { toString: 1 } },
    { login: 'demo', psw: 'demo', phones: [{ a: {} }], mes: { toString: null } },
    { login: ['demo'], psw: [[['demo']]], phones: { 0: 7 } },
    { fmt: { valueOf: 1 }, charset: [] },
  ])('by JSON is rejected like any other: %j', async (data) => {
    const answer = await send('/rest/send/', { data });
    expect(answer.status).toBe(200);
    expect(answer.data.error_code).toEqual(expect.any(Number));
    expect(faults()).toEqual([]);
  });
});

describe('any request of a client', () => {
  const PATHS = [...ENDPOINT_REGISTRY.flatMap(({ paths }) => paths)];
  const FLAGS = [
    ...['add', 'chg', 'del', 'get', 'get_all', 'cancel', 'move_group', 'add_group', 'get_group'],
    ...['add_black', 'del_black', 'get_messages', 'get_answers', 'get_stat', 'get_price', 'buy'],
    ...['get_operator', 'hlr', 'ping', 'mail', 'call', 'viber', 'bin', 'push', 'tinyurl', 'pay'],
  ];
  const VALUES = [
    ...['id', 'phone', 'phones', 'mes', 'list', 'nl', 'time', 'tz', 'valid', 'period', 'freq'],
    ...['cost', 'op', 'err', 'all', 'fmt', 'charset', 'start', 'end', 'cnt', 'prev_id', 'hour'],
    ...['after_id', 'grp', 'num', 'type', 'name', 'msg', 'format', 'sender', 'param', 'voice'],
    ...[
      'maxsms',
      'translit',
      'user',
      'password',
      'sum',
      'rpt',
      'rptn',
      'date',
      'link',
      '__proto__',
    ],
  ];
  const odd = fc.oneof(
    fc.constantFrom('', '0', '1', '-1', '1e309', '99999999999999999999', 'NaN', '%zz', 'G1', 'G'),
    fc.constantFrom(
      '__proto__',
      '01012613000',
      '+99999999999999',
      '0999999999999999',
      '23-1',
      '1,',
    ),
    fc.constantFrom('77011234567', 'a@b.kz', '77011230010,79161230020', '02.11.2026', '99.99.9999'),
    fc.string({ maxLength: 20, unit: anyCodePoint }),
  );
  const fields = fc.tuple(
    fc.dictionary(fc.constantFrom(...FLAGS), fc.constantFrom('1', '2', '3'), { maxKeys: 2 }),
    fc.dictionary(fc.constantFrom(...VALUES), odd, { maxKeys: 8 }),
  );

  it('over HTTP gets a response, and no due task fails', async () => {
    gateway.emulator.control.configure({ limits: false });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PATHS), fields, async (path, [flags, values]) => {
        const data = { login: 'demo', psw: 'demo', ...flags, ...values };
        const isRest = path.startsWith('/rest');
        const answer = await send(path, {
          data: isRest ? data : String(new URLSearchParams(data)),
          headers: { 'Content-Type': `application/${isRest ? 'json' : 'x-www-form-urlencoded'}` },
        });
        expect([answer.status, faults()]).toEqual([200, []]);
      }),
      { numRuns: 600 },
    );
    await gateway.emulator.control.advance(86_400);
    expect(faults()).toEqual([]);
  });
});

describe('an error within the emulator', () => {
  // A clock without a date makes every request, command and e-mail fail.
  let now = START;
  let broken: TestGateway;
  beforeEach(async () => {
    now = START;
    broken = await startTestGateway({ now: () => now, smpp: { port: 0 }, smtp: {} });
  });
  afterEach(() => broken.emulator.stop());

  const BIND = '0000001f00000009000000000000000764656d6f0064656d6f000034000000';
  const wheres = () =>
    broken.emulator.control
      .readLog()
      .flatMap((entry) => (entry.kind === 'fault' ? [entry.fields.where] : []));
  const mail = (to: number | undefined) => sendMail(to ?? 0, plain('demo:demo::::77011234567:Hi'));

  it('is returned to the client and logged, and the next request is served', async () => {
    const { port, smpp, smtp } = broken.emulator;
    now = 1e300;
    const url = `http://127.0.0.1:${port}/sys/balance.php`;
    expect((await axios.get(url, { validateStatus: () => true })).status).toBe(500);
    const answer = await exchange(smpp?.port, Buffer.from(BIND, 'hex'));
    expect(answer.toString('hex')).toBe('00000010800000090000000800000007');
    expect(await mail(smtp?.port)).toMatch(/^451/);
    now = START;
    expect(wheres()).toEqual(['GET /sys/balance.php', 'an SMPP command', 'an e-mail']);
    expect((await broken.askJson('balance', {})).balance).toBe('1000000.00');
    const bound = await exchange(smpp?.port, Buffer.from(BIND, 'hex'));
    expect(bound.toString('hex')).toContain('800000090000000000000007');
    expect(await mail(smtp?.port)).toMatch(/^250/);
  });
});

/** What is received before the peer closes, or within a moment. */
function exchange(port: number | null | undefined, sent: Buffer): Promise<Buffer> {
  return new Promise((resolve) => {
    const socket = net.connect(port ?? 0, '127.0.0.1', () => socket.write(sent));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data);
    });
    socket.once('close', () => resolve(Buffer.alloc(0)));
    socket.on('error', () => undefined);
  });
}
