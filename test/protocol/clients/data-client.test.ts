import { exchangeOptions } from '../../support/exchange-options';
import fc from 'fast-check';
import { createRequestSender } from '../../../protocol/clients/exchange';
import { createDataClient } from '../../../protocol/clients/data-client';
import { compareNumbers } from '../../../protocol/message-id';
import type { TransportRequest } from '../../../protocol/http-transport';
import { FakeTime } from '../../../testkit/fake-time';
import { problemOf, valueOf } from '../../support/results';

const NOW = Date.UTC(2026, 10, 21, 12);
const NOTHING = { error: 'no records found', error_code: 3 };

/** A gateway whose responses depend on the fields of the request. */
function connect(answers: (fields: URLSearchParams) => unknown) {
  const asked: Record<string, string>[] = [];
  const time = new FakeTime(NOW);
  const transport = async ({ body }: TransportRequest) => {
    const fields = new URLSearchParams(body);
    asked.push(Object.fromEntries(fields));
    const answer = answers(fields);
    const list = Array.isArray(answer) && answer.length === 0 ? NOTHING : answer;
    return { ok: true as const, httpStatus: 200, body: Buffer.from(JSON.stringify(list)) };
  };
  const options = exchangeOptions({ transport, clock: time.clock, sleep: time.sleep });
  const encoding = { charset: 'utf-8', format: 3 } as const;
  const client = createDataClient({ sendRequest: createRequestSender(options), encoding }, options);
  return { client, asked, time };
}

/** A history with the records 1 to `count`, at most `pageLimit` of them at a time. */
function history(count: number, pageLimit = Infinity) {
  return (fields: URLSearchParams) => {
    const before = Math.min(Number(fields.get('prev_id') ?? Infinity), count + 1);
    const size = Math.min(Number(fields.get('cnt')), pageLimit, before - 1);
    return Array.from({ length: size }, (_, index) => ({
      int_id: before - 1 - index,
      phone: '77011234567',
      status: 1,
      send_timestamp: NOW / 1000 - 1000 + (before - 1 - index),
    }));
  };
}

const ids = (records: readonly { readonly int_id?: unknown }[]) =>
  records.map(({ int_id: id }) => Number(id));

describe('getHistory', () => {
  it('reads pages until one is empty', async () => {
    const { client, asked } = connect(history(2300));
    const records = valueOf(await client.getHistory({ limit: Infinity }));
    expect(ids(records)).toEqual(Array.from({ length: 2300 }, (_, index) => 2300 - index));
    expect(asked.map(({ cnt, prev_id: previous }) => [cnt, previous])).toEqual([
      ['1000', undefined],
      ['1000', '1301'],
      ['1000', '301'],
      ['1000', '1'],
    ]);
  });

  it('loses nothing with a gateway that returns fewer records than requested', async () => {
    const { client } = connect(history(250, 100));
    expect(valueOf(await client.getHistory({ limit: Infinity }))).toHaveLength(250);
  });

  it('stops when the limit is reached', async () => {
    const { client, asked } = connect(history(2300));
    expect(ids(valueOf(await client.getHistory({ limit: 3 })))).toEqual([2300, 2299, 2298]);
    expect(asked).toHaveLength(1);
  });

  it('stops at the oldest requested record', async () => {
    const { client, asked } = connect(history(500));
    const records = valueOf(await client.getHistory({ limit: Infinity, sinceId: '499' }));
    expect(ids(records)).toEqual([500, 499]);
    expect(asked).toHaveLength(1);
  });

  it('leaves out records of the days that are outside the period', async () => {
    const { client } = connect(history(500));
    const dateFrom = new Date(NOW - 1_000_000 + 499_000).toISOString();
    const records = valueOf(await client.getHistory({ limit: Infinity, dateFrom }));
    expect(ids(records)).toEqual([500, 499]);
  });

  it('does not loop when the gateway ignores the page', async () => {
    const { client, asked } = connect(() => [{ int_id: 5, status: 1 }]);
    expect(valueOf(await client.getHistory({ limit: Infinity }))).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  it('reports an error when further records have no ID to continue from', async () => {
    const page = Array.from({ length: 1000 }, () => ({ status: 1 }));
    const { client } = connect(() => page);
    expect(problemOf(await client.getHistory({ limit: Infinity }))).toMatchObject({
      kind: 'unreadable',
    });
    expect(valueOf(await client.getHistory({ limit: 10 }))).toHaveLength(10);
  });

  it('returns an error of the gateway', async () => {
    const { client } = connect(() => ({ error: 'x', error_code: 2 }));
    expect(problemOf(await client.getHistory({ limit: 1 }))).toMatchObject({ code: 2 });
  });

  it('throttles equal requests to the limit of the gateway', async () => {
    const { client, time } = connect(history(0));
    for (let turn = 0; turn < 4; turn += 1) {
      valueOf(await time.run(client.getHistory({ limit: 1 })));
    }
    expect(time.clock() - NOW).toBeGreaterThanOrEqual(60_000);
  });
});

describe('getInbox', () => {
  /** An inbox with the messages 1 to `count`, some at a time, newest first. */
  const inbox = (count: number, pageLimit: number) => (fields: URLSearchParams) => {
    const after = Number(fields.get('after_id') ?? 0);
    const size = Math.min(pageLimit, count - after);
    const page = Array.from({ length: size }, (_, index) => ({ id: after + 1 + index }));
    return page.reverse();
  };
  const idsOf = (records: readonly { message: { id: string | null } }[]) =>
    records.map(({ message }) => Number(message.id));

  it('continues after the last ID until no new messages come, the oldest first', async () => {
    const { client, asked } = connect(inbox(25, 10));
    const records = valueOf(await client.getInbox({ hours: 5, limit: Infinity }));
    expect(idsOf(records)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(asked.map(({ hour, after_id: after }) => hour ?? after)).toEqual([
      '5',
      '10',
      '20',
      '25',
    ]);
  });

  it('stops when the limit is reached', async () => {
    const { client, asked } = connect(inbox(25, 10));
    expect(idsOf(valueOf(await client.getInbox({ afterId: '3', limit: 4 })))).toEqual([4, 5, 6, 7]);
    expect(asked).toHaveLength(1);
  });

  it('returns messages once that the gateway repeats', async () => {
    const { client } = connect(() => [{ id: 3 }, { id: 4 }, { id: 5 }]);
    expect(idsOf(valueOf(await client.getInbox({ afterId: '4', limit: Infinity })))).toEqual([5]);
  });

  it('compares IDs that exceed the range of numbers', async () => {
    const { client } = connect((fields) =>
      fields.has('hour') ? [{ id: '90071992547409931' }, { id: '90071992547409930' }] : [],
    );
    const records = valueOf(await client.getInbox({ limit: Infinity }));
    expect(records.map(({ message }) => message.id)).toEqual([
      '90071992547409930',
      '90071992547409931',
    ]);
  });

  it('keeps messages without an ID among others, once', async () => {
    const all = [
      { id: 1 },
      { phone: '7', message: 'a' },
      { phone: '7', message: 'a' },
      { id: 'x9' },
      { id: 3 },
    ];
    const { client } = connect((fields) => (fields.has('hour') ? all.slice(0, 3) : all.slice(1)));
    const records = valueOf(await client.getInbox({ limit: Infinity }));
    expect(records.map(({ message: { id, text } }) => id ?? text)).toEqual([
      ...['a', 'a', '1', 'x9', '3'],
    ]);
  });

  it('keeps messages without an ID, once', async () => {
    const { client, asked } = connect(() => [{ phone: '7' }]);
    expect(valueOf(await client.getInbox({ limit: Infinity }))).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });
});

describe('compareNumbers', () => {
  it('orders digits as numbers, whatever their length', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.bigInt({ min: 0n }), (one, other) => {
        const order = Math.sign(compareNumbers(String(one), `00${other}`));
        expect(order).toBe(one === other ? 0 : one < other ? -1 : 1);
      }),
      { interruptAfterTimeLimit: 2000 },
    );
  });
});
