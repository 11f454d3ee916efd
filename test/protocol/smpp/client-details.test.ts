import { PendingRequests } from '../../../protocol/smpp/pending-requests';
import { bound, client, message, submitEach } from './client-support';
import { FakeServer, obliging } from './fake-server';
import { settle } from '../../../testkit/fake-time';
import { hex, pdu } from './support';

describe('SmppClient: parts of one message', () => {
  it('with one rejected part and one without a response has an unknown outcome', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 2 });
    server.answer = () => undefined;
    const outcomes = submitEach(made, [message({ text: 'x'.repeat(200) })]);
    await settle();
    const [first] = server.of('submit_sm');
    server.peer.send(
      pdu('submit_sm_resp', { sequence: first?.sequence, status: 0x45 }),
      pdu('unbind', { sequence: 1 }),
    );
    await server.time.advance(2000);
    expect(outcomes).toMatchObject([
      { kind: 'unknown', ids: [], problem: { reason: 'closedByServer', retry: 'unknownOutcome' } },
    ]);
  });

  it('keeps an unknown outcome when another part is rejected afterwards', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 2 });
    server.answer = () => undefined;
    const outcomes = submitEach(made, [message({ text: 'x'.repeat(200) })]);
    await server.time.advance(29_000);
    const [first, second] = server.of('submit_sm');
    server.peer.send(pdu('query_sm_resp', { sequence: first?.sequence }));
    server.peer.send(pdu('submit_sm_resp', { sequence: second?.sequence, status: 0x45 }));
    await settle();
    expect(outcomes).toMatchObject([
      { kind: 'unknown', problem: { reason: 'unreadableResponse' } },
    ]);
  });
});

describe('SmppClient: order', () => {
  it('sends throttled messages before waiting ones', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 1 });
    const usual = obliging();
    let refusals = 1;
    server.answer = (request, peer) => {
      if (request.command === 'submit_sm' && refusals > 0) {
        refusals -= 1;
        peer.send(pdu('submit_sm_resp', { sequence: request.sequence, status: 0x58 }));
      } else usual(request, peer);
    };
    submitEach(
      made,
      ['a', 'b', 'c'].map((text) => message({ text })),
    );
    await server.time.advance(30_000);
    expect(server.of('submit_sm').map(({ shortMessage }) => String(shortMessage))).toEqual([
      'a',
      'a',
      'b',
      'c',
    ]);
  });
});

describe('SmppClient: traffic in one direction', () => {
  it('sends an enquire_link when it only receives', async () => {
    const server = new FakeServer();
    await bound(server);
    for (let round = 0; round < 10; round += 1) {
      server.peer.send(pdu('alert_notification', { sequence: round + 1 }));
      await server.time.advance(10_000);
    }
    expect(server.of('enquire_link').length).toBeGreaterThanOrEqual(2);
  });

  it('detects a server that reads everything and responds to nothing', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = () => undefined;
    const { peer } = server;
    for (let round = 0; round < 5 && peer.isOpen; round += 1) {
      submitEach(made, [message()]);
      await server.time.advance(10_000);
    }
    expect(peer.isOpen).toBe(false);
  });
});

describe('SmppClient: handlers', () => {
  it('receive PDUs in the packet that accepts the login, after a reconnect too', async () => {
    const server = new FakeServer();
    const usual = server.answer;
    server.answer = (request, peer) => {
      if (request.command !== 'bind_transceiver') return usual(request, peer);
      const shortMessage = Buffer.from(`Kept ${server.peers.length}`);
      peer.send(
        pdu('bind_transceiver_resp', { sequence: request.sequence }),
        pdu('deliver_sm', { sequence: 7, shortMessage }),
      );
    };
    const texts: string[] = [];
    const made = client(server);
    made.onDeliver((event) => {
      if (event.type === 'incomingMessage') texts.push(event.message.text);
      return true;
    });
    await made.start();
    await settle();
    server.peer.close();
    await server.time.advance(2000);
    expect(texts).toEqual(['Kept 1', 'Kept 2']);
    const taken = [expect.objectContaining({ sequence: 7, status: 0 })];
    expect(server.peers.map((peer) => peer.of('deliver_sm_resp'))).toEqual([taken, taken]);
  });

  it('are not awaited when one of them rejects at once', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    made.onDeliver(() => new Promise(() => undefined));
    made.onDeliver(() => false);
    server.peer.send(pdu('deliver_sm', { sequence: 7 }));
    await settle();
    expect(server.of('deliver_sm_resp')).toMatchObject([{ sequence: 7, status: 0x64 }]);
  });

  it('are required for a part too', async () => {
    const server = new FakeServer();
    await bound(server);
    const given = { sequence: 7, esmClass: 0x40, shortMessage: hex('05000301020141') };
    server.peer.send(pdu('deliver_sm', given));
    await settle();
    expect(server.of('deliver_sm_resp')).toMatchObject([{ sequence: 7, status: 0x64 }]);
  });
});

describe('SmppClient: listeners of the state', () => {
  it('that throw do not affect the client and receive nothing after their removal', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const kinds: string[] = [];
    made.onState(() => {
      throw new Error('broken');
    });
    const forget = made.onState(({ kind }) => kinds.push(kind));
    server.peer.close();
    await server.time.advance(5000);
    expect(kinds).toEqual(['waiting', 'connecting', 'bound']);
    forget();
    server.peer.close();
    await server.time.advance(5000);
    expect(kinds).toHaveLength(3);
    expect(made.state.kind).toBe('bound');
  });
});

describe('PendingRequests', () => {
  it('restarts after 0x7FFFFFFF and returns no number that is in use', () => {
    const pending = new PendingRequests(1000);
    const request = {
      command: 'enquire_link',
      usesWindow: false,
      resolve: () => undefined,
    } as const;
    expect(pending.add(request, 0)).toBe(1);
    Reflect.set(pending, 'last', 0x7ffffffe);
    expect(pending.add(request, 0)).toBe(0x7fffffff);
    expect(pending.add(request, 0)).toBe(2);
  });
});
