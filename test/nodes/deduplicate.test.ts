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
});
