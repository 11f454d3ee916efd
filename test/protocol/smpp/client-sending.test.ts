import { bound, client, message, submitEach } from './client-support';
import { FakeServer, obliging } from './fake-server';
import { settle } from '../../../testkit/fake-time';
import { pdu } from './support';

describe('SmppClient: start', () => {
  it('binds with login, password, options and version, and returns the response of the server', async () => {
    const server = new FakeServer();
    const made = client(server, { systemType: 'MCON2', version: '5.0', mode: 'transmitter' });
    await expect(made.start()).resolves.toEqual({
      ok: true,
      value: { server: 'main', serverId: 'TEST', interfaceVersion: null },
    });
    expect(server.of('bind_transmitter')).toEqual([
      pdu('bind_transmitter', {
        systemId: 'demo',
        password: 'pw',
        systemType: 'MCON2',
        interfaceVersion: 0x50,
      }),
    ]);
    expect(made.state).toMatchObject({ kind: 'bound', server: 'main' });
  });
});

describe('SmppClient: submit', () => {
  it('returns the ID of a message', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    await expect(made.submit(message())).resolves.toEqual({ kind: 'accepted', ids: ['1'] });
    expect(server.of('submit_sm')[0]).toMatchObject({
      destAddrTon: 1,
      destAddrNpi: 1,
      destinationAddr: '77011234567',
      dataCoding: 0,
      registeredDelivery: 1,
      shortMessage: Buffer.from('Hello'),
    });
  });

  it('has no more messages in flight than the window', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 3 });
    server.answer = () => undefined;
    submitEach(
      made,
      Array.from({ length: 10 }, () => message()),
    );
    await settle();
    expect(server.of('submit_sm')).toHaveLength(3);
    const { sequence = 0 } = server.of('submit_sm')[0] ?? {};
    server.peer.send(pdu('submit_sm_resp', { sequence, messageId: '1' }));
    await settle();
    expect(server.of('submit_sm')).toHaveLength(4);
  });

  it('writes a full window at once', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 50 });
    const before = server.peer.writes;
    submitEach(
      made,
      Array.from({ length: 50 }, () => message()),
    );
    await settle();
    expect(server.of('submit_sm')).toHaveLength(50);
    expect(server.peer.writes - before).toBe(1);
  });

  it('sends the parts of a long message with one reference and returns all IDs', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const outcome = await made.submit(message({ text: 'x'.repeat(400) }));
    expect(outcome).toEqual({ kind: 'accepted', ids: ['1', '2', '3'] });
    const sent = server.of('submit_sm');
    expect(sent.map(({ esmClass }) => esmClass)).toEqual([0x40, 0x40, 0x40]);
    const headers = sent.map(({ shortMessage }) => shortMessage.subarray(0, 6).toString('hex'));
    expect(headers).toEqual(['050003810301', '050003810302', '050003810303']);
    expect(sent.map(({ shortMessage }) => shortMessage.length)).toEqual([159, 159, 100]);
    await made.submit(message({ text: 'x'.repeat(161) }));
    expect(server.of('submit_sm')[3]?.shortMessage.subarray(0, 6).toString('hex')).toBe(
      '050003820201',
    );
  });

  it('returns a rejection with its table row and sends no further parts', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 1 });
    server.answer = (request, peer) =>
      peer.send(pdu('submit_sm_resp', { sequence: request.sequence, status: 0x0b }));
    await expect(made.submit(message({ text: 'x'.repeat(400) }))).resolves.toMatchObject({
      kind: 'refused',
      ids: [],
      problem: { kind: 'smppRefusal', code: 0x0b, name: 'invalidRecipient', retry: 'never' },
    });
    expect(server.of('submit_sm')).toHaveLength(1);
  });

  it('treats a generic_nack as a rejection', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = ({ sequence }, peer) => peer.send(pdu('generic_nack', { sequence, status: 3 }));
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'refused',
      problem: { name: 'invalidCommand', esmeName: 'ESME_RINVCMDID' },
    });
  });

  it('reports an unknown outcome without a response in time, and continues', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 1 });
    const usual = obliging();
    server.answer = (request, peer) => {
      if (request.command !== 'submit_sm') usual(request, peer);
    };
    const outcomes = submitEach(made, [message(), message()]);
    await server.time.advance(29_000);
    expect(outcomes).toEqual([undefined, undefined]);
    server.answer = usual;
    await server.time.advance(2000);
    expect(outcomes).toMatchObject([
      { kind: 'unknown', problem: { reason: 'noResponse', retry: 'unknownOutcome' } },
      { kind: 'accepted' },
    ]);
    expect(server.of('submit_sm')).toHaveLength(2);
  });

  it('reports an unknown outcome for a response that cannot be read', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = ({ sequence }, peer) => peer.send(pdu('query_sm_resp', { sequence }));
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'unknown',
      problem: { reason: 'unreadableResponse' },
    });
  });
});
