import type { SmppClientState } from '../../../protocol/smpp/client-interface';
import { bound, client, message, submitEach } from './client-support';
import { FakeServer, obliging } from './fake-server';
import { settle } from '../../../testkit/fake-time';
import { hex, pdu } from './support';

describe('SmppClient: stop', () => {
  it('unbinds, closes the connection and leaves no timer', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    await made.submit(message());
    const stopped = made.stop();
    await server.time.advance(0);
    await stopped;
    expect(server.of('unbind')).toHaveLength(1);
    expect(server.peer.isOpen).toBe(false);
    expect(made.state).toEqual({ kind: 'stopped' });
    expect(server.time.planned).toBe(0);
  });

  it('waits for responses in flight and returns messages that were not sent', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 1 });
    server.answer = (request, peer) => {
      if (request.command === 'submit_sm') {
        server.time.schedule(1000, () =>
          peer.send(pdu('submit_sm_resp', { sequence: request.sequence, messageId: '9' })),
        );
      } else obliging()(request, peer);
    };
    const outcomes = submitEach(made, [message(), message()]);
    await settle();
    const stopped = made.stop();
    await server.time.advance(1100);
    await stopped;
    expect(outcomes).toMatchObject([
      { kind: 'accepted', ids: ['9'] },
      { kind: 'notSent', problem: { reason: 'stopped', retry: 'later' } },
    ]);
  });

  it('has a time limit, after which outcomes without a response are unknown', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = () => undefined;
    const outcomes = submitEach(made, [message()]);
    await settle();
    const stopped = made.stop();
    await server.time.advance(10_100);
    await stopped;
    expect(outcomes).toMatchObject([{ kind: 'unknown', problem: { reason: 'stopped' } }]);
    expect(server.time.planned).toBe(0);
  });

  it('reports a message of which only some parts were sent', async () => {
    const server = new FakeServer();
    const made = await bound(server, { perSecond: 1 });
    const outcomes = submitEach(made, [message({ text: 'x'.repeat(400) })]);
    await server.time.advance(100);
    const stopped = made.stop();
    await server.time.advance(100);
    await stopped;
    expect(outcomes).toMatchObject([
      { kind: 'unknown', ids: ['1'], problem: { retry: 'unknownOutcome' } },
    ]);
  });

  it('delivers the parts of incomplete messages', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const texts: string[] = [];
    made.onDeliver((event) => {
      if (event.type === 'incomingMessage') texts.push(event.message.text);
      return true;
    });
    const shortMessage = hex('05000301020141');
    server.peer.send(pdu('deliver_sm', { esmClass: 0x40, shortMessage }));
    await settle();
    expect(texts).toEqual([]);
    const stopped = made.stop();
    await server.time.advance(100);
    await stopped;
    expect(texts).toEqual(['A']);
    expect(server.time.planned).toBe(0);
  });

  it('waits no longer for a handler than for the server', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    made.onDeliver(() => new Promise(() => undefined));
    server.peer.send(pdu('deliver_sm', { sequence: 3 }));
    await settle();
    const stopped = made.stop();
    await server.time.advance(6000);
    await stopped;
    expect(server.of('deliver_sm_resp')).toEqual([]);
    expect(server.peer.isOpen).toBe(false);
    expect(server.time.planned).toBe(0);
  });

  it('aborts an attempt to connect', async () => {
    const server = new FakeServer();
    server.answer = () => undefined;
    const made = client(server);
    const started = made.start({ keepTrying: true });
    await settle();
    await made.stop();
    await expect(started).resolves.toMatchObject({ ok: false, problem: { reason: 'stopped' } });
    expect(server.peer.isOpen).toBe(false);
    expect(server.time.planned).toBe(0);
  });

  it('closes a connection that opens too late', async () => {
    const server = new FakeServer();
    const made = client(server);
    const started = made.start();
    await made.stop();
    await settle();
    await expect(started).resolves.toMatchObject({ ok: false });
    expect(server.peers.every(({ isOpen }) => !isOpen)).toBe(true);
    expect(server.time.planned).toBe(0);
  });

  it('ends a pause between two attempts', async () => {
    const server = new FakeServer();
    server.isReachable = () => false;
    const made = client(server);
    const started = made.start({ keepTrying: true });
    await settle();
    expect(made.state.kind).toBe('waiting');
    await made.stop();
    await expect(started).resolves.toMatchObject({ ok: false, problem: { reason: 'stopped' } });
    await server.time.advance(600_000);
    expect(server.attempts).toHaveLength(2);
    expect(server.time.planned).toBe(0);
  });

  it('can be followed by another start, also before it is done', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const stopped = made.stop();
    const started = made.start();
    await server.time.advance(100);
    await stopped;
    await expect(started).resolves.toMatchObject({ ok: true });
    await expect(made.submit(message())).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('does nothing for a client that was not started', async () => {
    const server = new FakeServer();
    const made = client(server);
    await made.stop();
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'notSent',
      problem: { reason: 'notConnected' },
    });
    expect(server.attempts).toEqual([]);
  });
});

describe('SmppClient: several users', () => {
  it('share one connection', async () => {
    const server = new FakeServer();
    const made = client(server);
    const all = await Promise.all([made.start(), made.start({ keepTrying: true }), made.start()]);
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(server.peers).toHaveLength(1);
  });

  it('share a connection attempt: one keeps trying, and the other gets the failure', async () => {
    const server = new FakeServer();
    server.isReachable = () => false;
    const made = client(server);
    const once = made.start();
    const always = made.start({ keepTrying: true });
    await settle();
    await expect(once).resolves.toMatchObject({ ok: false });
    server.isReachable = () => true;
    await server.time.advance(2000);
    await expect(always).resolves.toMatchObject({ ok: true });
  });
});

describe('SmppClient: limits', () => {
  it('fails messages beyond the queue limit at once', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 1, maxWaiting: 3 });
    server.answer = () => undefined;
    const outcomes = submitEach(
      made,
      Array.from({ length: 6 }, () => message()),
    );
    await settle();
    expect(outcomes.slice(0, 4)).toEqual(Array(4).fill(undefined));
    expect(outcomes.slice(4)).toMatchObject(
      Array(2).fill({ kind: 'notSent', problem: { reason: 'tooManyWaiting', retry: 'later' } }),
    );
    await expect(made.query('1')).resolves.toMatchObject({
      ok: false,
      problem: { reason: 'tooManyWaiting' },
    });
  });

  it('sends nothing over a receiver connection', async () => {
    const server = new FakeServer();
    const made = await bound(server, { mode: 'receiver' });
    await expect(made.submit(message())).resolves.toMatchObject({
      kind: 'notSent',
      problem: { reason: 'cannotSend' },
    });
  });

  it('writes to a peer that does not read only the started PDU, then closes the connection', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 1000, maxWaiting: 100_000 });
    server.peer.isStalled = true;
    const outcomes = submitEach(
      made,
      Array.from({ length: 5000 }, () => message()),
    );
    await settle();
    // One batch of the write buffer, whatever the window is.
    expect(server.peer.held).toBeLessThan(20_000);
    const { peer } = server;
    const states: SmppClientState[] = [];
    made.onState((state) => states.push(state));
    server.isReachable = () => false;
    await server.time.advance(46_000);
    expect(peer.isOpen).toBe(false);
    expect(states[0]).toMatchObject({ kind: 'waiting', problem: { reason: 'notReading' } });
    const unknown = outcomes.filter((outcome) => outcome?.kind === 'unknown');
    expect(unknown[0]).toMatchObject({ problem: { reason: 'noResponse' } });
    expect(unknown.length).toBeLessThan(400);
    // The others were not written, and are sent over the next connection.
    server.isReachable = () => true;
    await server.time.advance(60_000);
    const kinds = outcomes.map((outcome) => outcome?.kind);
    expect(kinds.filter((kind) => kind === 'accepted').length + unknown.length).toBe(5000);
  });

  it('continues when the peer reads again', async () => {
    const server = new FakeServer();
    const made = await bound(server, { window: 10 });
    server.peer.isStalled = true;
    const [first, second] = [message({ text: 'a' }), message({ text: 'b' })];
    const outcomes = submitEach(made, [first]);
    await settle();
    const later = submitEach(made, [second]);
    await settle();
    expect(server.of('submit_sm')).toEqual([]);
    server.peer.drain();
    await settle();
    expect(later).toMatchObject([{ kind: 'accepted' }]);
    // This peer lost the bytes that it did not read.
    expect(outcomes).toEqual([undefined]);
  });

  it('closes the connection to a peer that sends endless requests and reads nothing', async () => {
    const server = new FakeServer();
    await bound(server);
    const { peer } = server;
    peer.isStalled = true;
    for (let round = 0; round < 3000 && peer.isOpen; round += 1) {
      peer.send(pdu('enquire_link', { sequence: round + 1 }));
      if (round % 100 === 0) await settle();
    }
    await settle();
    expect(peer.isOpen).toBe(false);
  });
});
