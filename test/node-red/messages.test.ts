import { type EmulatorHandle, startEmulator } from '../../emulator/start';
import { accounts } from '../../packages/node-red/host/accounts';
import type { FlowMessage } from '../../packages/node-red/host/red';
import registerAccount from '../../packages/node-red/nodes/smsc-config/smsc-config';
import registerSend from '../../packages/node-red/nodes/smsc-send/smsc-send';
import registerSmsc from '../../packages/node-red/nodes/smsc/smsc';
import registerVerify from '../../packages/node-red/nodes/smsc-verify-code/smsc-verify-code';
import { type FakeNode, FakeRed, type Stored } from './support/fake-red';

const PHONE = '+77010000101';
const SECRETS = { apiKey: 'demo-key', callbackSecret: 'Zk3-tiny_host-secret-of-32-signs' };
const MODULES = [registerAccount, registerSend, registerSmsc, registerVerify];
const MEMORY_ONLY = { contextStorage: { default: { module: 'memory' } } };

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

interface Start {
  readonly parameters?: object;
  readonly stored?: Stored;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly account?: Readonly<Record<string, unknown>>;
  readonly credentials?: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, unknown>>;
}

function start(type: string, given: Start = {}): FakeNode {
  const { parameters = {}, stored, settings, account = {}, credentials = SECRETS, more } = given;
  const runtime = new FakeRed(MODULES, stored, settings);
  const place = { region: 'custom', baseUrl: emulator.url, authentication: 'apiKey' };
  runtime.start({ id: 'account', type: 'smsc-config', ...place, ...account }, credentials);
  return runtime.start({ id: 'node', type, account: 'account', parameters, ...more });
}

async function receive(node: FakeNode, message: FlowMessage): Promise<FlowMessage> {
  const { sent, error } = await node.receive(message);
  if (error) throw error;
  expect(sent).toHaveLength(1);
  return sent[0] as FlowMessage;
}

const texts = () => emulator.control.readMessages().map(({ phone, text }) => `${phone} ${text}`);

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
    expect(emulator.control.readLog().filter(({ kind }) => kind === 'request')).toHaveLength(1);
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

  it('gives an empty array for an empty array, and asks nothing', async () => {
    const output = await receive(start('smsc send'), { payload: [] });
    expect(output.payload).toEqual([]);
    expect(emulator.control.readLog()).toEqual([]);
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

  it('refuses a contact group that comes from the message', async () => {
    const { error } = await start('smsc send').receive({ payload: 'A', topic: 'G1' });
    expect(error?.message).toContain('group');
    expect(texts()).toEqual([]);
  });

  it('sends the same message again for another input, although the message ID is the same', async () => {
    const node = start('smsc send');
    const one = await receive(node, { _msgid: 'same', payload: 'A', topic: PHONE });
    await emulator.control.advance(120);
    const two = await receive(node, { _msgid: 'same', payload: 'A', topic: PHONE });
    expect(texts()).toHaveLength(2);
    expect((two.payload as { id: string }).id).not.toBe((one.payload as { id: string }).id);
  });
});

describe('msg.smsc.key', () => {
  const message = (payload: unknown, more = {}): FlowMessage => ({
    ...{ payload, topic: PHONE, smsc: { key: 'order-7' }, ...more },
  });

  it('sends once, whatever the text, and returns the earlier record', async () => {
    const node = start('smsc send');
    const first = await receive(node, message('A'));
    const again = await receive(node, message('B, later'));
    expect(texts()).toEqual(['77010000101 A']);
    expect(again.payload).toMatchObject({
      ...{ accepted: true, sentBefore: true, id: (first.payload as { id: string }).id },
    });
  });

  it('sends once for two messages at the same time', async () => {
    const node = start('smsc send');
    const outputs = await Promise.all([1, 2, 3].map(() => receive(node, message('A'))));
    expect(texts()).toHaveLength(1);
    expect(outputs.filter(({ payload }) => 'sentBefore' in (payload as object))).toHaveLength(2);
  });

  it('sends once after a restart', async () => {
    const stored: Stored = new Map();
    await receive(start('smsc send', { stored }), message('A'));
    accounts.clear();
    await receive(start('smsc send', { stored }), message('A'));
    expect(texts()).toHaveLength(1);
  });

  it('sends again what was rejected', async () => {
    const node = start('smsc send', { credentials: { apiKey: 'wrong-key-123' } });
    expect((await node.receive(message('A'))).error).not.toBeNull();
    const both = { topic: '+77010000907,+77010000101' };
    const other = start('smsc send');
    const first = await receive(other, message('A', both));
    expect(first.payload).toMatchObject([{ accepted: false }, { accepted: true }]);
    const { error } = await other.receive(message('A', both));
    expect(error).toMatchObject({ code: 'invalidPhone' });
    expect(error?.message).toContain('with the same msg.smsc.key');
    expect(texts()).toEqual(['77010000101 A']);
  });

  it('sends only to new recipients of a list, in any order', async () => {
    const node = start('smsc send');
    const row = (phone: string) => ({ phone, text: 'A' });
    await receive(node, { payload: [PHONE, '+77010000102'].map(row), smsc: { key: 'x' } });
    await receive(node, {
      payload: ['+77010000103', '+77010000102', PHONE].map(row),
      smsc: { key: 'x' },
    });
    expect(texts()).toEqual(['77010000101 A', '77010000102 A', '77010000103 A']);
  });

  it('keeps other keys and other nodes apart', async () => {
    const stored: Stored = new Map();
    const node = start('smsc send', { stored });
    await receive(node, message('A'));
    await emulator.control.advance(120);
    await receive(node, message('A', { smsc: { key: 'order-8' } }));
    await emulator.control.advance(120);
    await receive(start('smsc send', { stored, more: { id: 'other' } }), message('A'));
    expect(texts()).toHaveLength(3);
  });

  it('repeats the output of a fallback chain instead of the chain', async () => {
    const more = { resource: 'message', operation: 'sendWithFallback' };
    const node = start('smsc', { more });
    const first = await receive(node, message('A'));
    const again = await receive(node, message('A'));
    const { sentBefore, ...same } = again.payload as Record<string, unknown>;
    expect(sentBefore).toBe(true);
    expect(same).toEqual(first.payload);
  });

  it('warns once if the store is memory only', async () => {
    const node = start('smsc send', { settings: MEMORY_ONLY });
    await receive(node, message('A'));
    await receive(node, message('A'));
    expect(node.warnings.filter((text) => text.includes('memory only'))).toHaveLength(1);
    expect(texts()).toHaveLength(1);
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

  it('reports a value that cannot be evaluated, and sends nothing', async () => {
    const parameters = { to: { t: 'jsonata', v: '$x(' }, text: { t: 'str', v: 'A' } };
    const { error } = await start('smsc send', { parameters }).receive({ topic: PHONE });
    expect(error?.message).toContain('cannot be evaluated');
    expect(texts()).toEqual([]);
  });

  it('ends a lookup with its honest result when the node closes', async () => {
    const more = { resource: 'hlr', operation: 'lookup' };
    const node = start('smsc', {
      more,
      parameters: { options: { timeout: { t: 'num', v: '600' } } },
    });
    emulator.control.configure({ limits: false });
    const running = node.receive({ phone: '+77010000199' });
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
    const code = /\d{4,}/.exec(emulator.control.readMessages().at(-1)?.text ?? '')?.[0] ?? '';
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
