import { createReassembly, type GatheredMessage } from '../../../protocol/smpp/reassembly';
import { readMessage, type MessagePdu } from '../../../protocol/smpp/read-message';
import type { SmppEvent } from '../../../protocol/smpp/client-interface';
import { bound } from './client-support';
import { FakeServer, type Peer } from './fake-server';
import { settle } from '../../../testkit/fake-time';
import { hex, pdu, tlv } from './support';

const OK = 0;
const LATER = 0x64;

interface PartFields {
  readonly from?: string;
  readonly reference?: number;
  readonly total?: number;
}

/** A part of a message, numbered in its user data header. */
function part(
  sequence: number,
  number: number,
  text: string,
  { from = '77011234567', reference = 0x51, total = 2 }: PartFields = {},
) {
  const header = Buffer.from([5, 0, 3, reference, total, number]);
  return pdu('deliver_sm', {
    sequence,
    sourceAddr: from,
    destinationAddr: '7000',
    esmClass: 0x40,
    shortMessage: Buffer.concat([header, Buffer.from(text)]),
  });
}

function answers(peer: Peer): Record<number, number> {
  return Object.fromEntries(
    peer.of('deliver_sm_resp').map(({ sequence, status }) => [sequence, status]),
  );
}

/** The delivered messages: the text, and the numbers of missing parts. */
function tell(event: SmppEvent): string {
  if (event.type !== 'incomingMessage') return event.type;
  const missing = event.message.extra['missing_parts'];
  return missing === undefined ? event.message.text : `${event.message.text} -${String(missing)}`;
}

async function listen(handler: (event: SmppEvent) => boolean | Promise<boolean> = () => true) {
  const server = new FakeServer();
  const client = await bound(server, { joinTimeoutMs: 60_000 });
  const told: string[] = [];
  client.onDeliver((event) => {
    told.push(tell(event));
    return handler(event);
  });
  return { server, client, told };
}

describe('a repeated part', () => {
  it.each([
    ['the last', [part(3, 2, 'second')]],
    ['the first', [part(3, 1, 'first ')]],
    ['a repeated last part', [part(3, 2, 'second'), part(4, 2, 'second')]],
    ['all of them', [part(3, 1, 'first '), part(4, 2, 'second')]],
    ['all of them, the other way round', [part(3, 2, 'second'), part(4, 1, 'first ')]],
  ])('after its message was accepted is acknowledged and dropped: %s', async (_title, again) => {
    const { server, told } = await listen();
    server.peer.send(part(1, 1, 'first '), part(2, 2, 'second'));
    await settle();
    server.peer.send(...again);
    await server.time.advance(200_000);
    expect(told).toEqual(['first second']);
    expect(Object.values(answers(server.peer))).toEqual(Array(2 + again.length).fill(OK));
  });

  it.each([
    ['after the handler was done', 100],
    ['while the handler works', 20_000],
  ])('over the next connection %s is acknowledged and dropped', async (_title, handlerMs) => {
    const { server, told } = await listen(
      async () =>
        await new Promise((resolve) => {
          server.time.schedule(handlerMs, () => resolve(true));
        }),
    );
    server.peer.send(part(1, 1, 'first '));
    await settle();
    server.peer.send(part(2, 2, 'second'));
    await settle();
    server.peer.close();
    await server.time.advance(5000);
    expect(server.peers).toHaveLength(2);
    server.peer.send(part(1, 2, 'second'));
    await server.time.advance(200_000);
    expect(told).toEqual(['first second']);
    expect(answers(server.peer)).toEqual({ 1: OK });
  });

  it('is dropped with references of 16 bits and of SAR, too', async () => {
    const { server, told } = await listen();
    const wide = (sequence: number, number: string) =>
      pdu('deliver_sm', {
        sequence,
        esmClass: 0x40,
        shortMessage: hex(`060804010202${number}4${number[1]}`),
      });
    const sar = (sequence: number, number: string) =>
      pdu('deliver_sm', {
        sequence,
        shortMessage: hex(`5${number[1]}`),
        tlvs: [tlv(0x020c, '0102'), tlv(0x020e, '02'), tlv(0x020f, number)],
      });
    server.peer.send(wide(1, '01'), wide(2, '02'), wide(3, '02'));
    server.peer.send(sar(4, '01'), sar(5, '02'), sar(6, '01'));
    await server.time.advance(200_000);
    expect(told).toEqual(['AB', 'QR']);
  });

  it('belongs to a new message after the time limit for missing parts', async () => {
    const { server, told } = await listen();
    server.peer.send(part(1, 1, 'a'), part(2, 2, 'b'));
    await server.time.advance(61_000);
    server.peer.send(part(3, 1, 'a'), part(4, 2, 'b'));
    await settle();
    expect(told).toEqual(['ab', 'ab']);
  });

  it('belongs to the new message of a sender that reuses a reference at once', async () => {
    const { server, told } = await listen();
    server.peer.send(part(1, 1, 'Dear customer, '), part(2, 2, 'one'));
    server.peer.send(part(3, 1, 'Dear customer, '), part(4, 2, 'two'));
    server.peer.send(part(5, 1, 'Hello, '), part(6, 2, 'two'));
    await server.time.advance(200_000);
    expect(told).toEqual(['Dear customer, one', 'Dear customer, two', 'Hello, two']);
  });

  it('of one sender does not affect the same part of another', async () => {
    const { server, told } = await listen();
    for (const [index, from] of ['77011234567', '77011234568'].entries()) {
      server.peer.send(
        part(2 * index + 1, 1, 'a', { from }),
        part(2 * index + 2, 2, 'b', { from }),
      );
    }
    await settle();
    expect(told).toEqual(['ab', 'ab']);
  });
});

describe('another text under the same reference', () => {
  it.each([
    ['the first part', [part(1, 1, 'old '), part(2, 1, 'new '), part(3, 2, 'text')], 'old  -2'],
    ['the last part', [part(1, 2, 'old'), part(2, 2, 'text'), part(3, 1, 'new ')], 'old -1'],
  ])('delivers the older message as incomplete: %s', async (_title, parts, incomplete) => {
    const { server, told } = await listen();
    server.peer.send(...parts);
    await server.time.advance(200_000);
    expect(told).toEqual([incomplete, 'new text']);
    expect(answers(server.peer)).toEqual({ 1: OK, 2: OK, 3: OK });
  });

  it('keeps the older message until a handler accepts it', async () => {
    let isOpen = false;
    const { server, told } = await listen(() => isOpen);
    server.peer.send(part(1, 1, 'old '), part(2, 1, 'new '));
    await settle();
    isOpen = true;
    server.peer.send(part(3, 2, 'text'));
    await server.time.advance(200_000);
    expect(told).toEqual(['old  -2', 'new text', 'old  -2']);
  });

  it('can also be another encoding of the same octets', async () => {
    const { server, told } = await listen();
    server.peer.send(part(1, 1, 'AB'), { ...part(2, 1, 'AB'), dataCoding: 8 } as MessagePdu);
    await server.time.advance(200_000);
    expect(told).toEqual(['AB -2', '\u4142 -2']);
  });
});

describe('a full memory of unfinished messages', () => {
  const unfinished = (count: number, since = 0) =>
    Array.from({ length: count }, (_, index) =>
      part(since + index + 1, 1, 'x', { from: `7701${since + index}` }),
    );

  it.each([
    ['at once', () => false],
    ['later', async () => await Promise.resolve(false)],
  ])('leaves new parts with the server while handlers reject %s, and loses none', async (_, no) => {
    let isOpen = false;
    const { server, client, told } = await listen(() => isOpen || no());
    for (const one of unfinished(1300)) {
      server.peer.send(one);
      await settle();
    }
    const given = Object.values(answers(server.peer));
    const acknowledged = given.filter((status) => status === OK).length;
    expect(given.filter((status) => status === LATER)).toHaveLength(1300 - acknowledged);
    expect(acknowledged).toBeGreaterThanOrEqual(1000);
    expect(acknowledged).toBeLessThanOrEqual(1100);
    told.length = 0;
    isOpen = true;
    await client.stop();
    expect(new Set(told).size).toBe(1);
    expect(told).toHaveLength(acknowledged);
  });

  it('accepts the last part of a message, and new ones as soon as there is room', async () => {
    let isOpen = false;
    const { server, told } = await listen(() => isOpen);
    server.peer.send(...unfinished(1000), ...unfinished(1, 1000));
    await settle();
    isOpen = true;
    told.length = 0;
    server.peer.send(part(2000, 2, 'y', { from: '7701500' }), ...unfinished(1, 2000));
    await settle();
    expect(told).toEqual(['xy']);
    expect(answers(server.peer)).toMatchObject({ 1001: LATER, 2000: OK, 2001: OK });
  });

  it('is limited in octets', () => {
    const reassembly = createReassembly(1000);
    const received = readMessage(part(1, 1, '') as MessagePdu);
    let count = 0;
    for (; count < 1000; count += 1) {
      const one = { ...received, source: String(count), octets: Buffer.alloc(60_000) };
      if (!reassembly.hasRoomFor(one)) break;
      reassembly.add(one, { id: String(count), isRepeated: false }, 0);
    }
    expect(count).toBe(Math.floor((4 * 1024 * 1024) / 60_000));
    const oldest = reassembly.findOldest() as GatheredMessage;
    reassembly.setAside(oldest);
    reassembly.forget(oldest, 0);
    const room = { ...received, source: 'x', octets: Buffer.alloc(60_000) };
    expect(reassembly.hasRoomFor(room)).toBe(true);
  });
});

it.each(['0100', 'ffff', '01000000', 'ffffffff'])(
  'a message is complete when no octet can hold its number of parts: %s',
  (total) => {
    const tlvs = [tlv(0x20c, '0001'), tlv(0x20e, total), tlv(0x20f, '01')];
    expect(readMessage(pdu('deliver_sm', { tlvs }) as MessagePdu).part).toBeNull();
  },
);
