import { createDeduplicator } from '../../nodes/SmscTrigger/deduplicate';
import { receiveCallbackUnverified, type CallbackEvent } from '../../protocol';

function eventOf(body: string): CallbackEvent {
  const outcome = receiveCallbackUnverified({
    body: Buffer.from(body),
    contentType: 'application/x-www-form-urlencoded',
  });
  if (outcome.kind !== 'event') throw new Error(outcome.reason);
  return outcome.event;
}

const STATUS = 'id=1&phone=77011234567&status=0&err=0&ts=1700000000';

describe('createDeduplicator', () => {
  it.each([
    ['status', STATUS, `${STATUS}&cost=1.5`],
    ['incoming message with an ID', 'id=5&phone=1&mes=a&to=2', 'id=5&phone=1&mes=a&to=2'],
    ['incoming message without one', 'phone=1&mes=a&to=2', 'phone=1&mes=a&to=2'],
    ['call', 'waitcall=1&phone=1&ts=1700000000', 'waitcall=1&phone=1&ts=1700000000'],
  ])('recognizes a repeated %s', (_title, first, second) => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', eventOf(first))).toBe(false);
    expect(memory.isRepeated('t', eventOf(second))).toBe(true);
  });

  it.each([
    ['status', STATUS, STATUS.replace('status=0', 'status=1')],
    ['error', STATUS, STATUS.replace('err=0', 'err=6')],
    ['recipient', STATUS, STATUS.replace('77011234567', '77011234568')],
    ['moment', STATUS, STATUS.replace('1700000000', '1700000001')],
    ['text', 'phone=1&mes=a&to=2', 'phone=1&mes=b&to=2'],
    ['kind', 'waitcall=1&phone=1&ts=1700000000', 'phone=1&mes=&to='],
  ])('tells events apart by their %s', (_title, first, second) => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', eventOf(first))).toBe(false);
    expect(memory.isRepeated('t', eventOf(second))).toBe(false);
  });

  it('keeps the memories of two triggers apart', () => {
    const memory = createDeduplicator();
    memory.isRepeated('one', eventOf(STATUS));
    expect(memory.isRepeated('other', eventOf(STATUS))).toBe(false);
  });

  it('forgets the oldest event first and grows no further', () => {
    const memory = createDeduplicator(2, 1);
    const [one, two, three] = [1, 2, 3].map((id) => eventOf(`id=${id}&phone=1&status=1`)) as [
      CallbackEvent,
      CallbackEvent,
      CallbackEvent,
    ];
    for (const event of [one, two, three]) memory.isRepeated('t', event);
    expect(memory.isRepeated('t', two)).toBe(true);
    expect(memory.isRepeated('t', three)).toBe(true);
    expect(memory.isRepeated('t', one)).toBe(false);
  });

  it('forgets the trigger that was idle longest', () => {
    const memory = createDeduplicator(10, 2);
    for (const trigger of ['a', 'b', 'a', 'c']) memory.isRepeated(trigger, eventOf(STATUS));
    expect(memory.isRepeated('a', eventOf(STATUS))).toBe(true);
    expect(memory.isRepeated('b', eventOf(STATUS))).toBe(false);
  });

  const status = (code: number, ts: number | '' = 1_700_000_000): CallbackEvent =>
    eventOf(`id=1&phone=77011234567&status=${code}&err=0&ts=${ts}`);

  it.each([
    ['sent after delivered', 1, 0],
    ['queued after sent', 0, -1],
    ['sent after a failure', 20, 0],
    ['delivered after read', 2, 1],
    ['read after a click', 4, 2],
  ])('drops a late %s', (_title, first, late) => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', status(first, 1_700_000_005))).toBe(false);
    expect(memory.isRepeated('t', status(late))).toBe(true);
    expect(memory.isRepeated('other', status(late))).toBe(false);
  });

  it('drops a late status also where the gateway gives no time', () => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', status(1, ''))).toBe(false);
    expect(memory.isRepeated('t', status(0, ''))).toBe(true);
    const other = createDeduplicator();
    expect(other.isRepeated('t', status(1))).toBe(false);
    expect(other.isRepeated('t', status(0, ''))).toBe(true);
  });

  it.each([
    ['delivered after sent', 0, 1],
    ['read after delivered', 1, 2],
    ['another final one', 1, 20],
    ['one that nobody knows', 1, 77],
    ['any after one that nobody knows', 77, -1],
  ])('lets pass %s', (_title, first, second) => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', status(first))).toBe(false);
    expect(memory.isRepeated('t', status(second))).toBe(false);
  });

  it('lets pass the next life of an ID, and statuses of other recipients', () => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', status(1))).toBe(false);
    expect(memory.isRepeated('t', status(0, 1_700_000_061))).toBe(false);
    expect(memory.isRepeated('t', eventOf('id=1&phone=77011234568&status=0&ts=1'))).toBe(false);
    expect(memory.isRepeated('t', eventOf('id=2&phone=77011234567&status=0&ts=1'))).toBe(false);
  });

  it('forgets the message first whose status is the oldest', () => {
    const memory = createDeduplicator(2, 1);
    const of = (id: number, code: number) => eventOf(`id=${id}&phone=1&status=${code}`);
    for (const id of [1, 2, 3]) memory.isRepeated('t', of(id, 1));
    expect(memory.isRepeated('t', of(3, 0))).toBe(true);
    expect(memory.isRepeated('t', of(1, 0))).toBe(false);
  });
});
