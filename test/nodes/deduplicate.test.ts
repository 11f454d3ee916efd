import {
  type Claim,
  createDeduplicator,
  type Deduplicator,
} from '../../operations/events/deduplicate';
import { CHANGED_COPY_MS, REPLY_GAP_MS, WINDOW_MS } from '../../operations/events/same-event';
import { receiveCallbackUnverified, type ReceivedEvent } from '../../protocol';

function eventOf(body: string | Uint8Array, contentType?: string): ReceivedEvent {
  const outcome = receiveCallbackUnverified({
    body: typeof body === 'string' ? Buffer.from(body) : body,
    contentType: contentType ?? 'application/x-www-form-urlencoded',
  });
  if (outcome.kind !== 'event') throw new Error(outcome.reason);
  return outcome.event;
}

/** A memory with a clock that a test moves. */
function createTimed(): Deduplicator & { wait(ms: number): void } {
  let now = 1_800_000_000_000;
  const memory = createDeduplicator(undefined, undefined, () => now);
  return { ...memory, wait: (ms) => void (now += ms) };
}

function claimOf(memory: Deduplicator, event: ReceivedEvent): Claim {
  const verdict = memory.judge('t', event);
  if (verdict.kind !== 'new') throw new Error(verdict.kind);
  return verdict.claim;
}

const STATUS = 'id=1&phone=77011234567&status=0&err=0&ts=1700000000';
const REPLY = 'phone=77011234567&mes=%D0%94%D0%B0&to=77770000';
const MARKED = `${REPLY}&id=5&time=14.11.2023+22:13:20`;
const CALL = 'waitcall=1&phone=77011234567&ts=1700000000';

describe('createDeduplicator', () => {
  it.each([
    ['status', STATUS, `${STATUS}&cost=1.5`],
    ['incoming message with an ID', 'id=5&phone=1&mes=a&to=2', 'id=5&phone=1&mes=a&to=2'],
    ['incoming message without one', 'phone=1&mes=a&to=2', 'phone=1&mes=a&to=2'],
    ['call', CALL, CALL],
  ])('recognizes a repeated %s', (_title, first, second) => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', eventOf(first))).toBe(false);
    expect(memory.isRepeated('t', eventOf(second))).toBe(true);
  });

  it.each([
    ['status', STATUS, STATUS.replace('status=0', 'status=1')],
    ['recipient', STATUS, STATUS.replace('77011234567', '77011234568')],
    ['message ID', STATUS, STATUS.replace('id=1', 'id=2')],
    ['text', 'phone=1&mes=a&to=2', 'phone=1&mes=b&to=2'],
    ['receiver', 'phone=1&mes=a&to=2', 'phone=1&mes=a&to=3'],
    ['sender', 'phone=1&mes=a&to=2', 'phone=2&mes=a&to=2'],
    ['moment of a call', CALL, CALL.replace('1700000000', '1700000001')],
    ['kind', 'waitcall=1&phone=1&ts=1700000000', 'phone=1&mes=&to='],
    ['borders between the values', 'phone=1&mes=2:3&to=4', 'phone=1&mes=2&to=3:4'],
  ])('distinguishes events by their %s', (_title, first, second) => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', eventOf(first))).toBe(false);
    expect(memory.isRepeated('t', eventOf(second))).toBe(false);
  });

  describe('a copy with a changed unsigned field is a duplicate', () => {
    const koi = `${REPLY}&charset=koi8-r`;
    it.each([
      ['ts of a status', STATUS, STATUS.replace('1700000000', '1700009999')],
      ['ts of a status, taken away', STATUS, STATUS.replace('&ts=1700000000', '')],
      ['err of a status', STATUS, STATUS.replace('err=0', 'err=6')],
      ['type of a status', STATUS, `${STATUS}&type=8`],
      ['own field of a status', STATUS, `${STATUS}&own=1`],
      ['charset', REPLY, koi],
      ['charset the other way round', koi, REPLY],
      ['ID of a message', MARKED, MARKED.replace('id=5', 'id=6')],
      ['ID of a message without a time', `${REPLY}&id=5`, `${REPLY}&id=6`],
      ['ID of a message, taken away', MARKED, MARKED.replace('&id=5', '')],
      ['ID of a message, added', REPLY, `${REPLY}&id=5`],
      ['time of a message', MARKED, MARKED.replace('13:20', '14:20')],
      ['time of a message, taken away', MARKED, MARKED.replace(/&time.*/, '')],
      ['time of a message, added', REPLY, `${REPLY}&ts=1700000000`],
      ['ID and time of a message, taken away', MARKED, REPLY],
      ['time of a call', CALL, `${CALL}&time=14.11.2023+22:13:20`],
      ['kind', 'id=1&phone=2&status=7', 'phone=1&mes=2&to=7'],
      ['order of the fields', STATUS, STATUS.split('&').reverse().join('&')],
    ])('%s', (_title, first, second) => {
      const memory = createTimed();
      expect(memory.isRepeated('t', eventOf(first))).toBe(false);
      for (const wait of [0, 2 * REPLY_GAP_MS, 60_000]) {
        memory.wait(wait);
        expect([wait, memory.isRepeated('t', eventOf(second))]).toEqual([wait, true]);
      }
    });

    it.each([
      ['ID, at the same time', MARKED, MARKED.replace('id=5', 'id=6')],
      ['ID and time, taken away', MARKED, REPLY],
      ['time, added', REPLY, `${REPLY}&ts=1700000000`],
      ['charset', REPLY, koi],
    ])('%s: not after hours either', (_title, first, second) => {
      const memory = createTimed();
      expect(memory.isRepeated('t', eventOf(first))).toBe(false);
      memory.wait(WINDOW_MS - 1);
      expect(memory.isRepeated('t', eventOf(second))).toBe(true);
    });

    it('format', () => {
      const memory = createTimed();
      const json = JSON.stringify({ phone: '77011234567', mes: 'Да', to: '77770000', id: '5' });
      const xml = '<a><phone>77011234567</phone><mes>&#1044;а</mes><to>77770000</to><id>5</id></a>';
      expect(memory.isRepeated('t', eventOf(`${REPLY}&id=5`))).toBe(false);
      expect(memory.isRepeated('t', eventOf(json, 'application/json'))).toBe(true);
      expect(memory.isRepeated('t', eventOf(xml, 'text/xml'))).toBe(true);
    });
  });

  describe('equal replies', () => {
    it('without an ID are two events, unless they arrive at once', () => {
      const memory = createTimed();
      const other = REPLY.replace(/mes=[^&]*/, 'mes=%D0%9D%D0%B5%D1%82');
      const told = [REPLY, other, REPLY, REPLY].map((body) => {
        memory.wait(1500);
        return !memory.isRepeated('t', eventOf(body));
      });
      expect(told).toEqual([true, true, true, true]);
      memory.wait(REPLY_GAP_MS);
      expect(memory.isRepeated('t', eventOf(REPLY))).toBe(true);
    });

    it('without an ID but with the same time are one event', () => {
      const memory = createTimed();
      const body = `${REPLY}&time=14.11.2023+22:13:20`;
      expect(memory.isRepeated('t', eventOf(body))).toBe(false);
      memory.wait(3_600_000);
      expect(memory.isRepeated('t', eventOf(body))).toBe(true);
      expect(memory.isRepeated('t', eventOf(body.replace('13:20', '15:20')))).toBe(false);
    });

    it('with different IDs and times are two events', () => {
      const memory = createTimed();
      expect(memory.isRepeated('t', eventOf(MARKED))).toBe(false);
      memory.wait(1500);
      const second = MARKED.replace('id=5', 'id=6').replace('13:20', '13:22');
      expect(memory.isRepeated('t', eventOf(second))).toBe(false);
    });

    it('with an ID and no time are two events after some minutes', () => {
      const memory = createTimed();
      expect(memory.isRepeated('t', eventOf(`${REPLY}&id=5`))).toBe(false);
      memory.wait(CHANGED_COPY_MS + 1);
      expect(memory.isRepeated('t', eventOf(`${REPLY}&id=5`))).toBe(true);
      expect(memory.isRepeated('t', eventOf(`${REPLY}&id=6`))).toBe(false);
    });

    it('are distinguished by the real clock as well', async () => {
      const memory = createDeduplicator();
      expect(memory.isRepeated('t', eventOf(REPLY))).toBe(false);
      expect(memory.isRepeated('t', eventOf(REPLY))).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, REPLY_GAP_MS + 100));
      expect(memory.isRepeated('t', eventOf(REPLY))).toBe(false);
    });
  });

  it.each([STATUS, MARKED, CALL])('forgets %s after a day and not before', (body) => {
    const memory = createTimed();
    expect(memory.isRepeated('t', eventOf(body))).toBe(false);
    memory.wait(WINDOW_MS - 1);
    expect(memory.isRepeated('t', eventOf(body))).toBe(true);
    memory.wait(1);
    expect(memory.isRepeated('t', eventOf(body))).toBe(false);
  });

  it('reports no duplicate as new when a clock is set back', () => {
    const memory = createTimed();
    expect(memory.isRepeated('t', eventOf(REPLY))).toBe(false);
    memory.wait(-3_600_000);
    expect(memory.isRepeated('t', eventOf(REPLY))).toBe(true);
  });

  describe('a message ID that is reused', () => {
    const told = (memory: ReturnType<typeof createTimed>, step: number, times: boolean) =>
      [0, 1, 0, 1].map((status, index) => {
        memory.wait(step);
        const ts = times ? `&ts=${1_700_000_000 + (index * step) / 1000}` : '';
        const body = `id=order-1&phone=77011234567&status=${status}${ts}`;
        return !memory.isRepeated('t', eventOf(body));
      });

    it('starts anew when the gateway sends no time', () => {
      expect(told(createTimed(), 1500, false)).toEqual([true, true, true, true]);
    });
    it('starts anew when the times advance by more than a minute', () => {
      expect(told(createTimed(), 61_000, true)).toEqual([true, true, true, true]);
    });
    it('does not start anew at once', () => {
      expect(told(createTimed(), 100, false)).toEqual([true, true, false, false]);
      expect(told(createTimed(), 20_000, true)).toEqual([true, true, false, false]);
    });
    it('does not start anew without a status between two equal ones', () => {
      const memory = createTimed();
      const body = 'id=order-1&phone=77011234567&status=1';
      expect(memory.isRepeated('t', eventOf(body))).toBe(false);
      memory.wait(120_000);
      expect(memory.isRepeated('t', eventOf(body))).toBe(true);
    });
  });

  describe('an event that n8n has not responded to yet', () => {
    it('holds its duplicate back, which is dropped once the event is kept', async () => {
      const memory = createTimed();
      const claim = claimOf(memory, eventOf(STATUS));
      const verdict = memory.judge('t', eventOf(`${STATUS}&cost=2`));
      if (verdict.kind !== 'inProgress') throw new Error(verdict.kind);
      claim.keep();
      await verdict.settled;
      expect(memory.judge('t', eventOf(STATUS)).kind).toBe('repeated');
    });

    it('is new again when it is forgotten', async () => {
      for (const body of [STATUS, MARKED, REPLY, CALL]) {
        const memory = createTimed();
        const claim = claimOf(memory, eventOf(body));
        const verdict = memory.judge('t', eventOf(body));
        claim.forget();
        if (verdict.kind === 'inProgress') await verdict.settled;
        expect([body, memory.isRepeated('t', eventOf(body))]).toEqual([body, false]);
      }
    });

    it('leaves no status of its message behind when it is forgotten', () => {
      const memory = createTimed();
      claimOf(memory, eventOf(STATUS.replace('status=0', 'status=1'))).forget();
      expect(memory.isRepeated('t', eventOf(STATUS))).toBe(false);
      expect(memory.isRepeated('t', eventOf(STATUS.replace('status=0', 'status=1')))).toBe(false);
      claimOf(memory, eventOf(STATUS.replace('status=0', 'status=2'))).forget();
      expect(memory.isRepeated('t', eventOf(STATUS.replace('status=0', 'status=-1')))).toBe(true);
    });

    it('does not undo a later status', () => {
      const memory = createTimed();
      const sent = claimOf(memory, eventOf(STATUS));
      claimOf(memory, eventOf(STATUS.replace('status=0', 'status=1'))).keep();
      sent.forget();
      expect(memory.isRepeated('t', eventOf(STATUS))).toBe(true);
    });
  });

  it('separates the memories of two triggers', () => {
    const memory = createDeduplicator();
    memory.isRepeated('one', eventOf(STATUS));
    expect(memory.isRepeated('other', eventOf(STATUS))).toBe(false);
  });

  it('forgets the oldest event first and stays within its limit', () => {
    const memory = createDeduplicator(2, 1);
    const [one, two, three] = [1, 2, 3].map((id) => eventOf(`id=${id}&phone=1&status=1`)) as [
      ReceivedEvent,
      ReceivedEvent,
      ReceivedEvent,
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

  const status = (code: number, ts: number | '' = 1_700_000_000): ReceivedEvent =>
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

  it('drops a late status also when the gateway sends no time', () => {
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
    ['an unknown status', 1, 77],
    ['any status after an unknown one', 77, -1],
  ])('accepts %s', (_title, first, second) => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', status(first))).toBe(false);
    expect(memory.isRepeated('t', status(second))).toBe(false);
  });

  it('accepts the next use of an ID and statuses of other recipients', () => {
    const memory = createDeduplicator();
    expect(memory.isRepeated('t', status(1))).toBe(false);
    expect(memory.isRepeated('t', status(0, 1_700_000_061))).toBe(false);
    expect(memory.isRepeated('t', eventOf('id=1&phone=77011234568&status=0&ts=1'))).toBe(false);
    expect(memory.isRepeated('t', eventOf('id=2&phone=77011234567&status=0&ts=1'))).toBe(false);
  });

  it('forgets the message with the oldest status first', () => {
    const memory = createDeduplicator(2, 1);
    const of = (id: number, code: number) => eventOf(`id=${id}&phone=1&status=${code}`);
    for (const id of [1, 2, 3]) memory.isRepeated('t', of(id, 1));
    expect(memory.isRepeated('t', of(3, 0))).toBe(true);
    expect(memory.isRepeated('t', of(1, 0))).toBe(false);
  });
});
