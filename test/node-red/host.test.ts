import type { ServerResponse } from 'node:http';
import {
  findPersistentStore,
  type NodeStore,
  openNodeStore,
} from '../../packages/node-red/host/context-store';
import { findFile } from '../../packages/node-red/host/attached-file';
import { guard, guarded, guardedRoute, toSafeError } from '../../packages/node-red/host/guard';
import type { Field } from '../../operations/field';
import type { Row } from '../../operations/host';
import { ParameterEvaluator, type StoredParameters } from '../../packages/node-red/host/parameters';
import { pause } from '../../packages/node-red/host/pause';
import type { RedNode, RedRequest } from '../../packages/node-red/host/red';
import { KEY_LIFETIME_MS, SentKeys } from '../../packages/node-red/host/sent-keys';
import { FakeRed } from './support/fake-red';

describe('findPersistentStore', () => {
  it.each([
    ['no settings', undefined, null],
    ['memory', { default: { module: 'memory' } }, null],
    ['a file', { default: { module: 'localfilesystem' } }, 'default'],
    [
      'a file beside memory',
      { default: { module: 'memory' }, disk: { module: 'localfilesystem' } },
      'disk',
    ],
    [
      'the name of a file store',
      { default: 'disk', disk: { module: 'localfilesystem' } },
      'default',
    ],
    ['the name of a memory store', { default: 'ram', ram: { module: 'memory' } }, null],
    ['a name of nothing', { default: 'gone' }, null],
    ['names in a circle', { default: 'a', a: 'default' }, null],
    ['another module', { default: { module: 'redis' } }, 'default'],
    ['its own name', { default: 'default' }, null],
    ['a list', [{ module: 'localfilesystem' }], null],
    ['an entry without module', { default: {} }, null],
  ])('for %s', (_title, storage, expected) => {
    expect(findPersistentStore(storage)).toBe(expected);
  });
});

function openStore(): NodeStore {
  const runtime = new FakeRed([
    (red) =>
      red.nodes.registerType('any', function (config) {
        red.nodes.createNode(this, config);
      }),
  ]);
  const { node } = runtime.start({ id: 'a', type: 'any' });
  return openNodeStore(runtime.red, node);
}

describe('openNodeStore', () => {
  it('keeps copies, so that later changes do not show', async () => {
    const store = openStore();
    const value = { list: [1] };
    await store.set('a', value);
    value.list.push(2);
    expect(await store.get('a')).toEqual({ list: [1] });
    await store.set('a', undefined);
    expect(await store.get('a')).toBeUndefined();
    expect(await store.keys()).toEqual([]);
  });
});

describe('SentKeys', () => {
  it('forgets a key after a day without a new acceptance', async () => {
    const store = openStore();
    let now = 1_000_000;
    const keys = new SentKeys(store, () => now);
    const first = await keys.claim('k');
    expect(first.earlier).toBeNull();
    await first.keep({ ledger: { a: 1 } }, true);
    first.release();
    now += KEY_LIFETIME_MS - 1;
    const second = await keys.claim('k');
    expect(second).toMatchObject({ run: first.run, earlier: { ledger: { a: 1 } } });
    await second.keep({ ledger: { a: 1 } }, false);
    second.release();
    now += 1;
    const third = await keys.claim('k');
    expect(third.earlier).toBeNull();
    expect(third.run).not.toBe(first.run);
    third.release();
  });

  it('deletes expired keys of others', async () => {
    const store = openStore();
    let now = 1_000_000;
    const keys = new SentKeys(store, () => now);
    for (const key of ['a', 'b']) {
      const claim = await keys.claim(key);
      await claim.keep({}, true);
      claim.release();
    }
    expect(await store.keys()).toHaveLength(2);
    now += 2 * KEY_LIFETIME_MS;
    (await keys.claim('c')).release();
    expect(await store.keys()).toEqual([]);
  });

  it('lets runs with one key follow each other, and others run', async () => {
    const keys = new SentKeys(openStore());
    const first = await keys.claim('k');
    let isSecond = false;
    const second = keys.claim('k').then((claim) => {
      isSecond = true;
      return claim;
    });
    (await keys.claim('other')).release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isSecond).toBe(false);
    first.release();
    (await second).release();
    expect(isSecond).toBe(true);
  });

  it('does not block a key whose store failed', async () => {
    const store = openStore();
    const broken = { ...store, get: async () => await Promise.reject(new Error('disk')) };
    const keys = new SentKeys(broken);
    await expect(keys.claim('k')).rejects.toThrow('disk');
    await expect(keys.claim('k')).rejects.toThrow('disk');
  });
});

describe('guard', () => {
  it.each([
    [
      'throws',
      () => {
        throw new TypeError('x');
      },
    ],
    ['rejects', async () => await Promise.reject(new TypeError('x'))],
  ])('survives work that %s', async (_title, work) => {
    const faults: unknown[] = [];
    await guard(work, (fault) => faults.push(fault));
    expect(faults).toHaveLength(1);
  });

  it('survives a report that throws', async () => {
    const fail = () => {
      throw new Error('x');
    };
    await expect(guard(fail, fail)).resolves.toBeUndefined();
  });

  it('keeps the number of parameters, by which Node-RED decides whether to wait for done', () => {
    const node = { error() {} };
    expect(guarded(node, (_removed: boolean, _done: () => void) => undefined)).toHaveLength(2);
    expect(guarded(node, (_message, _send, _done) => undefined)).toHaveLength(3);
  });

  it('shows a fault of a listener as an error of the node', async () => {
    const errors: unknown[] = [];
    const node = { error: (error: unknown) => errors.push(error) };
    guarded(node as never, async () => await Promise.reject(new Error('secret request')))();
    await new Promise((resolve) => setImmediate(resolve));
    expect(errors).toMatchObject([{ code: 'unexpectedFault' }]);
    expect(String(errors[0])).not.toContain('secret');
  });

  it('answers 500 without details for a fault of a route', async () => {
    const calls: unknown[] = [];
    const response = {
      headersSent: false,
      writeHead: (status: number) => {
        calls.push(status);
        return response;
      },
      end: (text?: string) => calls.push(text),
    };
    const route = guardedRoute(() => {
      throw new Error('secret');
    });
    route({} as RedRequest, response as unknown as ServerResponse, () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toEqual([500, undefined]);
  });

  it('says where a fault of the code is, and nothing of other errors', () => {
    expect(toSafeError(new TypeError('a is undefined')).message).toContain('a is undefined');
    expect(toSafeError(new Error('apikey=1')).message).not.toContain('apikey');
  });
});

describe('ParameterEvaluator', () => {
  const field = (name: string, more: Partial<Field> = {}): Field => ({
    ...{ displayName: name, name, type: 'string', default: '' },
    ...more,
  });
  const fields = [
    field('channel', { default: 'sms' }),
    field('subject', { displayOptions: { show: { channel: ['email'] } } }),
    field('to', { required: true }),
    field('when', { type: 'dateTime' }),
    field('kinds', { type: 'multiOptions', options: [{ name: 'One', value: 1 }] }),
  ];
  const evaluate = async (stored: object, given: Row = {}) =>
    await new ParameterEvaluator(
      new FakeRed([]).red,
      {} as RedNode,
      fields,
      stored as StoredParameters,
    ).evaluate({ at: 0, payload: 'x' }, given);

  it('gives only the fields that the form shows', async () => {
    const subject = { t: 'str', v: 'S' };
    expect(await evaluate({ subject })).not.toHaveProperty('subject');
    expect(await evaluate({ subject, channel: { t: 'str', v: 'email' } })).toMatchObject({
      subject: 'S',
    });
  });

  it('gives defaults, what the message gives, and what the dialog has, in this order', async () => {
    expect(await evaluate({})).toMatchObject({ channel: 'sms', to: '' });
    expect(await evaluate({}, { to: 'a', channel: 'b' })).toMatchObject({
      channel: 'sms',
      to: 'a',
    });
    expect(await evaluate({ to: { t: 'msg', v: 'payload' } }, { to: 'a' })).toMatchObject({
      to: 'x',
    });
  });

  it('gives moments as text, and choices with the type of their option', async () => {
    expect(
      await evaluate({ when: { t: 'msg', v: 'at' }, kinds: { t: 'choice', v: '1,other' } }),
    ).toMatchObject({ when: '1970-01-01T00:00:00.000Z', kinds: [1, 'other'] });
  });
});

describe('findFile', () => {
  const data = Buffer.from('Hello');

  it.each([
    ['the name of a property', { payload: data }, 'payload', 'payload', 'application/octet-stream'],
    ['a name with msg.', { a: { b: data } }, 'msg.a.b', 'a.b', 'application/octet-stream'],
    ['the data itself', {}, data, 'file', 'application/octet-stream'],
    [
      'an attachment of an e-mail',
      {},
      { filename: 'a.pdf', content: data, contentType: 'application/pdf' },
      'a.pdf',
      'application/pdf',
    ],
    [
      'an attachment with text',
      { x: { filename: 'a.txt', content: 'Hello' } },
      'x',
      'a.txt',
      'application/octet-stream',
    ],
  ])('reads %s', (_title, message, field, name, contentType) => {
    const file = findFile(message, field);
    expect(file).toMatchObject({ name, contentType, size: 5 });
    expect(Buffer.concat([...(file?.open() as Iterable<Uint8Array>)]).toString()).toBe('Hello');
  });

  it.each([
    ['nothing', {}, 'payload'],
    ['a text', { payload: 'Hello' }, 'payload'],
    ['no data', {}, null],
  ])('has no file for %s', (_title, message, field) => {
    expect(findFile(message, field)).toBeNull();
  });
});

describe('pause', () => {
  it('ends at an abort', async () => {
    const ending = new AbortController();
    const from = Date.now();
    setTimeout(() => ending.abort(), 20);
    await pause(60_000, ending.signal);
    await pause(60_000, ending.signal);
    expect(Date.now() - from).toBeLessThan(2000);
  });
});
