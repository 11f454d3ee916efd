import { accounts } from '../../packages/node-red/host/accounts';
import type { FlowMessage } from '../../packages/node-red/host/red';
import type { Stored } from './support/fake-red';
import { FlowStage, PHONE, receive, type Start } from './support/flow-stage';

const MEMORY_ONLY = { contextStorage: { default: { module: 'memory' } } };

let stage: FlowStage;
beforeAll(async () => {
  stage = await FlowStage.start();
});
beforeEach(() => stage.reset());
afterAll(async () => await stage.emulator.stop());

const start = (type: string, given: Start = {}) => stage.deploy(type, given);
const texts = () => stage.texts();

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

  it('does not send again what a process was sending when it ended', async () => {
    const stored: Stored = new Map();
    stage.emulator.control.setFaults([{ kind: 'delay', endpoint: 'send', ms: 1500 }]);
    const lost = start('smsc send', { stored }).receive(message('A'));
    while (texts().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const kept: Stored = new Map(structuredClone([...stored]));
    accounts.clear();
    const again = await receive(start('smsc send', { stored: kept }), message('A'));
    expect(again.payload).toMatchObject({ accepted: true, phone: PHONE });
    await lost;
    expect(texts()).toHaveLength(1);
  });

  it('does not send again what is in doubt, also in another order', async () => {
    const stored: Stored = new Map();
    stage.emulator.control.setFaults([{ kind: 'delay', endpoint: 'send', ms: 1500 }]);
    const rows = [PHONE, '+77010000102'].map((phone) => ({ phone, text: 'A' }));
    const list = (payload: readonly object[]): FlowMessage => ({ payload, smsc: { key: 'x' } });
    const lost = start('smsc send', { stored }).receive(list(rows));
    while (texts().length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const kept: Stored = new Map(structuredClone([...stored]));
    accounts.clear();
    stage.emulator.control.setFaults([]);
    await stage.emulator.control.advance(120);
    const node = start('smsc send', { stored: kept, more: { onFailedRow: 'continue' } });
    const reversed = await receive(node, list([...rows].reverse()));
    expect(reversed.payload).toMatchObject([{ accepted: null }, { accepted: null }]);
    expect((await receive(node, list(rows))).payload).toMatchObject([
      ...[{ accepted: true }, { accepted: true }],
    ]);
    await lost;
    expect(texts()).toHaveLength(2);
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

  it('sends only the rest of a list with two messages for one recipient', async () => {
    const node = start('smsc send', { more: { onFailedRow: 'continue' } });
    const send = async (...list: string[]) => {
      const payload = list.map((text) => ({ phone: PHONE, text }));
      return (await receive(node, { payload, smsc: { key: 'x' } })).payload;
    };
    expect(await send('one', '')).toMatchObject([{ accepted: true }, { accepted: false }]);
    const [first, second] = (await send('one', 'two')) as object[];
    expect(first).toHaveProperty('sentBefore', true);
    expect(second).not.toHaveProperty('sentBefore');
    expect(texts()).toEqual(['77010000101 one', '77010000101 two']);
  });

  it('pays nothing twice if another row of the list failed', async () => {
    const text = (v: string) => ({ t: 'str', v });
    const more = { resource: 'subClient' };
    const create = start('smsc', {
      more: { ...more, operation: 'create' },
      parameters: { login: text('branch1'), password: text('Passw0rd!x') },
    });
    await receive(create, { payload: '' });
    const node = start('smsc', {
      more: { ...more, operation: 'topUp' },
      parameters: { login: { t: 'msg', v: 'payload' }, amount: { t: 'num', v: '5' } },
    });
    const topUp = async () =>
      (await node.receive({ payload: ['branch1', 'nobody'], smsc: { key: 'y' } })).error;
    expect(await topUp()).toMatchObject({ code: 'subClientNotFound' });
    expect((await topUp())?.message).toContain('did not finish');
    expect(stage.emulator.control.readSubClients()).toMatchObject([{ balance: 5 }]);
  });

  it.each([[{ order: 7 }], [true], [['7']], [Number.NaN]])('rejects the key %p', async (key) => {
    const { error } = await start('smsc send').receive(message('A', { smsc: { key } }));
    expect(error).toMatchObject({ code: 'invalidInput' });
    expect(error?.message).toContain('msg.smsc.key');
    expect(texts()).toEqual([]);
  });

  it.each([['dryRun'], [[1]], [true]])('rejects the options %p', async (options) => {
    const { error } = await start('smsc send').receive(message('A', { smsc: { options } }));
    expect(error?.message).toContain('msg.smsc.options');
    expect(texts()).toEqual([]);
  });

  it('keeps other keys and other nodes apart', async () => {
    const stored: Stored = new Map();
    const node = start('smsc send', { stored });
    await receive(node, message('A'));
    await stage.emulator.control.advance(120);
    await receive(node, message('A', { smsc: { key: 'order-8' } }));
    await stage.emulator.control.advance(120);
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
