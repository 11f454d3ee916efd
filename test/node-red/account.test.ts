import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type EmulatorHandle, startEmulator } from '../../emulator/start';
import { accounts } from '../../packages/node-red/host/accounts';
import type { Handler, RedRequest, RedResponse } from '../../packages/node-red/host/red';
import registerAccount from '../../packages/node-red/nodes/smsc-config/smsc-config';
import { FakeRed } from './support/fake-red';

const SECRETS = { apiKey: 'demo-key', password: 'unused-password', login: 'unused-login' };

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

let emulator: EmulatorHandle;
beforeAll(async () => {
  emulator = await startEmulator({ speed: 60 });
});
beforeEach(() => {
  emulator.control.reset();
  emulator.control.configure({ limits: false });
  accounts.clear();
});
afterAll(async () => await emulator.stop());

function deploy(changes: Readonly<Record<string, unknown>> = {}): FakeRed {
  const runtime = new FakeRed([registerAccount]);
  const place = { region: 'custom', baseUrl: emulator.url, authentication: 'apiKey' };
  runtime.start({ id: 'account', type: 'smsc-config', ...place, ...changes }, SECRETS);
  return runtime;
}

async function ask(
  runtime: FakeRed,
  route: string,
  request: Partial<RedRequest> & { readonly params: Record<string, string> },
): Promise<Answer> {
  const handler = runtime.routes.get(route)?.at(-1) as Handler;
  return await new Promise((resolve) => {
    let status = 0;
    let headers: Readonly<Record<string, string>> = {};
    const response = {
      headersSent: false,
      writeHead(code: number, given: Readonly<Record<string, string>> = {}) {
        status = code;
        headers = given;
        return response;
      },
      end(text = '{}') {
        resolve({ status, headers, text, body: JSON.parse(text) as Record<string, unknown> });
      },
    };
    const whole = { query: {}, headers: { 'content-type': 'application/json' }, ...request };
    handler(whole as RedRequest, response as unknown as RedResponse, () => undefined);
  });
}

const LIST = 'GET /smsc/:account/lists/:list';
const CHECK = 'POST /smsc/:account/check';

describe('the lists of the dialogs', () => {
  const list = async (name: string, filter = '', account = 'account') =>
    await ask(deploy(), LIST, { params: { account, list: name }, query: { filter } });

  it.each([['searchSenders'], ['searchGroups'], ['searchTemplates'], ['searchMailings']])(
    'have %s',
    async (name) => {
      const { status, body } = await list(name);
      expect([status, body]).toMatchObject([200, { isDeployed: true, choices: expect.any(Array) }]);
    },
  );

  it('filter their entries', async () => {
    expect((await list('searchSenders', 'myco')).body['choices']).toEqual([
      { name: 'MyCompany', value: 'MyCompany' },
    ]);
  });

  it('say that the account is not deployed', async () => {
    expect((await list('searchSenders', '', 'new')).body).toEqual({
      ...{ isDeployed: false, choices: [] },
    });
  });

  it.each([['nothing'], ['constructor'], ['__proto__']])('have no list %s', async (name) => {
    expect((await list(name)).status).toBe(404);
  });

  it('ask the gateway once for several keystrokes', async () => {
    const runtime = deploy();
    for (const filter of ['', 'm', 'my']) {
      await ask(runtime, LIST, {
        params: { account: 'account', list: 'searchSenders' },
        query: { filter },
      });
    }
    expect(emulator.control.readLog().filter(({ kind }) => kind === 'request')).toHaveLength(1);
  });

  it('need permissions', () => {
    const permissions = [LIST, CHECK].map(
      (route) => (deploy().routes.get(route)?.[0] as { permission?: string }).permission,
    );
    expect(permissions).toEqual(['smsc.read', 'smsc.write']);
  });
});

describe('the check of an account', () => {
  const check = async (
    body: Readonly<Record<string, unknown>>,
    { runtime = deploy(), account = 'account', language = 'en' } = {},
  ) => await ask(runtime, CHECK, { params: { account }, query: { language }, body });
  const here = () => ({ region: 'custom', baseUrl: emulator.url, authentication: 'apiKey' });

  it('returns the balance for a stored secret', async () => {
    const { body, headers } = await check({ ...here(), credentials: { apiKey: '__PWRD__' } });
    expect(body).toMatchObject({ balance: expect.any(Number), currency: 'KZT' });
    expect(headers['Cache-Control']).toBe('no-store');
  });

  it('returns the balance for what was typed, before anything is deployed', async () => {
    const { body } = await check(
      { ...here(), credentials: { apiKey: 'demo-key' } },
      { runtime: new FakeRed([registerAccount]), account: 'new' },
    );
    expect(body).toMatchObject({ balance: expect.any(Number) });
  });

  it('explains a wrong key in the language of the editor, without the key', async () => {
    const given = { ...here(), credentials: { apiKey: 'wrong-key-123' } };
    const english = await check(given);
    expect(english.body).toMatchObject({ error: { name: 'invalidCredentials' } });
    const russian = await check(given, { language: 'ru' });
    expect(russian.text).toMatch(/[а-я]/);
    expect(english.text + russian.text).not.toContain('wrong-key-123');
  });

  it.each([
    ['another address', { baseUrl: 'https://attacker.example' }],
    ['another region', { region: 'smsc.ru' }],
    ['another port', { baseUrl: 'http://127.0.0.1:9' }],
    ['http instead of https', { baseUrl: 'http://smsc.kz' }],
  ])('does not send a stored secret to %s', async (_title, change) => {
    for (const credentials of [{ apiKey: '__PWRD__' }, {}]) {
      const { body } = await check({ ...here(), ...change, credentials });
      expect(body).toEqual({ key: 'enterAgain' });
    }
  });

  it('does not use the stored password for a typed login at another address', async () => {
    const given = {
      ...here(),
      authentication: 'loginPassword',
      baseUrl: 'https://attacker.example',
    };
    const { body } = await check({ ...given, credentials: { login: 'x', password: '__PWRD__' } });
    expect(body).toEqual({ key: 'enterAgain' });
  });

  it.each([
    ['nothing', {}, 'enterAll'],
    ['an empty key', { apiKey: ' ' }, 'enterAll'],
    ['an environment variable', { apiKey: '${SMSC_KEY}' }, 'deployFirst'],
  ])('asks for more with %s', async (_title, credentials, key) => {
    const runtime = new FakeRed([registerAccount]);
    const { body } = await check({ ...here(), credentials }, { runtime });
    expect(body).toEqual({ key });
  });

  it.each([['ftp://x'], ['https://a@b.example'], ['']])(
    'rejects the address %j',
    async (baseUrl) => {
      const { body } = await check({ ...here(), baseUrl, credentials: { apiKey: 'a' } });
      expect(body).toEqual({ key: 'wrongAddress' });
    },
  );

  it.each([[undefined], [null], ['text'], [[1]], [{ credentials: 5 }], [{ region: {} }]])(
    'survives the body %j',
    async (body) => {
      const answer = await ask(deploy(), CHECK, { params: { account: 'account' }, body });
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain('demo-key');
    },
  );

  it('takes JSON only, because a form of another site needs no permission', async () => {
    const { status } = await ask(deploy(), CHECK, {
      params: { account: 'account' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(status).toBe(415);
  });
});

describe('requests of an account', () => {
  let server: Server;
  const seen: string[] = [];
  let respond: (response: RedResponse) => void;
  let url = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Uint8Array[] = [];
      request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      request.on('end', () => {
        seen.push(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`);
        respond(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => void (seen.length = 0));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const getBalance = async (signal?: AbortSignal) => {
    const runtime = deploy({ baseUrl: `${url}/path` });
    const node = runtime.red.nodes.getNode('account') as unknown as {
      createClient(options: object): {
        getBalance(): Promise<{ ok: boolean; problem?: { name: string; reason?: string } }>;
      };
    };
    return await node.createClient({ signal, retriesReads: false }).getBalance();
  };

  it('have the secrets in their body only', async () => {
    respond = (response) => response.end('{"balance":"5"}');
    expect(await getBalance()).toMatchObject({ ok: true });
    expect(seen).toEqual([expect.stringMatching(/^POST \/sys\/balance\.php \S+&apikey=demo-key$/)]);
  });

  it('mask secrets that a response repeats', async () => {
    respond = (response) => response.end('{"balance":"5","echo":"demo-key"}');
    expect(JSON.stringify(await getBalance())).not.toContain('demo-key');
  });

  it('follow no redirect', async () => {
    respond = (response) => response.writeHead(302, { Location: `${url}/other` }).end();
    expect(await getBalance()).toMatchObject({ ok: false, problem: { reason: 'redirect' } });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ['a connection that breaks', (response: RedResponse) => response.destroy(), 'connection'],
    [
      'a response that breaks',
      (response: RedResponse) => {
        response.writeHead(200, { 'Content-Length': '100' }).write('{');
        setTimeout(() => response.destroy(), 20);
      },
      'connection',
    ],
    [
      'a response without end',
      (response: RedResponse) => {
        const block = Buffer.alloc(1_000_000, 0x20);
        const write = (): void => {
          if (response.destroyed) return;
          response.write(block, () => setImmediate(write));
        };
        response.on('error', () => undefined);
        write();
      },
      'tooLarge',
    ],
  ])('report %s', async (_title, behave, reason) => {
    respond = behave;
    expect(await getBalance()).toMatchObject({ ok: false, problem: { reason } });
  });

  it('end at an abort', async () => {
    respond = () => undefined;
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 50);
    expect(await getBalance(ending.signal)).toMatchObject({
      ok: false,
      problem: { reason: 'aborted' },
    });
  });

  it('show no secret on the node', () => {
    const node = deploy().red.nodes.getNode('account') as object;
    const shown = JSON.stringify({ ...node, credentials: undefined });
    expect(shown).not.toContain('demo-key');
  });
});
