import { createClient, type Client } from '../../protocol/clients/client';
import type { ClientOptions } from '../../protocol/clients/client-options';
import type { Problem } from '../../protocol/problem';
import type { TransportOutcome, TransportRequest } from '../../protocol/http-transport';
import { FakeTime } from '../../testkit/fake-time';

const SMS = { recipients: ['+77011234567'], channel: 'sms', text: 'Привет', cost: 3 } as const;
const KEY = { id: '1', phone: '77' };

function answer(body: unknown, httpStatus = 200): TransportOutcome {
  return { ok: true, httpStatus, body: Buffer.from(JSON.stringify(body)) };
}

function start(outcome: TransportOutcome | (() => never), options: Partial<ClientOptions> = {}) {
  const time = new FakeTime();
  const requests: TransportRequest[] = [];
  const transport = async (request: TransportRequest): Promise<TransportOutcome> => {
    requests.push(request);
    await time.sleep(100);
    return typeof outcome === 'function' ? outcome() : outcome;
  };
  const { clock, sleep } = time;
  const client = createClient({ transport, clock, sleep, ...options });
  return { client, requests, time };
}

describe('createClient', () => {
  it('sends one request in utf-8 and JSON', async () => {
    const { client, requests, time } = start(
      answer({ id: 5, cnt: 1, cost: '1.40', balance: '100.50' }),
    );
    const sent = await time.run(client.send(SMS));
    expect(sent).toMatchObject({
      ok: true,
      value: { id: '5', parts: 1, cost: 1.4, balance: 100.5 },
    });
    expect(requests).toEqual([
      {
        endpoint: 'send',
        path: '/sys/send.php',
        body: 'phones=%2B77011234567&mes=%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82&cost=3&op=1&err=1&charset=utf-8&fmt=3',
        timeoutMs: 30_000,
        signal: undefined,
      },
    ]);
  });

  it('uses the given charset, format and time limit', async () => {
    const body = Buffer.from('<result><id>5</id><cnt>1</cnt></result>');
    const { client, requests, time } = start(
      { ok: true, httpStatus: 200, body },
      { charset: 'windows-1251', format: 2, timeoutMs: 5 },
    );
    expect(await time.run(client.send(SMS))).toMatchObject({ ok: true, value: { id: '5' } });
    expect(requests[0]).toMatchObject({ timeoutMs: 5 });
    expect(requests[0]?.body).toContain('mes=%CF%F0%E8%E2%E5%F2');
    expect(requests[0]?.body).toMatch(/charset=windows-1251&fmt=2$/);
  });

  it('sends nothing when the input is invalid', async () => {
    const { client, requests, time } = start(answer({}));
    const problems = [
      await time.run(client.send({ ...SMS, text: '' })),
      await time.run(client.deleteMessage({ id: '', phone: '7' })),
      await time.run(client.getOperator('')),
    ];
    expect(problems.map((result) => !result.ok && result.problem.kind)).toEqual([
      'input',
      'input',
      'input',
    ]);
    expect(requests).toEqual([]);
  });

  it('names the recipient that the charset cannot encode', async () => {
    const { client, requests, time } = start(answer({}), { charset: 'koi8-r' });
    const sent = await time.run(client.send({ ...SMS, recipients: ['x@漢.example'] }));
    expect(sent).toMatchObject({ ok: false, problem: { parameter: 'to' } });
    expect(requests).toEqual([]);
  });

  it('deletes a message', async () => {
    const { client, requests, time } = start(answer({ result: 'OK' }));
    expect(await time.run(client.deleteMessage(KEY))).toEqual({ ok: true, value: true });
    expect(requests[0]?.body).toBe('phone=77&id=1&del=1&charset=utf-8&fmt=3');
  });

  it('reads balance and operator', async () => {
    const balance = start(answer({ balance: '250.80', currency: 'KZT' }));
    expect(await balance.time.run(balance.client.getBalance())).toMatchObject({
      ok: true,
      value: { balance: 250.8, currency: 'KZT', credit: null },
    });
    const operator = start(answer({ country: 'Kazakhstan', operator: 'X', mcc: '401', mnc: '02' }));
    expect(await operator.time.run(operator.client.getOperator('+7 701'))).toMatchObject({
      ok: true,
      value: { country: 'Kazakhstan', mcc: '401' },
    });
    expect(operator.requests[0]?.path).toBe('/sys/info.php');
  });

  it('returns an error of the gateway without retrying', async () => {
    const { client, requests, time } = start(answer({ error: 'duplicate', error_code: 9, id: 7 }));
    expect(await time.run(client.send(SMS))).toMatchObject({
      ok: false,
      problem: { kind: 'gateway', code: 9, retry: 'later' },
    });
    expect(requests).toHaveLength(1);
  });
});

describe('problems of a request', () => {
  const calls: [string, (client: Client) => Promise<{ ok: boolean; problem?: Problem }>][] = [
    ['send', (client) => client.send(SMS)],
    ['status', (client) => client.deleteMessage(KEY)],
    ['balance', (client) => client.getBalance()],
    ['info', (client) => client.getOperator('77')],
  ];
  const outcomes: [string, TransportOutcome | (() => never), object][] = [
    ['HTTP 503', answer({}, 503), { reason: 'httpStatus', httpStatus: 503 }],
    ['HTTP 404', answer({}, 404), { reason: 'httpStatus', httpStatus: 404 }],
    ['HTTP 302', answer({}, 302), { reason: 'redirect', httpStatus: 302 }],
    ['HTTP 199', answer({}, 199), { reason: 'httpStatus', httpStatus: 199 }],
    [
      'a time-out',
      { ok: false, details: { reason: 'timeout' } },
      { reason: 'timeout', httpStatus: null },
    ],
    [
      'a transport that throws',
      () => {
        throw new Error('POST psw=topsecret');
      },
      { reason: 'connection', httpStatus: null },
    ],
  ];
  const cases = calls.flatMap(([endpoint, call]) =>
    outcomes.map(([what, outcome, expected]) => ({ endpoint, call, what, outcome, expected })),
  );

  it.each(cases)('$endpoint reports $what', async ({ endpoint, call, outcome, expected }) => {
    const { client, requests, time } = start(outcome);
    const result = await time.run(call(client));
    const retry = endpoint === 'send' ? 'unknownOutcome' : 'later';
    expect(result).toMatchObject({ ok: false, problem: { kind: 'transport', endpoint, retry } });
    expect(result).toMatchObject({ problem: expected });
    expect(JSON.stringify(result)).not.toMatch(/topsecret|77011234567|%D0/);
    // Read requests are retried, unless the response would be the same.
    const { httpStatus } = expected as { httpStatus: number | null };
    const isRepeated = ['balance', 'info'].includes(endpoint) && (httpStatus ?? 500) >= 500;
    expect(requests).toHaveLength(isRepeated ? 3 : 1);
  });

  it.each(calls)('%s sends no requests after a cancellation', async (_endpoint, call) => {
    const { client, requests, time } = start(answer({}), { signal: AbortSignal.abort() });
    expect(await time.run(call(client))).toMatchObject({
      ok: false,
      problem: { reason: 'aborted', retry: 'later' },
    });
    expect(requests).toEqual([]);
  });

  it('reports a page instead of a response as unreadable', async () => {
    const page = Buffer.from('<html><body>Welcome</body></html>');
    const { client, time } = start({ ok: true, httpStatus: 200, body: page });
    expect(await time.run(client.getBalance())).toMatchObject({
      ok: false,
      problem: { kind: 'unreadable', retry: 'later' },
    });
  });
});

describe('rate limits of reading endpoints', () => {
  it('allow ten balance requests a minute', async () => {
    const { client, requests, time } = start(answer({ balance: '1' }));
    const all = Promise.all(Array.from({ length: 12 }, () => client.getBalance()));
    const began = time.clock();
    expect((await time.run(all)).every(({ ok }) => ok)).toBe(true);
    expect(requests).toHaveLength(12);
    expect(time.clock() - began).toBeGreaterThan(61_000);
  });

  it('allow three equal and 99 different operator requests a minute', async () => {
    const { client, requests, time } = start(answer({ operator: 'X' }));
    const began = time.clock();
    for (let index = 0; index < 3; index += 1) await time.run(client.getOperator('77'));
    expect(time.clock() - began).toBe(300);
    for (let index = 0; index < 96; index += 1) await time.run(client.getOperator(`770${index}`));
    expect(time.clock() - began).toBe(9900);
    await time.run(client.getOperator('78'));
    expect(time.clock() - began).toBe(61_000 + 200);
    expect(requests).toHaveLength(100);
    await time.run(client.getOperator('77'));
    expect(time.clock() - began).toBe(61_000 + 300);
  });

  it('return a problem when the wait is cancelled', async () => {
    const abort = new AbortController();
    const { client, requests, time } = start(answer({ balance: '1' }), { signal: abort.signal });
    for (let index = 0; index < 10; index += 1) await time.run(client.getBalance());
    const cancelled = time.sleep(1000).then(() => abort.abort());
    const balance = await time.run(client.getBalance());
    await cancelled;
    expect(balance).toMatchObject({
      ok: false,
      problem: { reason: 'aborted', retry: 'later' },
    });
    expect(requests).toHaveLength(10);
  });
});
