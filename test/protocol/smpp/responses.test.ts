import { bound, client, message } from './client-support';
import { FakeServer, type Peer } from './fake-server';
import { settle } from '../../../testkit/fake-time';
import { hex, pdu } from './support';

/** Responds to requests of one kind as a test defines, to all others like a server. */
function answering(
  server: FakeServer,
  command: string,
  answer: (sequence: number, peer: Peer) => void,
) {
  const others = server.answer;
  server.answer = (request, peer) => {
    if (request.command === command) answer(request.sequence, peer);
    else others(request, peer);
  };
}

/** 16 octets: a PDU without a body. */
function header(commandId: string, status: string, sequence: number, body = ''): Buffer {
  const bytes = hex(`00000000 ${commandId} ${status} 00000000 ${body}`);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.writeUInt32BE(sequence, 12);
  return bytes;
}

const NO_ACCEPTANCE: [string, string, string, string][] = [
  ['a generic_nack without a reason', '80000000', '00000000', ''],
  ['a generic_nack with an ID behind it', '80000000', '00000000', '3900'],
  ['the response to enquire_link', '80000015', '00000000', ''],
  ['the response to a bind', '80000009', '00000000', '5300'],
  ['the response to data_sm', '80000103', '00000000', '3900'],
  ['a response that no table has', '80000999', '00000000', '3900'],
];

describe('an invalid SMPP response', () => {
  it.each([
    ...NO_ACCEPTANCE,
    ['the response to query_sm', '80000003', '00000000', '39000002 00'],
    ['the response to cancel_sm', '80000008', '00000000', ''],
  ])('does not accept a message: %s', async (_title, id, status, body) => {
    const server = new FakeServer();
    const made = await bound(server);
    answering(server, 'submit_sm', (sequence, peer) => {
      peer.sendBytes(header(id, status, sequence, body));
    });
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'unknown',
      ids: [],
      problem: { reason: 'unreadableResponse', retry: 'unknownOutcome' },
    });
    expect(made.state.kind).toBe('bound');
  });

  it('does not accept a message in parts: one generic_nack among acceptances', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    let count = 0;
    answering(server, 'submit_sm', (sequence, peer) => {
      count += 1;
      if (count === 2) peer.sendBytes(header('80000000', '00000000', sequence));
      else peer.send(pdu('submit_sm_resp', { sequence, messageId: String(count) }));
    });
    const long = 'x'.repeat(400);
    await expect(made.submit(message({ text: long }))).resolves.toMatchObject({
      kind: 'unknown',
      ids: ['1', '3'],
    });
  });

  it.each([...NO_ACCEPTANCE, ['the response to submit_sm', '80000004', '00000000', '3900']])(
    'does not confirm a cancellation: %s',
    async (_title, id, status, body) => {
      const server = new FakeServer();
      const made = await bound(server);
      answering(server, 'cancel_sm', (sequence, peer) => {
        peer.sendBytes(header(id, status, sequence, body));
      });
      await expect(made.cancel('9')).resolves.toMatchObject({
        ok: false,
        problem: { reason: 'unreadableResponse' },
      });
    },
  );

  it.each([...NO_ACCEPTANCE, ['the response to submit_sm', '80000004', '00000000', '3900']])(
    'does not provide a status: %s',
    async (_title, id, status, body) => {
      const server = new FakeServer();
      const made = await bound(server);
      answering(server, 'query_sm', (sequence, peer) => {
        peer.sendBytes(header(id, status, sequence, body));
      });
      await expect(made.query('9')).resolves.toMatchObject({ ok: false });
    },
  );

  it.each([
    ['a generic_nack without a reason', '80000000', ''],
    ['the response to another bind', '80000002', '5300'],
    ['the response to submit_sm', '80000004', '3900'],
  ])('does not accept a login: %s', async (_title, id, body) => {
    const server = new FakeServer();
    answering(server, 'bind_transceiver', (sequence, peer) => {
      peer.sendBytes(header(id, '00000000', sequence, body));
    });
    await expect(client(server, { hasBackup: false }).start()).resolves.toMatchObject({
      ok: false,
      problem: { reason: 'unreadableResponse' },
    });
  });

  it.each([
    ['a response that no table has', '80000999', ''],
    ['a response of a vendor', '8001000a', '3900'],
    ['the response to query_sm, cut short', '80000003', '39'],
    ['the response to enquire_link', '80000015', ''],
  ])('leaves the outcome of a message with an error unknown: %s', async (_title, id, body) => {
    const server = new FakeServer();
    const made = await bound(server);
    answering(server, 'submit_sm', (sequence, peer) => {
      peer.sendBytes(header(id, '00000045', sequence, body));
    });
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'unknown',
      problem: { retry: 'unknownOutcome' },
    });
  });

  it.each([
    ['80000004', ''],
    ['80000004', '39'],
    ['80000000', '39'],
  ])('with an error rejects a message, whatever follows it: %s %s', async (id, body) => {
    const server = new FakeServer();
    const made = await bound(server);
    answering(server, 'submit_sm', (sequence, peer) => {
      peer.sendBytes(header(id, '00000045', sequence, body));
    });
    await expect(made.submit(message())).resolves.toMatchObject({ kind: 'refused', ids: [] });
  });

  it('that is a generic_nack with a reason is a rejection, and one to an enquire_link shows a live server', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    answering(server, 'submit_sm', (sequence, peer) => {
      peer.sendBytes(header('80000000', '00000003', sequence));
    });
    answering(server, 'enquire_link', (sequence, peer) => {
      peer.sendBytes(header('80000000', '00000000', sequence));
    });
    await expect(made.submit(message())).resolves.toMatchObject({ kind: 'refused' });
    await server.time.advance(120_000);
    expect(server.of('enquire_link').length).toBeGreaterThan(1);
    expect(server.peers).toHaveLength(1);
  });
});

describe('a delivery before the login is accepted', () => {
  it('is left with the server and reaches no handler', async () => {
    const server = new FakeServer();
    const handler = jest.fn(() => true);
    answering(server, 'bind_transceiver', (sequence, peer) => {
      peer.send(pdu('deliver_sm', { sequence: 7, sourceAddr: '77011234567' }));
      peer.send(pdu('bind_transceiver_resp', { sequence, systemId: 'S' }));
      peer.send(pdu('deliver_sm', { sequence: 8, sourceAddr: '77011234567' }));
    });
    const made = client(server);
    made.onDeliver(handler);
    await made.start();
    await settle();
    expect(handler).toHaveBeenCalledTimes(1);
    expect(server.peer.of('deliver_sm_resp')).toMatchObject([
      { sequence: 7, status: 0x64 },
      { sequence: 8, status: 0 },
    ]);
  });
});

describe('an invalid command_length', () => {
  it.each([
    ['longer than any PDU', '00020000 00000005 00000000 00000009', 9],
    ['as long as possible', 'FFFFFFFF 00000005 00000000 00000009 0000', 9],
    ['one octet beyond the limit', '00010001 80000004 00000000 00000002', 2],
    ['without the rest of its header', '00020000 00000005', 0],
    ['shorter than a header', '0000000F 00000005 00000000 000009', 0],
    ['zero', '00000000', 0],
    ['text of another protocol', '48545450 2F312E31 20343030 20426164', 0x20426164],
  ])('gets a generic_nack before the connection ends: %s', async (_, bytes, sequence) => {
    const server = new FakeServer();
    await bound(server);
    const peer = server.peer;
    peer.sendBytes(hex(bytes));
    await settle();
    expect(peer.of('generic_nack')).toEqual([pdu('generic_nack', { sequence, status: 2 })]);
    expect(peer.isOpen).toBe(false);
  });

  it('gets a response when its bytes arrive one by one, after valid PDUs', async () => {
    const server = new FakeServer();
    await bound(server);
    const peer = server.peer;
    peer.send(pdu('enquire_link', { sequence: 4 }));
    for (const octet of hex('0000000F 00000005')) peer.sendBytes(Buffer.from([octet]));
    await settle();
    expect(peer.of('enquire_link_resp')).toHaveLength(1);
    expect(peer.of('generic_nack')).toEqual([pdu('generic_nack', { sequence: 0, status: 2 })]);
    expect(peer.isOpen).toBe(false);
  });
});
