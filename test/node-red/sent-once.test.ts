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
