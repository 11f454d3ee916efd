import axios from 'axios';
import { startEmulator } from '../../emulator/start';
import { startTestGateway, startTestHandler, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const phone = '77011234567';

const call = (method: 'GET' | 'POST', name: string, data?: unknown) =>
  axios.request({
    method,
    url: `${gateway.emulator.url}/emulator/${name}`,
    data,
    validateStatus: () => true,
  });

describe('control routes over HTTP', () => {
  it('do the same as the methods of the handle', async () => {
    const handler = await startTestHandler();
    await call('POST', 'callback-url', { url: handler.url });
    await call('POST', 'settings', { balance: 100 });
    await gateway.ask('send', { phones: phone, mes: 'Hello' });
    const advanced = await call('POST', 'advance', { seconds: 30 });
    const incoming = await call('POST', 'incoming', { phone, text: 'Yes', replyToId: 1000 });
    await call('POST', 'call', { phone });
    await handler.stop();
    expect(advanced.data).toEqual({ now: '2026-11-02T09:00:30.000Z' });
    expect(incoming.data).toEqual({ id: '1' });
    expect(handler.received.map(({ body }) => body.toString().slice(0, 11))).toEqual([
      'id=1000&pho',
      'id=1000&pho',
      'id=1&phone=',
      'waitcall=1&',
    ]);
    const { data: messages } = await call('GET', 'messages');
    expect(messages).toEqual([
      expect.objectContaining({ id: '1000', phone, text: 'Hello', status: 1, acceptances: 1 }),
    ]);
    const { data: log } = await call('GET', 'log');
    expect(log.map(({ kind }: { kind: string }) => kind)).toEqual([
      'request',
      ...Array(4).fill('callback'),
    ]);
  });

  it.each([
    ['POST', 'callback-url', { url: 'nowhere' }, /http/],
    ['POST', 'callback-url', {}, /'url'/],
    ['POST', 'advance', { seconds: -1 }, /'seconds'/],
    ['POST', 'advance', '{', /JSON/],
    ['POST', 'incoming', { phone }, /'text'/],
    ['POST', 'settings', { balanse: 1 }, /'balanse'.*balance/],
    ['POST', 'faults', { kind: 'delay' }, /array/],
  ] as const)('%s %s rejects %j with a hint', async (method, name, input, advice) => {
    const { status, data } = await call(method, name, input);
    expect(status).toBe(400);
    expect(data.error).toMatch(advice);
  });

  it('return the list of routes for an unknown route', async () => {
    const { status, data } = await call('POST', 'nothing');
    expect(status).toBe(404);
    expect(data.error).toContain('POST advance');
  });
});

describe('GET messages', () => {
  it('counts how often a text was accepted for a recipient', async () => {
    await gateway.ask('send', { phones: phone, mes: 'Hello' });
    await gateway.emulator.control.advance(60);
    await gateway.ask('send', { phones: `${phone},77011234568`, mes: 'Hello' });
    const counts = gateway.emulator.control.readMessages().map(({ acceptances }) => acceptances);
    expect(counts).toEqual([2, 2, 1]);
  });
});

describe('GET log', () => {
  it('contains no secret, however it was sent', async () => {
    const secrets = { login: 'some-login', password: 'pass-word', apiKey: 'the-key' };
    const lines: string[] = [];
    const emulator = await startEmulator({
      ...secrets,
      callbackUrl: 'http://me:url-password@127.0.0.1:1/!key=query-secret?md5=hash-secret',
      log: (line) => lines.push(line),
    });
    const pair = 'login=some-login&psw=pass-word';
    await axios.get(`${emulator.url}/sys/balance.php?${pair}`);
    await axios.post(`${emulator.url}/sys/balance.php`, `${pair}&apikey=the-key`);
    await axios.post(`${emulator.url}/rest/send/`, { apikey: 'the-key', phones: phone, mes: 'x' });
    await emulator.control.call({ phone });
    const { data } = await axios.get(`${emulator.url}/emulator/log`);
    await emulator.stop();
    expect(data).toHaveLength(4);
    expect(data[1].fields).toEqual({ login: '***', psw: '***', apikey: '***' });
    expect(lines).toHaveLength(4);
    const everything = JSON.stringify(data) + lines.join();
    const inAddress = ['url-password', 'query-secret', 'hash-secret'];
    for (const secret of [...Object.values(secrets), ...inAddress]) {
      expect(everything).not.toContain(secret);
    }
  });

  it('contains requests and responses', async () => {
    await gateway.ask('balance', { fmt: 1 }, 'GET');
    expect(gateway.emulator.control.readLog()).toEqual([
      expect.objectContaining({
        kind: 'request',
        at: '2026-11-02T09:00:00.000Z',
        method: 'GET',
        path: '/sys/balance.php',
        endpoint: 'balance',
        httpStatus: 200,
        errorCode: null,
        answer: '1000000.00',
      }),
    ]);
  });
});

describe('reset', () => {
  it('restores the state after the start', async () => {
    const handler = await startTestHandler();
    const { control } = gateway.emulator;
    control.setCallbackUrl(handler.url);
    control.configure({ ipBlocked: true, testMode: true });
    control.setFaults([{ kind: 'error9', times: null }]);
    await gateway.ask('send', { phones: phone, mes: 'Hello' });
    await control.advance(100);
    control.reset();
    expect(control.readLog()).toEqual([]);
    expect(control.readMessages()).toEqual([]);
    expect(await gateway.askJson('send', { phones: phone, mes: 'Hello' })).toEqual({
      id: 1000,
      cnt: 1,
    });
    await control.advance(60);
    await handler.stop();
    expect(handler.received).toEqual([]);
  });
});

describe('startEmulator', () => {
  it('responds with 404 to a path that the gateway does not have', async () => {
    const { status } = await axios.get(`${gateway.emulator.url}/sys/unknown.php`, {
      validateStatus: () => true,
    });
    expect(status).toBe(404);
  });

  it('listens on the loopback address only', () => {
    expect(gateway.emulator.url).toBe(`http://127.0.0.1:${gateway.emulator.port}`);
  });

  it('rejects a port that is in use and a speed of zero', async () => {
    await expect(startEmulator({ port: gateway.emulator.port })).rejects.toThrow(/EADDRINUSE/);
    await expect(startEmulator({ speed: 0 })).rejects.toThrow(/speed/);
  });

  it('stops while delayed responses are pending', async () => {
    const other = await startTestGateway();
    other.emulator.control.setFaults([{ kind: 'delay', ms: 600_000 }]);
    const answer = other.ask('balance', {}).catch((error: Error) => error.message);
    while (other.emulator.control.readLog().length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await other.emulator.stop();
    expect(await answer).toMatch(/socket hang up|ECONNRESET/);
  });
});
