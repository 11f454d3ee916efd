import type { Stored } from './support/fake-red';
import { FlowStage, PHONE, receive, type Start } from './support/flow-stage';

let stage: FlowStage;
beforeAll(async () => {
  stage = await FlowStage.start();
});
beforeEach(() => stage.reset());
afterAll(async () => await stage.emulator.stop());

const start = (type: string, given: Start = {}) => stage.deploy(type, given);
const texts = () => stage.texts();

describe('smsc send', () => {
  it('takes the text from the payload and the number from the topic, and keeps everything else', async () => {
    const output = await receive(start('smsc send'), {
      ...{ _msgid: '1', payload: 'Hello', topic: PHONE, mine: { a: 1 } },
    });
    expect(output).toMatchObject({
      ...{ _msgid: '1', topic: PHONE, phone: PHONE, mine: { a: 1 } },
      payload: { phone: PHONE, accepted: true, errorCode: null },
    });
    expect(texts()).toEqual(['77010000101 Hello']);
  });

  it('prefers msg.phone to msg.topic, and the dialog to both', async () => {
    await receive(start('smsc send'), { payload: 'A', topic: 'a/b', phone: PHONE });
    const parameters = { to: { t: 'str', v: '+77010000102' }, text: { t: 'str', v: 'B' } };
    await receive(start('smsc send', { parameters }), { payload: 'A', phone: PHONE });
    expect(texts()).toEqual(['77010000101 A', '77010000102 B']);
  });

  it('sends a row for each element of an array, in one request', async () => {
    const output = await receive(start('smsc send'), {
      payload: [
        { phone: PHONE, text: 'A' },
        { phone: '+77010000102', text: 'B' },
      ],
    });
    expect(output.payload).toMatchObject([{ phone: PHONE }, { phone: '+77010000102' }]);
    expect(texts()).toEqual(['77010000101 A', '77010000102 B']);
    expect(stage.emulator.control.readLog().filter(({ kind }) => kind === 'request')).toHaveLength(
      1,
    );
  });

  it('reads plain elements as numbers if the dialog has the text', async () => {
    const parameters = { text: { t: 'str', v: 'Hi' } };
    const node = start('smsc send', { parameters });
    const output = await receive(node, { payload: [PHONE, '+77010000102'] });
    expect(output.payload).toHaveLength(2);
    expect(texts()).toEqual(['77010000101 Hi', '77010000102 Hi']);
  });

  it('reads plain elements as texts if the text comes from the payload', async () => {
    await receive(start('smsc send'), { phone: PHONE, payload: ['A', 'B'] });
    expect(texts()).toEqual(['77010000101 A', '77010000101 B']);
  });

  it.each([
    ['dryrun', 'dryRun'],
    ['dry_run', 'dryRun'],
    ['MaxCost', 'maxCost'],
    ['max cost', 'maxCost'],
  ])('sends nothing if msg.smsc.options has %s instead of %s', async (name, meant) => {
    const smsc = { options: { [name]: true } };
    const { error } = await start('smsc send').receive({ payload: 'A', phone: PHONE, smsc });
    expect(error).toMatchObject({
      code: 'invalidInput',
      message: expect.stringContaining(`Write "${meant}"`),
    });
    expect(texts()).toEqual([]);
  });

  it.each([
    ['text', '{"options":{"dryRun":true}}'],
    ['an array', [{ options: { dryRun: true } }]],
    ['an option beside options', { dryRun: true }],
    ['a misspelt option beside options', { max_cost: 0 }],
    ['another spelling of options', { Options: { dryRun: true } }],
    ['one option', { option: { dryRun: true } }],
    ['another spelling of key', { Key: 'order-7' }],
    ['a map of options', { options: new Map([['dryRun', true]]) }],
    ['a buffer of options', { options: Buffer.from('{"dryRun":true}') }],
  ])('sends nothing if msg.smsc is or has %s', async (_kind, smsc) => {
    const { error } = await start('smsc send').receive({ payload: 'A', phone: PHONE, smsc });
    expect(error).toMatchObject({
      code: 'invalidInput',
      message: expect.stringMatching(/^msg\.smsc.*Nothing was sent/),
    });
    expect(texts()).toEqual([]);
  });

  it.each(['viber', 'mms'])('takes an optional text of %s from the payload', async (channel) => {
    const parameters = { channel: { t: 'choice', v: channel }, subject: { t: 'str', v: 'S' } };
    await receive(start('smsc send', { parameters }), { payload: 'Hello', phone: PHONE });
    expect(texts()).toEqual([expect.stringContaining('Hello')]);
  });

  it('does not take a file in the payload for the text beside it', async () => {
    const attachments = { t: 'str', v: 'payload' };
    const parameters = { channel: { t: 'choice', v: 'viber' }, attachments };
    const payload = Buffer.alloc(200, 1);
    const output = await receive(start('smsc send', { parameters }), { payload, phone: PHONE });
    expect(output.payload).toMatchObject({ accepted: true });
  });

  it('warns once of an option that the operation does not have', async () => {
    const node = start('smsc send');
    const smsc = { options: { forAnotherNode: 1, __proto__: { maxCost: 0 } } };
    for (const payload of ['A', 'B']) await receive(node, { payload, phone: PHONE, smsc });
    const named = node.warnings.filter((one) => one.includes('forAnotherNode'));
    expect(named).toHaveLength(1);
    expect(texts()).toHaveLength(2);
  });

  it('gives an empty array for an empty array, and asks nothing', async () => {
    const output = await receive(start('smsc send'), { payload: [] });
    expect(output.payload).toEqual([]);
    expect(stage.emulator.control.readLog()).toEqual([]);
  });

  it('reads options from msg.smsc, but the dialog wins', async () => {
    const options = { maxCost: { t: 'num', v: '0.5' } };
    const node = start('smsc send', { parameters: { options } });
    const { error } = await node.receive({
      ...{ payload: 'A', topic: PHONE, smsc: { options: { maxCost: 100, maxParts: 1 } } },
    });
    expect(error).toMatchObject({ message: expect.stringContaining("'Max Cost'") });
    const other = start('smsc send');
    const dry = { payload: 'A', topic: PHONE, smsc: { options: { dryRun: true } } };
    expect((await receive(other, dry)).payload).toMatchObject({ dryRun: expect.anything() });
    expect(texts()).toEqual([]);
  });

  it('reports a problem to the catch node with its name, what happened and advice', async () => {
    const node = start('smsc send');
    const { sent, error } = await node.receive({ payload: 'A', topic: 'nobody' });
    expect(sent).toEqual([]);
    expect(error).toMatchObject({ code: 'invalidInput' });
    expect(error?.message).toContain("'To'");
    expect(error?.message).toContain('international format');
    expect(node.statuses.at(-1)).toMatchObject({ fill: 'red', text: 'smsc-send.status.failed' });
  });

  it('reports what the gateway rejects, with its code, and no secret', async () => {
    const node = start('smsc send', { credentials: { apiKey: 'wrong-key-123' } });
    const { error } = await node.receive({ payload: 'A', topic: PHONE });
    expect(error).toMatchObject({ code: 'invalidCredentials' });
    expect(error?.message).toContain('code 2');
    expect(JSON.stringify([error, error?.message])).not.toContain('wrong-key-123');
  });

  it('does not send without an account or with a wrong address', async () => {
    const lone = start('smsc send', { more: { account: 'gone' } });
    expect((await lone.receive({ payload: 'A', topic: PHONE })).error?.message).toContain(
      'Account',
    );
    const wrong = start('smsc send', { account: { baseUrl: 'sms.example.com' } });
    expect((await wrong.receive({ payload: 'A', topic: PHONE })).error?.message).toContain(
      'Address',
    );
  });

  it('continues after a failed row of an array on request', async () => {
    const rows = [
      { phone: 'x', text: 'A' },
      { phone: PHONE, text: 'B' },
    ];
    const stopping = await start('smsc send').receive({ payload: rows });
    expect(stopping.error?.message).toContain('Row 1 of 2');
    expect(stopping.error?.message).toContain("'On Failed Row'");
    expect(texts()).toEqual([]);
    const node = start('smsc send', { more: { onFailedRow: 'continue' } });
    const output = await receive(node, { payload: rows });
    expect(output.payload).toMatchObject([
      { phone: 'x', accepted: false, error: { name: 'invalidInput' } },
      { phone: PHONE, accepted: true },
    ]);
  });

  it('leaves out fields that the form hides', async () => {
    const parameters = { subject: { t: 'str', v: 'Hidden' }, channel: { t: 'choice', v: 'sms' } };
    await receive(start('smsc send', { parameters }), { payload: 'A', topic: PHONE });
    const [request] = stage.emulator.control.readLog();
    expect(JSON.stringify(request)).not.toContain('Hidden');
  });

  it('refuses a contact group that comes from the message', async () => {
    const { error } = await start('smsc send').receive({ payload: 'A', topic: 'G1' });
    expect(error?.message).toContain('group');
    expect(texts()).toEqual([]);
  });

  it('sends the same message again for another input, although the message ID is the same', async () => {
    const node = start('smsc send');
    const one = await receive(node, { _msgid: 'same', payload: 'A', topic: PHONE });
    await stage.emulator.control.advance(120);
    const two = await receive(node, { _msgid: 'same', payload: 'A', topic: PHONE });
    expect(texts()).toHaveLength(2);
    expect((two.payload as { id: string }).id).not.toBe((one.payload as { id: string }).id);
  });
});

describe('smsc', () => {
  it.each([
    ['account', 'getBalance', { balance: expect.any(Number) }],
    ['number', 'format', { phone: PHONE, isValid: true }],
  ])('returns one record of %s: %s', async (resource, operation, record) => {
    const node = start('smsc', { more: { resource, operation } });
    expect((await receive(node, { topic: PHONE, payload: [1] })).payload).toBeDefined();
    expect((await receive(node, { topic: PHONE, payload: '' })).payload).toMatchObject(record);
  });

  it('returns an array of a list with any number of records', async () => {
    const node = start('smsc', { more: { resource: 'group', operation: 'getMany' } });
    expect((await receive(node, { payload: '' })).payload).toEqual(expect.any(Array));
  });

  it.each([['sendAndWait'], ['gone'], [undefined]])('has no operation %s', async (operation) => {
    const node = start('smsc', { more: { resource: 'message', operation } });
    expect((await node.receive({ payload: '' })).error).toMatchObject({ code: 'invalidInput' });
  });

  it.each([[Number.NaN], [Number.NEGATIVE_INFINITY]])(
    'does not send the text %p',
    async (payload) => {
      const { error } = await start('smsc send').receive({ payload, topic: PHONE });
      expect(error).toMatchObject({
        ...{ code: 'invalidInput', message: expect.stringContaining("'Text' is ") },
      });
      expect(texts()).toEqual([]);
    },
  );

  it('reports a value that cannot be evaluated, and sends nothing', async () => {
    const parameters = { to: { t: 'jsonata', v: '$x(' }, text: { t: 'str', v: 'A' } };
    const { error } = await start('smsc send', { parameters }).receive({ topic: PHONE });
    expect(error?.message).toContain('\'To\' cannot be evaluated: Expected ")"');
    expect(texts()).toEqual([]);
  });

  it.each([
    ['maxCost', { t: 'msg', v: 'limit' }, "'Max Cost' has no value: msg.limit is empty"],
    ['dryRun', { t: 'msg', v: 'test' }, "'Dry Run' has no value: msg.test is empty"],
    ['sendOnceKey', { t: 'msg', v: 'order.id' }, 'has no value: msg.order.id is empty'],
  ])('sends nothing if the guard %s has no value', async (name, typed, text) => {
    const parameters = { options: { [name]: typed } };
    const node = start('smsc send', { parameters });
    const { error } = await node.receive({ topic: PHONE, payload: 'A' });
    expect(error).toMatchObject({ code: 'invalidInput', message: expect.stringContaining(text) });
    const message = { topic: PHONE, payload: 'A', smsc: { options: { [name]: undefined } } };
    const given = await start('smsc send').receive(message);
    expect(given.error?.message).toContain(`msg.smsc.options.${name} has no value`);
    expect(texts()).toEqual([]);
  });

  it.each([
    ['minBalance', '  ', 'Minimum Balance'],
    ['skipBlocked', '\u00a0', 'Leave Out Blocked Numbers'],
    ['maxCostPerExecution', undefined, 'Max Cost per Input'],
  ])('names the guard %s with the value %j as its dialog does', async (name, limit, label) => {
    const parameters = { options: { [name]: { t: 'msg', v: 'limit' } } };
    const node = start('smsc send', { parameters });
    const { error } = await node.receive({ topic: PHONE, payload: 'A', limit });
    expect([error?.message, texts()]).toEqual([
      `'${label}' has no value: msg.limit is empty. Nothing was sent`,
      [],
    ]);
  });

  it('sends without an option that is no guard and has no value', async () => {
    const parameters = { options: { comment: { t: 'msg', v: 'note' } } };
    const { error } = await start('smsc send', { parameters }).receive({
      ...{ topic: PHONE, payload: 'A' },
    });
    expect([error, texts()]).toEqual([null, [expect.stringContaining(' A')]]);
  });

  it('names options in errors as its dialog does', async () => {
    const smsc = { options: { maxCostPerExecution: 0.001 } };
    const { error } = await start('smsc send').receive({ topic: PHONE, payload: 'A', smsc });
    expect(error?.message).toContain("'Max Cost per Input'");
    expect(error?.message).not.toContain('per Execution');
    expect(texts()).toEqual([]);
  });

  it('ends a lookup with its honest result when the node closes', async () => {
    const more = { resource: 'hlr', operation: 'lookup' };
    const node = start('smsc', {
      more,
      parameters: { options: { timeout: { t: 'num', v: '600' } } },
    });
    stage.emulator.control.configure({ limits: false });
    stage.emulator.control.setFaults([
      { kind: 'delay', endpoint: 'status', times: null, ms: 20_000 },
    ]);
    const running = node.receive({ phone: '+77011230003' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const from = Date.now();
    await node.close();
    expect(Date.now() - from).toBeLessThan(5000);
    const { sent, error } = await running;
    expect(sent.length + (error === null ? 0 : 1)).toBe(1);
  });
});

describe('smsc verify code', () => {
  async function sendCode(stored: Stored): Promise<{ token: string; code: string }> {
    const parameters = { text: { t: 'str', v: 'Code {code}' } };
    const more = { resource: 'code', operation: 'send', id: 'sender' };
    const output = await receive(start('smsc', { stored, parameters, more }), { phone: PHONE });
    const { token } = output.payload as { token: string };
    const code = /\d{4,}/.exec(stage.emulator.control.readMessages().at(-1)?.text ?? '')?.[0] ?? '';
    return { token, code };
  }

  it('sends a right code to the first output and a wrong one to the second', async () => {
    const stored: Stored = new Map();
    const { token, code } = await sendCode(stored);
    const node = start('smsc verify code', { stored });
    const wrong = await node.receive({ token, payload: '0', phone: PHONE, mine: 1 });
    expect(wrong.sent).toMatchObject([
      [null, { payload: { verified: false, reason: 'wrongCode' }, mine: 1 }],
    ]);
    const right = await node.receive({ token, payload: code, phone: PHONE });
    expect(right.sent).toMatchObject([[{ payload: { verified: true }, phone: PHONE }, null]]);
  });

  it('accepts a code once, also after a restart', async () => {
    const stored: Stored = new Map();
    const { token, code } = await sendCode(stored);
    await start('smsc verify code', { stored }).receive({ token, payload: code, phone: PHONE });
    const kept = stored.get('node default smscState');
    expect(kept).toMatchObject({ codeAttempts: expect.any(Object) });
    const again = await start('smsc verify code', { stored }).receive({
      ...{ token, payload: code, phone: PHONE },
    });
    expect(again.sent).toMatchObject([[null, { payload: { reason: 'alreadyUsed' } }]]);
  });
});
