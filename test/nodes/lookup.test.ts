import { createExecutionHost } from '../../nodes/shared/execution-host';
import { lookup } from '../../operations/hlr/hlr';
import {
  type AwaitedStatus,
  buildSendRequest,
  type Client,
  failure,
  requestError,
  type MessageKey,
  type SendOrder,
  type SendParameters,
  type SendSettings,
  success,
} from '../../protocol';
import { sendMessages } from '../../protocol/bulk/send-messages';
import { fakeExecution } from './support/fake-execution';
import { refusing } from './support/refusing';

const ID: unknown = expect.stringMatching(/^n8n-[a-z0-9]{16}-[a-z0-9]{14}$/);
const TERMS = { resource: 'hlr', operation: 'lookup' };

/** A client whose every number is reachable at once, unless the test overrides it. */
function fakeClient(statusOf: (key: MessageKey) => Partial<AwaitedStatus> = () => ({})) {
  const sent: SendParameters[] = [];
  const awaited: unknown[] = [];
  const ports = refusing('The ports', {
    build: (parameters: SendParameters) =>
      buildSendRequest(parameters, { charset: 'utf-8', format: 3, now: new Date() }),
    clock: () => Date.now(),
    patienceMs: undefined,
    noteSent: () => {},
    monotonicNow: () => performance.now(),
    sleep: () => Promise.resolve(),
    signal: undefined,
    random: () => 1,
    send: (parameters: SendParameters) => {
      sent.push(parameters);
      if (parameters.recipients.includes('70000000000')) {
        return Promise.resolve(failure(requestError('send', 3)));
      }
      const recipients = parameters.recipients.map((phone) => ({
        phone: phone.replace('+', ''),
        mccmnc: null,
        cost: 0.5,
        parts: null,
        status: phone === '123' ? 22 : null,
        error: phone === '123' ? 249 : null,
        extra: {},
      }));
      const totals = { parts: null, cost: 1, balance: 9, code: null, extra: {} };
      const id = parameters.messageId ?? '';
      return Promise.resolve(success({ id, recipients, ...totals }));
    },
  });
  const client = refusing('The client', {
    sendAll: (items: (SendOrder | null)[], settings: SendSettings) =>
      sendMessages(items, settings, ports as never),
    awaitFinal: (keys: readonly MessageKey[], plan: unknown) => {
      awaited.push(plan);
      const reachable = (key: MessageKey) => ({ ...key, status: 1, err: 0, type: 4 });
      return Promise.resolve(
        keys.map((key) => ({ key, fields: reachable(key), problem: null, ...statusOf(key) })),
      );
    },
  });
  return { client: client as unknown as Client, sent, awaited };
}

async function runWithHints(
  items: { phone: unknown; [name: string]: unknown }[],
  { client }: { client: Client },
  stopOnFailure = false,
) {
  const given = items.map((item) => ({ ...TERMS, ...item }));
  const { functions, hints } = fakeExecution({ items: given as never, answers: () => '' });
  const host = createExecutionHost(functions, { credential: 'smscApi' });
  const run = { host, client, itemCount: items.length, stopOnFailure };
  return { results: await lookup.execute(run), hints };
}

async function run(...parameters: Parameters<typeof runWithHints>) {
  return (await runWithHints(...parameters)).results;
}

describe('hlr: lookup', () => {
  it('sends the numbers of all items together and polls them together', async () => {
    const fake = fakeClient();
    const results = await run(
      [{ phone: '+77011234567' }, { phone: '77017654321,77011111111' }],
      fake,
    );
    expect(fake.sent.map(({ recipients, channel }) => [channel, ...recipients])).toEqual([
      ['hlr', '+77011234567', '77017654321', '77011111111'],
    ]);
    expect(fake.awaited).toEqual([{ detail: 1, timeoutMs: 120_000, pollIntervalMs: 5_000 }]);
    expect(results).toMatchObject([
      { ok: true, value: [{ id: ID, phone: '+77011234567', verdict: 'reachable' }] },
      { ok: true, value: [{ phone: '+77017654321' }, { phone: '+77011111111' }] },
    ]);
  });

  it('looks up once a number that several items contain', async () => {
    const fake = fakeClient();
    const results = await run([{ phone: '77011234567' }, { phone: '77011234567' }], fake);
    expect(fake.sent.map(({ recipients }) => recipients)).toEqual([['77011234567']]);
    expect(results.map((result) => result.ok && result.value.length)).toEqual([1, 1]);
  });

  it('waits separately for items with other settings', async () => {
    const fake = fakeClient();
    const options = { timeout: 10, pollInterval: 2 };
    await run(
      [{ phone: '77011234567' }, { phone: '77017654321', detail: 'extended', options }],
      fake,
    );
    expect(fake.sent).toHaveLength(1);
    expect(fake.awaited).toHaveLength(2);
    expect(fake.awaited[1]).toEqual({ detail: 2, timeoutMs: 10_000, pollIntervalMs: 2_000 });
  });

  it('sends at most 500 numbers in one request', async () => {
    const fake = fakeClient();
    const phones = Array.from({ length: 501 }, (_, index) => String(77010000000 + index));
    const [result] = await run([{ phone: phones }], fake);
    expect(fake.sent.map(({ recipients }) => recipients.length)).toEqual([500, 1]);
    expect(result?.ok && result.value.length).toBe(501);
  });

  it('reports one rejected number among others as invalid, without waiting for it', async () => {
    const fake = fakeClient();
    const results = await run([{ phone: '123' }, { phone: '77011234567' }], fake);
    expect(results).toMatchObject([
      { ok: true, value: [{ phone: '123', errorCode: 249, verdict: 'invalid' }] },
      { ok: true, value: [{ verdict: 'reachable' }] },
    ]);
  });

  it.each([
    ['is still on its way', (key: MessageKey) => ({ fields: { ...key, status: 0, type: 4 } })],
    ['never arrived', () => ({ fields: null, problem: requestError('status', 9) })],
  ])(
    'returns the verdict pending and the ID when the time is over and the result %s',
    async (_title, statusOf) => {
      const [result] = await run([{ phone: '77011234567' }], fakeClient(statusOf));
      expect(result).toMatchObject({
        ok: true,
        value: [{ id: ID, phone: '+77011234567', isFinal: false, verdict: 'pending' }],
      });
    },
  );

  it.each([
    ['an error', requestError('status', 9), /too many requests at once/],
    ['a turn after the end', null, /limits of the gateway left no time/],
  ])('reports a number without any result because of %s', async (_title, problem, reason) => {
    const fake = fakeClient(({ phone }) =>
      phone === '+77011234567' ? { fields: null, problem } : {},
    );
    const items = [{ phone: '77011234567' }, { phone: '77017654321' }];
    const { results, hints } = await runWithHints(items, fake);
    expect(results[0]).toMatchObject({
      value: [{ errorText: expect.stringMatching(reason), verdict: 'pending' }],
    });
    expect(hints).toMatchObject([{ message: expect.stringMatching(reason) }]);
    expect(hints[0]?.message).toContain('for one number got no response');
  });

  it('shows a hint after a rejected status request, and none while the operator is silent', async () => {
    const fields = (key: MessageKey) => ({ ...key, status: 0, type: 4 });
    const silent = fakeClient((key) => ({ fields: fields(key) }));
    expect((await runWithHints([{ phone: '77011234567' }], silent)).hints).toEqual([]);
    const problem = requestError('status', 9);
    const refused = fakeClient((key) => ({ fields: fields(key), problem }));
    expect((await runWithHints([{ phone: '77011234567' }], refused)).hints).toHaveLength(1);
  });

  it("returns the gateway's own fields when not simplified", async () => {
    const [result] = await run([{ phone: '77011234567', simplify: false }], fakeClient());
    expect(result).toEqual(
      success([{ id: ID, phone: '+77011234567', status: 1, err: 0, type: 4 }]),
    );
  });

  it('fails the items of a rejected request and keeps the others', async () => {
    const phones = Array.from({ length: 500 }, (_, index) => String(77010000000 + index));
    const items = [{ phone: phones }, { phone: 'Anna' }, { phone: '70000000000' }];
    const [first, ...others] = await run(items, fakeClient());
    expect(first?.ok && first.value.length).toBe(500);
    expect(others).toMatchObject([
      { ok: false, problem: { kind: 'input', parameter: 'phone' } },
      { ok: false, problem: { code: 3 } },
    ]);
  });

  it('keeps the numbers of an item whose other numbers were in a rejected request', async () => {
    const phones = Array.from({ length: 500 }, (_, index) => String(77010000000 + index));
    const [result] = await run([{ phone: [...phones, '70000000000'] }], fakeClient());
    const outputs = result?.ok ? result.value : [];
    expect(outputs).toHaveLength(501);
    expect(outputs[499]).toMatchObject({ verdict: 'reachable' });
    // Like the row of a recipient of a message: `error` marks an item that failed as a whole.
    expect(outputs[500]).toEqual({
      ...{ phone: '+70000000000', accepted: false, errorCode: 3, errorName: 'insufficientFunds' },
      ...{ errorText: expect.any(String), input: '70000000000' },
    });
  });

  it('sends nothing when an invalid item ends the run, and does not wait after a rejection', async () => {
    const bad = fakeClient();
    await run([{ phone: '77011234567' }, { phone: 'Anna' }], bad, true);
    expect(bad.sent).toEqual([]);
    const refused = fakeClient();
    const items = [{ phone: '70000000000' }, { phone: '77011234567', options: { timeout: 5 } }];
    expect((await run(items, refused, true))[0]).toMatchObject({ ok: false });
    expect(refused.awaited).toEqual([]);
  });

  it('rejects an invalid waiting time', async () => {
    const items = [{ phone: '77011234567', options: { timeout: 'long' } }];
    expect(await run(items, fakeClient())).toMatchObject([
      { ok: false, problem: { parameter: 'timeout' } },
    ]);
  });
});
