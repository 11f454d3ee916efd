import * as fc from 'fast-check';
import type { ReceivedPart } from '../../../protocol/smpp/read-message';
import {
  createRedeliveryDetector,
  identifyPart,
  type OfferingSession,
} from '../../../protocol/smpp/redelivery';

const MINUTE = 60_000;
const FIRST: OfferingSession = { startedAt: 0 };
/** Of a connection that was opened after a minute. */
const SECOND: OfferingSession = { startedAt: MINUTE };

const part = (changes: Partial<ReceivedPart> = {}): ReceivedPart => ({
  source: '77011234567',
  destination: '79037672215',
  esmClass: 0,
  dataCoding: 0,
  octets: Buffer.from('Yes'),
  header: Buffer.alloc(0),
  part: null,
  tlvs: [],
  ...changes,
});

describe('an event with the same content is a redelivery', () => {
  it('with the same number on the same connection', () => {
    const detector = createRedeliveryDetector();
    const first = detector.offered('a', { session: FIRST, sequence: 1 }, 0);
    first.responded(true, 10);
    const again = detector.offered('a', { session: FIRST, sequence: 1 }, 100);
    expect(again).toMatchObject({ id: first.id, isRepeated: true });
  });

  it('on a new connection, when the old one ended before the response or right after it', () => {
    for (const isAnswered of [true, false]) {
      const detector = createRedeliveryDetector();
      const first = detector.offered('a', { session: FIRST, sequence: 1 }, 0);
      if (isAnswered) first.responded(true, 10);
      const again = detector.offered('a', { session: SECOND, sequence: 7 }, MINUTE + 500);
      expect(again).toMatchObject({ id: first.id, isRepeated: true });
    }
  });

  it('after the server was requested to offer it later, for a day', () => {
    for (const now of [100, MINUTE, 23 * 60 * MINUTE]) {
      for (const session of [FIRST, SECOND]) {
        const detector = createRedeliveryDetector();
        const first = detector.offered('a', { session: FIRST, sequence: 1 }, 0);
        first.responded(false, 10);
        expect(detector.offered('a', { session, sequence: 2 }, now).id).toBe(first.id);
      }
    }
  });

  it('while the first one has no response within the time limit of a server, and right after a late one', () => {
    const detector = createRedeliveryDetector();
    const first = detector.offered('a', { session: FIRST, sequence: 1 }, 0);
    expect(detector.offered('a', { session: FIRST, sequence: 2 }, 5000).id).toBe(first.id);
    const other = detector.offered('b', { session: FIRST, sequence: 3 }, 0);
    other.responded(true, 9000);
    expect(detector.offered('b', { session: FIRST, sequence: 4 }, 9100).id).toBe(other.id);
  });

  it('once: each earlier event explains one', () => {
    const detector = createRedeliveryDetector();
    const deliveries = [1, 2].map((sequence) =>
      detector.offered('a', { session: FIRST, sequence }, sequence),
    );
    for (const delivery of deliveries) delivery.responded(false, 10);
    const ids = deliveries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    const again = [3, 4, 5].map(
      (sequence) => detector.offered('a', { session: FIRST, sequence }, 1000).id,
    );
    expect(again.slice(0, 2)).toEqual(ids);
    expect(ids).not.toContain(again[2]);
  });
});

describe('an event with the same content is a new message', () => {
  it.each([
    ['while the first one has no response, as a server sends stored messages', null, false, 1],
    ['after a quick response', 10, false, 500],
    ['long after a quick response', 10, false, MINUTE],
    ['after a response that surely arrived', 10, true, MINUTE],
  ])('on the same connection %s', (_title, answeredAt, isConfirmed, now) => {
    const detector = createRedeliveryDetector();
    const first = detector.offered('a', { session: FIRST, sequence: 1 }, 0);
    if (answeredAt !== null) first.responded(true, answeredAt);
    if (isConfirmed) first.confirmed();
    const second = detector.offered('a', { session: FIRST, sequence: 2 }, now);
    expect(second.isRepeated).toBe(false);
    expect(second.id).not.toBe(first.id);
  });

  it('on a new connection, when the first response surely arrived, or long after the bind', () => {
    const detector = createRedeliveryDetector();
    const first = detector.offered('a', { session: FIRST, sequence: 1 }, 0);
    first.responded(true, 10);
    first.confirmed();
    const unsure = detector.offered('b', { session: FIRST, sequence: 2 }, 0);
    unsure.responded(true, 10);
    expect(detector.offered('a', { session: SECOND, sequence: 1 }, MINUTE).isRepeated).toBe(false);
    const late = detector.offered('b', { session: SECOND, sequence: 2 }, 12 * MINUTE);
    expect(late.isRepeated).toBe(false);
  });

  it('also when a server does not number its PDUs', () => {
    const detector = createRedeliveryDetector();
    const offers = [0, 0].map((sequence, index) => {
      const delivery = detector.offered('a', { session: FIRST, sequence }, index * 1000);
      delivery.responded(true, index * 1000 + 10);
      return delivery.id;
    });
    expect(new Set(offers).size).toBe(2);
  });

  it('when the response to an earlier event does not cover a later one', () => {
    const detector = createRedeliveryDetector();
    const first = detector.offered('a', { session: FIRST, sequence: 1 }, 0);
    const again = detector.offered('a', { session: SECOND, sequence: 1 }, MINUTE);
    first.responded(true, MINUTE + 1);
    first.confirmed();
    again.responded(false, MINUTE + 2);
    const third = detector.offered('a', { session: SECOND, sequence: 2 }, MINUTE + 3);
    expect(third.id).toBe(first.id);
  });
});

describe('the memory of delivered events', () => {
  it('is limited in number', () => {
    const detector = createRedeliveryDetector(100);
    const first = detector.offered('0', { session: FIRST, sequence: 1 }, 0);
    for (let index = 1; index <= 100; index += 1) {
      detector.offered(String(index), { session: FIRST, sequence: index }, index);
    }
    expect(detector.offered('100', { session: SECOND, sequence: 1 }, MINUTE).isRepeated).toBe(true);
    const again = detector.offered('0', { session: SECOND, sequence: 1 }, MINUTE);
    expect(again.isRepeated).toBe(false);
    expect(again.id).not.toBe(first.id);
  });

  it('starts every message exactly once, whatever acknowledgements get lost', () => {
    const texts = fc.array(fc.constantFrom<string>('Yes', 'No', 'Stop'), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, fc.array(fc.boolean(), { maxLength: 30 }), (sent, losses) => {
        const detector = createRedeliveryDetector();
        const started: string[] = [];
        const ids = new Set<string>();
        let queue = [...sent];
        let lost = [...losses];
        let now = 0;
        for (let connection = 0; queue.length > 0; connection += 1) {
          const session = { startedAt: now };
          const kept: string[] = [];
          const willBreak = lost.length > 0;
          // All are offered at once; some acknowledgements get lost with the connection.
          const offers = queue.map((text, index) => {
            now += 1;
            return { text, offer: detector.offered(text, { session, sequence: index + 1 }, now) };
          });
          for (const { text, offer } of offers) {
            if (!ids.has(offer.id)) started.push(text);
            ids.add(offer.id);
            now += 1;
            offer.responded(true, now);
            if (willBreak && lost[0] === true) kept.push(text);
            else offer.confirmed();
            lost = lost.slice(1);
          }
          queue = kept;
          now += MINUTE;
        }
        expect([...started].sort()).toEqual([...sent].sort());
      }),
    );
  });
});

describe('the key of a delivered event', () => {
  const same = identifyPart(part());

  it('is the same for a copy', () => {
    expect(identifyPart(part({ octets: Buffer.from('Yes') }))).toBe(same);
  });

  it.each<[string, Partial<ReceivedPart>]>([
    ['sender', { source: '77011234568' }],
    ['recipient', { destination: '79037672216' }],
    ['class', { esmClass: 4 }],
    ['encoding', { dataCoding: 3 }],
    ['text', { octets: Buffer.from('yes') }],
    ['text by its end', { octets: Buffer.from('Yes\0') }],
    ['header', { header: Buffer.from([5, 0]) }],
    ['reference', { part: { kind: 'udh8', reference: 1, total: 2, number: 1 } }],
    ['kind of reference', { part: { kind: 'sar', reference: 1, total: 2, number: 1 } }],
    ['parameter', { tlvs: [{ tag: 0x1e, value: Buffer.from('7') }] }],
  ])('differs by its %s', (_title, changes) => {
    expect(identifyPart(part(changes))).not.toBe(same);
  });

  it('does not change when content moves from one field to another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (source, destination) => {
        const one = identifyPart(part({ source, destination }));
        const other = identifyPart(part({ source: source + destination, destination: '' }));
        expect(one === other).toBe(destination === '');
      }),
    );
  });
});
