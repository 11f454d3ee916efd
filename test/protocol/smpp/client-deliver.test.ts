import type { SmppEvent } from '../../../protocol/smpp/client-interface';
import { bound, message } from './client-support';
import { FakeServer, type Peer } from './fake-server';
import { settle } from '../../../testkit/fake-time';
import { hex, pdu, tlv } from './support';

const OK = 0;
const LATER = 0x64;

function incoming(sequence: number, text = 'Hi', given: Record<string, unknown> = {}) {
  return pdu('deliver_sm', {
    sequence,
    sourceAddr: '77011234567',
    destinationAddr: '79037672215',
    shortMessage: Buffer.from(text, 'latin1'),
    ...given,
  });
}

function part(sequence: number, header: string, text: string) {
  return incoming(sequence, '', {
    esmClass: 0x40,
    shortMessage: Buffer.concat([hex(header), Buffer.from(text)]),
  });
}

/** Status of the responses so far, by their sequence number. */
function answers(peer: Peer): Record<number, number> {
  return Object.fromEntries(
    peer.of('deliver_sm_resp').map(({ sequence, status }) => [sequence, status]),
  );
}

function collect(events: SmppEvent[], taken = true) {
  return (event: SmppEvent) => {
    events.push(event);
    return taken;
  };
}

describe('SmppClient: incoming messages', () => {
  it('are acknowledged only after the handler accepts them', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    let take: (taken: boolean) => void = () => undefined;
    made.onDeliver(() => new Promise((resolve) => (take = resolve)));
    server.peer.send(incoming(5));
    await settle();
    expect(answers(server.peer)).toEqual({});
    take(true);
    await settle();
    expect(answers(server.peer)).toEqual({ 5: OK });
  });

  it.each([
    ['rejects', () => false],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['rejects', () => Promise.reject(new Error('broken'))],
    ['returns a value other than true', (() => Promise.resolve('yes')) as never],
  ])('are requested again when the handler %s', async (_title, handler) => {
    const server = new FakeServer();
    const made = await bound(server);
    made.onDeliver(handler as () => boolean);
    server.peer.send(incoming(5));
    await settle();
    expect(answers(server.peer)).toEqual({ 5: LATER });
    expect(made.state.kind).toBe('bound');
  });

  it('are requested again when the handler takes too long, and without a handler', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const forget = made.onDeliver(() => new Promise(() => undefined));
    server.peer.send(incoming(5));
    await server.time.advance(29_000);
    expect(answers(server.peer)).toEqual({});
    await server.time.advance(2000);
    forget();
    server.peer.send(incoming(6));
    await settle();
    expect(answers(server.peer)).toEqual({ 5: LATER, 6: LATER });
  });

  it('require acceptance by all handlers', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    made.onDeliver(collect(events));
    const forget = made.onDeliver(() => Promise.resolve(false));
    server.peer.send(incoming(1));
    await settle();
    forget();
    server.peer.send(incoming(2));
    await settle();
    expect(answers(server.peer)).toEqual({ 1: LATER, 2: OK });
    expect(events).toHaveLength(2);
  });

  it('are handled up to a limit at the same time, and the others are offered again', async () => {
    const server = new FakeServer();
    const made = await bound(server, { maxUnanswered: 2 });
    const takes: ((taken: boolean) => void)[] = [];
    made.onDeliver(() => new Promise((resolve) => takes.push(resolve)));
    server.peer.send(incoming(1), incoming(2), incoming(3));
    await settle();
    expect(answers(server.peer)).toEqual({ 3: LATER });
    takes.forEach((take) => take(true));
    await settle();
    server.peer.send(incoming(4));
    await settle();
    expect(takes).toHaveLength(3);
    expect(answers(server.peer)).toEqual({ 1: OK, 2: OK, 3: LATER });
  });

  it('are acknowledged only over the connection on which they arrived', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    let take: (taken: boolean) => void = () => undefined;
    made.onDeliver(() => new Promise((resolve) => (take = resolve)));
    server.peer.send(incoming(1));
    await settle();
    server.peer.close();
    await server.time.advance(5000);
    take(true);
    await settle();
    expect(server.peers).toHaveLength(2);
    expect(server.of('deliver_sm_resp')).toEqual([]);
  });

  it('contain the text, the numbers and the moment', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    made.onDeliver(collect(events));
    server.peer.send(
      incoming(1, 'СТОП', { dataCoding: 8, shortMessage: hex('042104220 41E041F') }),
    );
    await settle();
    expect(events).toEqual([
      {
        type: 'incomingMessage',
        fields: { phone: '77011234567', to: '79037672215', mes: 'СТОП' },
        message: {
          id: null,
          from: '+77011234567',
          to: '+79037672215',
          text: 'СТОП',
          receivedAt: '2026-11-27T12:00:00.000Z',
          sentAt: null,
          replyToId: null,
          optOut: 'stop',
          extra: {},
        },
      },
    ]);
  });

  it('are read from message_payload and data_sm', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    made.onDeliver(collect(events));
    const tlvs = [tlv(0x0424, '4869')];
    server.peer.send(
      incoming(1, '', { tlvs }),
      pdu('data_sm', { sequence: 2, sourceAddr: '1', destinationAddr: '2', tlvs }),
    );
    await settle();
    expect(events).toMatchObject([{ message: { text: 'Hi' } }, { message: { text: 'Hi' } }]);
    expect(server.peer.of('data_sm_resp')).toEqual([pdu('data_sm_resp', { sequence: 2 })]);
  });
});

describe('SmppClient: parts of incoming messages', () => {
  it('are reassembled in any order, by 8 or 16 bits or by SAR', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    made.onDeliver(collect(events));
    const sar = (number: string) => [tlv(0x020c, '0102'), tlv(0x020e, '02'), tlv(0x020f, number)];
    server.peer.send(
      part(1, '050003AA0202', 'B'),
      part(2, '06080401020201', 'c'),
      incoming(3, 'e', { tlvs: sar('01') }),
      part(4, '050003AA0201', 'A'),
      part(5, '06080401020202', 'd'),
      incoming(6, 'f', { tlvs: sar('02') }),
    );
    await settle();
    expect(events).toMatchObject(['AB', 'cd', 'ef'].map((text) => ({ message: { text } })));
    expect(answers(server.peer)).toEqual({ 1: OK, 2: OK, 3: OK, 4: OK, 5: OK, 6: OK });
  });

  it('restore characters that were split between parts', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    made.onDeliver(collect(events));
    const half = (sequence: number, header: string, octets: string) =>
      incoming(sequence, '', { esmClass: 0x40, dataCoding: 8, shortMessage: hex(header + octets) });
    server.peer.send(half(1, '050003010201', 'D83D'), half(2, '050003010202', 'DE00'));
    await settle();
    expect(events).toMatchObject([{ message: { text: '\u{1F600}' } }]);
  });

  it('wait for the handler with the last response, and a repeated last part is accepted', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    const forget = made.onDeliver(collect(events, false));
    server.peer.send(part(1, '050003AA0201', 'A'), part(2, '050003AA0202', 'B'));
    await settle();
    expect(answers(server.peer)).toEqual({ 1: OK, 2: LATER });
    forget();
    made.onDeliver(collect(events));
    server.peer.send(part(3, '050003AA0202', 'B'));
    await settle();
    expect(answers(server.peer)).toEqual({ 1: OK, 2: LATER, 3: OK });
    expect(events).toMatchObject([{ message: { text: 'AB' } }, { message: { text: 'AB' } }]);
  });

  it('are delivered without the missing ones until a handler accepts them', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    const forget = made.onDeliver(collect(events, false));
    server.peer.send(part(1, '050003AA0301', 'A'), part(2, '050003AA0303', 'C'));
    await server.time.advance(299_000);
    expect(events).toEqual([]);
    await server.time.advance(2000);
    expect(events).toMatchObject([
      { message: { text: 'AC', extra: { missing_parts: '2' } }, fields: { missing_parts: '2' } },
    ]);
    forget();
    made.onDeliver(collect(events));
    await server.time.advance(301_000);
    expect(events).toHaveLength(2);
    await server.time.advance(3_600_000);
    expect(events).toHaveLength(2);
  });

  it('survive a reconnect', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    made.onDeliver(collect(events));
    server.peer.send(part(1, '050003AA0201', 'A'));
    await settle();
    server.peer.close();
    await server.time.advance(5000);
    server.peer.send(part(1, '050003AA0202', 'B'));
    await settle();
    expect(events).toMatchObject([{ message: { text: 'AB' } }]);
  });

  it('are limited: beyond 1,000 unfinished messages the oldest are delivered', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const events: SmppEvent[] = [];
    made.onDeliver(collect(events));
    for (let index = 0; index < 1200; index += 1) {
      const given = { esmClass: 0x40, shortMessage: hex('050003AA020141') };
      server.peer.send(incoming(index + 1, '', { ...given, sourceAddr: `7701${index}` }));
    }
    await settle();
    expect(events).toHaveLength(200);
    expect(events[0]).toMatchObject({ message: { from: '77010' }, fields: { missing_parts: '2' } });
  });
});

describe('SmppClient: unknown PDUs', () => {
  it('are rejected with generic_nack or an error response, and the session stays', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.peer.sendBytes(hex('00000014 00010200 00000000 0000000B 01020304'));
    server.peer.send(pdu('submit_sm', { sequence: 12 }), pdu('outbind', { sequence: 13 }));
    // A deliver_sm without its fields, a query_sm without an end, a response without a request.
    server.peer.sendBytes(hex('00000012 00000005 00000000 0000000E 0000'));
    server.peer.sendBytes(hex('00000012 00000003 00000000 0000000F 3939'));
    server.peer.sendBytes(hex('00000014 80010200 00000000 00000010 01020304'));
    server.peer.send(pdu('submit_sm_resp', { sequence: 4000 }));
    await settle();
    expect(server.peer.of('generic_nack')).toEqual([
      pdu('generic_nack', { sequence: 11, status: 3 }),
      pdu('generic_nack', { sequence: 12, status: 3 }),
      pdu('generic_nack', { sequence: 15, status: 2 }),
    ]);
    expect(answers(server.peer)).toEqual({ 14: 2 });
    await expect(made.submit(message())).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('with an unreadable response are rejections when their status is an error', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = ({ sequence }, peer) => {
      const bytes = hex('00000013 80000004 00000045 00000000 414243');
      bytes.writeUInt32BE(sequence, 12);
      peer.sendBytes(bytes);
    };
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'refused',
      problem: { name: 'submitFailed' },
    });
    server.answer = ({ sequence }, peer) => {
      const bytes = hex('00000013 80000004 00000000 00000000 414243');
      bytes.writeUInt32BE(sequence, 12);
      peer.sendBytes(bytes);
    };
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'unknown',
      problem: { reason: 'unreadableResponse' },
    });
  });
});

describe('SmppClient: requests', () => {
  it('cancel a message', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = ({ sequence }, peer) => peer.send(pdu('cancel_sm_resp', { sequence }));
    await expect(made.cancel('9')).resolves.toEqual({ ok: true, value: null });
    expect(server.of('cancel_sm')).toEqual([pdu('cancel_sm', { sequence: 2, messageId: '9' })]);
  });

  it('return an error, an invalid ID and a missing response', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = ({ sequence }, peer) =>
      peer.send(pdu('query_sm_resp', { sequence, status: 0x67 }));
    await expect(made.query('9')).resolves.toMatchObject({
      ok: false,
      problem: { kind: 'smppRefusal', name: 'queryFailed', command: 'query_sm' },
    });
    await expect(made.query('')).resolves.toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter: 'messageId' },
    });
    server.answer = () => undefined;
    const asked = made.query('9');
    await server.time.advance(30_000);
    await expect(asked).resolves.toMatchObject({
      ok: false,
      problem: { reason: 'noResponse', retry: 'later' },
    });
  });
});
