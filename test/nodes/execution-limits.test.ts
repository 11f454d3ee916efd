import type { IDataObject } from 'n8n-workflow';
import { accounts } from '../../nodes/accounts';
import { CREDENTIAL, fakeExecution, formOf, NODE, type Answers } from './support/fake-execution';
import { useFastTime } from './support/fast-time';
import { createNodeOf } from './support/node-of';

useFastTime();
beforeEach(() => accounts.clear());

const PRICE = 2;
const phoneOf = (index: number) => `+7701${String(1_000_000 + index)}`;
const send = (to: string, options: IDataObject = {}, text = 'Hello'): IDataObject => ({
  ...{ resource: 'message', operation: 'send', channel: 'sms', sender: '', to, text, options },
});
const sendWith = (operation: string, phone: string, options: IDataObject = {}): IDataObject => ({
  ...{ resource: operation === 'ping' ? 'number' : 'hlr', operation, phone, options },
  ...{ detail: 'full', simplify: true },
});
const sendCode = (phone: string, options: IDataObject = {}): IDataObject => ({
  ...{ resource: 'code', operation: 'send', channel: 'sms', sender: '', phone, text: '', options },
});

/** A gateway that rejects numbers that end in 999, and counts what it accepts. */
class Gateway {
  readonly sent: string[] = [];
  prices = 0;

  readonly answers: Answers = (path, fields) => {
    if (path !== '/sys/send.php') return { status: 1, id: '1', phone: '1', err: 0 };
    const phones = (fields.get('phones') ?? '').split(',');
    if (phones.every((phone) => phone.endsWith('999')))
      return { error: 'invalid number', error_code: 7 };
    const cost = String(phones.length * PRICE);
    const rows = phones.map((phone) => ({ phone, cost: String(PRICE) }));
    if (fields.get('cost') === '1') {
      this.prices += 1;
      return { cnt: phones.length, cost, phones: rows };
    }
    this.sent.push(...phones);
    return { id: fields.get('id') ?? '7', cnt: phones.length, cost, balance: '9', phones: rows };
  };
}

interface Call {
  readonly context: IDataObject;
  readonly asTool?: boolean;
  readonly runIndex?: number;
}

const errorOf = (output: readonly IDataObject[]) => output[0]?.error as IDataObject | undefined;
const listErrors = (results: readonly { readonly output: readonly IDataObject[] }[]) =>
  results.map(({ output }) => errorOf(output)).filter((error) => error !== undefined);

async function run(gateway: Gateway, items: IDataObject[], { context, asTool, runIndex }: Call) {
  const node = asTool === true ? { ...NODE, type: `${NODE.type}Tool` } : NODE;
  const { functions, requests } = fakeExecution({
    ...{ items, answers: gateway.answers, node, context, runIndex, sharesAccounts: true },
    credential: { ...CREDENTIAL, callbackSecret: 'A'.repeat(32) },
  });
  const outcome = await createNodeOf(items[0]?.resource)
    .execute.call(functions)
    .then(
      ([output = []]) => ({ output: output.map(({ json }) => json), error: null }),
      (error: Error) => ({ output: [], error }),
    );
  return { ...outcome, forms: requests.map(formOf) };
}

describe('Max Messages per Execution', () => {
  it('counts the rounds of a loop in a workflow', async () => {
    const gateway = new Gateway();
    const context = {};
    const errors: (string | undefined)[] = [];
    for (const runIndex of [0, 1, 2]) {
      const items = [0, 1].map((one) => {
        return send(phoneOf(2 * runIndex + one), { maxMessagesPerExecution: 4 });
      });
      errors.push((await run(gateway, items, { context, runIndex })).error?.message);
    }
    expect(gateway.sent).toHaveLength(4);
    expect(errors).toEqual([undefined, undefined, expect.stringContaining('6 messages')]);
    expect(errors[2]).toContain("'Max Messages per Execution' is 4");
  });

  it.each([1, 3, 7, 19])('holds for parallel calls of a tool: %d', async (most) => {
    const gateway = new Gateway();
    const context = {};
    const calls = Array.from({ length: 30 }, (_, index) =>
      run(gateway, [send(phoneOf(index), { maxMessagesPerExecution: most })], {
        ...{ context, asTool: true },
      }),
    );
    const results = await Promise.all(calls);
    expect(gateway.sent).toHaveLength(most);
    const refused = listErrors(results);
    expect(refused).toHaveLength(30 - most);
    expect(refused[0]).toMatchObject({ name: 'invalidInput' });
    expect(refused[0]?.advice).toContain('Only the owner of the workflow can change');
  });

  it.each(['ping', 'start'])('counts what %s sends', async (operation) => {
    const gateway = new Gateway();
    const context = {};
    const options = { maxMessagesPerExecution: 2 };
    for (const index of [0, 1, 2, 3]) {
      await run(gateway, [sendWith(operation, phoneOf(index), options)], { context });
    }
    expect(gateway.sent).toHaveLength(2);
  });

  it('does not count what the gateway rejects', async () => {
    const gateway = new Gateway();
    const context = {};
    const options = { maxMessagesPerExecution: 1 };
    await run(gateway, [send('+77011234999', options)], { context });
    await run(gateway, [send('+77011234568', options)], { context });
    expect(gateway.sent).toEqual(['+77011234568']);
  });

  it('starts anew with each execution', async () => {
    const gateway = new Gateway();
    const options = { maxMessagesPerExecution: 1 };
    for (const index of [0, 1]) {
      await run(gateway, [send(phoneOf(index), options)], { context: {} });
    }
    expect(gateway.sent).toHaveLength(2);
  });

  it('survives a wait, after which n8n has stored the data of the execution', async () => {
    const gateway = new Gateway();
    const options = { maxMessagesPerExecution: 1 };
    const context: IDataObject = {};
    await run(gateway, [send(phoneOf(0), options)], { context });
    const stored = JSON.parse(JSON.stringify(context)) as IDataObject;
    await run(gateway, [send(phoneOf(1), options)], { context: stored });
    expect(gateway.sent).toHaveLength(1);
  });

  it.each(['many', 0, -1, 1.5])('rejects the value %j', async (maxMessagesPerExecution) => {
    const gateway = new Gateway();
    const { error } = await run(gateway, [send(phoneOf(0), { maxMessagesPerExecution })], {
      context: {},
    });
    expect(error?.message).toContain('Max Messages per Execution');
    expect(gateway.sent).toEqual([]);
  });

  it('stops a group, whose members nobody has counted', async () => {
    const gateway = new Gateway();
    const { error } = await run(gateway, [send('G12', { maxMessagesPerExecution: 5 })], {
      context: {},
    });
    expect(error?.message).toContain('cannot count the members of G12');
  });
});

describe('Max Cost per Execution', () => {
  it.each([1, 4, 5, 11])('holds for parallel calls of a tool: %d', async (most) => {
    const gateway = new Gateway();
    const context = {};
    const calls = Array.from({ length: 12 }, (_, index) =>
      run(gateway, [send(phoneOf(index), { maxCostPerExecution: most })], {
        ...{ context, asTool: true },
      }),
    );
    const results = await Promise.all(calls);
    expect(gateway.sent).toHaveLength(Math.floor(most / PRICE));
    expect(gateway.prices).toBe(12);
    const refused = listErrors(results);
    expect(refused[0]?.message).toContain(`'Max Cost per Execution' is ${most}`);
  });

  it('holds in a loop, beside Max Cost of one run', async () => {
    const gateway = new Gateway();
    const context = {};
    const options = { maxCostPerExecution: 5, maxCost: 100 };
    const errors: (string | undefined)[] = [];
    for (const runIndex of [0, 1, 2]) {
      const { error } = await run(gateway, [send(phoneOf(runIndex), options)], {
        ...{ context, runIndex },
      });
      errors.push(error?.message);
    }
    expect(gateway.sent).toHaveLength(2);
    expect(errors[2]).toContain('would cost 6');
    expect(errors[2]).toContain('Spent so far: 4');
  });

  it('gives back the price of what was rejected', async () => {
    const gateway = new Gateway();
    const context = {};
    const options = { maxCostPerExecution: PRICE };
    await run(gateway, [send('+77011234999', options)], { context });
    await run(gateway, [send('+77011234568', options)], { context });
    expect(gateway.sent).toEqual(['+77011234568']);
  });
});

describe('a tool without limits', () => {
  it('sends to at most 10 recipients in one call', async () => {
    const gateway = new Gateway();
    const to = Array.from({ length: 11 }, (_, index) => phoneOf(index)).join();
    const tool = await run(gateway, [send(to)], { context: {}, asTool: true });
    expect(errorOf(tool.output)).toMatchObject({
      message: expect.stringContaining('There are 11 recipients') as string,
      advice: expect.stringContaining('Only the owner of the workflow') as string,
    });
    expect([gateway.sent, tool.forms]).toEqual([[], []]);
    await run(gateway, [send(to)], { context: {} });
    expect(gateway.sent).toHaveLength(11);
  });

  it('sends to more if its owner says so', async () => {
    const gateway = new Gateway();
    const to = Array.from({ length: 11 }, (_, index) => phoneOf(index)).join();
    await run(gateway, [send(to, { maxRecipients: 11 })], { context: {}, asTool: true });
    expect(gateway.sent).toHaveLength(11);
  });

  it('sends at most 20 messages in one execution', async () => {
    const gateway = new Gateway();
    const context = {};
    const calls = Array.from({ length: 60 }, (_, index) =>
      run(gateway, [send(phoneOf(index * 10))], { context, asTool: true }),
    );
    const last = (await Promise.all(calls)).at(-1);
    expect(gateway.sent).toHaveLength(20);
    expect(errorOf(last?.output ?? [])?.message).toContain('a tool sends at most 20');
  });
});

describe('a call that an agent repeats', () => {
  const call = (gateway: Gateway, context: IDataObject, to: string, text = 'Hello') =>
    run(gateway, [send(to, {}, text)], { context, asTool: true });

  it('is answered at once and not sent again', async () => {
    const gateway = new Gateway();
    const context = {};
    const [first] = (await call(gateway, context, phoneOf(1))).output;
    const { output, forms } = await call(gateway, context, phoneOf(1));
    expect(output).toMatchObject([{ accepted: true, id: first?.id, sentBefore: true }]);
    expect(output[0]?.errorText).toMatch(/^Already sent \d+ s ago, id .+; not sent again$/);
    expect([forms, gateway.sent]).toEqual([[], [phoneOf(1)]]);
  });

  it.each([
    ['77011000001', 'without the plus'],
    ['+7 (701) 100-00-01', 'with spaces and brackets'],
    ['007 701 100 00 01', 'with the prefix of calls abroad'],
  ])('is recognized as %s', async (spelling) => {
    const gateway = new Gateway();
    const context = {};
    await call(gateway, context, phoneOf(1));
    await call(gateway, context, spelling);
    expect(gateway.sent).toHaveLength(1);
  });

  it.each(['Hello ', ' Hello', 'Hello\n', 'Hel\u200blo', '\ufeffHello', 'Hello\u0000'])(
    'is not sent again as %j',
    async (text) => {
      const gateway = new Gateway();
      const context = {};
      await call(gateway, context, phoneOf(1));
      const { output } = await call(gateway, context, phoneOf(1), text);
      expect([output[0]?.sentBefore, gateway.sent.length]).toEqual([true, 1]);
    },
  );

  it('is not sent again with another comment, which the recipient does not see', async () => {
    const gateway = new Gateway();
    const context = {};
    for (const comment of ['first', 'second']) {
      await run(gateway, [send(phoneOf(1), { comment })], { context, asTool: true });
    }
    expect(gateway.sent).toEqual([phoneOf(1)]);
  });

  it.each([
    ['not sent again with the same Send At', [3, 3], 1],
    ['another message with another Send At', [3, 8], 2],
  ])('is %s', async (_title, hours, count) => {
    const gateway = new Gateway();
    const context = {};
    const now = Date.now();
    for (const hour of hours) {
      const sendAt = new Date(now + hour * 3_600_000).toISOString();
      await run(gateway, [send(phoneOf(1), { sendAt })], { context, asTool: true });
    }
    expect(gateway.sent).toHaveLength(count);
  });

  it('is sent once when calls are made at the same time', async () => {
    const gateway = new Gateway();
    const context = {};
    const lists = [[1, 2], [2, 1], [1], [2, 3], [3, 1, 2]];
    const calls = lists.map((list) => call(gateway, context, list.map(phoneOf).join()));
    const results = await Promise.all(calls);
    expect([...gateway.sent].sort()).toEqual([1, 2, 3].map(phoneOf));
    expect(results.flatMap(({ output }) => output)).toHaveLength(lists.flat().length);
    expect(results.flatMap(({ output }) => output).every((row) => row.accepted === true)).toBe(
      true,
    );
  });

  it('is sent if the text, the recipient or the execution is another', async () => {
    const gateway = new Gateway();
    const context = {};
    await call(gateway, context, phoneOf(1));
    await call(gateway, context, phoneOf(1), 'Hello!');
    await call(gateway, context, phoneOf(2));
    expect(gateway.sent).toHaveLength(3);
  });

  it('is sent if the gateway rejected the first one', async () => {
    const gateway = new Gateway();
    const context = {};
    for (const round of [1, 2]) {
      const { forms } = await call(gateway, context, '+77011234999');
      expect([round, forms.length > 0]).toEqual([round, true]);
    }
  });

  it('is not held back in a workflow', async () => {
    const gateway = new Gateway();
    const context = {};
    for (const runIndex of [0, 1]) {
      await run(gateway, [send(phoneOf(5), {}, `Round ${runIndex}`)], { context, runIndex });
    }
    expect(gateway.sent).toHaveLength(2);
  });
});

describe('one-time codes', () => {
  it.each([true, false])(
    'go to a number 3 times in one execution; as a tool: %s',
    async (asTool) => {
      const gateway = new Gateway();
      const context = {};
      const calls = [
        '+77011000001',
        '77011000001',
        '+7 701 100 00 01',
        '+77011000001',
        '+77011000001',
      ];
      const results = await Promise.all(
        calls.map((phone) => run(gateway, [sendCode(phone)], { context, asTool })),
      );
      expect(gateway.sent).toHaveLength(3);
      const texts = results.map(({ output, error }) => error?.message ?? errorOf(output)?.message);
      expect(texts.filter((text) => text !== undefined)).toHaveLength(2);
      expect(texts.at(-1)).toContain('got 3 codes in this execution already');
      await run(gateway, [sendCode('+77011000002')], { context, asTool });
      expect(gateway.sent).toHaveLength(4);
    },
  );

  it('go as often as the owner allows', async () => {
    const gateway = new Gateway();
    const context = {};
    const options = { maxCodesPerRecipient: 1 };
    for (let round = 0; round < 3; round += 1) {
      await run(gateway, [sendCode(phoneOf(1), options)], { context, asTool: true });
    }
    expect(gateway.sent).toHaveLength(1);
  });

  it('do not count when the gateway rejects them', async () => {
    const gateway = new Gateway();
    const context = {};
    for (let round = 0; round < 5; round += 1) {
      const { forms } = await run(gateway, [sendCode('+77011234999')], { context, asTool: true });
      expect(forms.length).toBeGreaterThan(0);
    }
  });
});
