import { formatProblem } from '../../../protocol/format-problem';
import { smppFailure } from '../../../protocol/smpp/problem';
import type { SmppClientState } from '../../../protocol/smpp/client-interface';
import { bound, client, message, submitEach } from './client-support';
import { FakeServer, obliging, type Answer } from './fake-server';
import { settle } from '../../../testkit/fake-time';
import { pdu } from './support';

function refuseBind(status: number): Answer {
  return ({ sequence }, peer) => peer.send(pdu('bind_transceiver_resp', { sequence, status }));
}

const silentOn =
  (command: string): Answer =>
  (request, peer) => {
    if (request.command !== command) obliging()(request, peer);
  };

describe('SmppClient: rejected logins', () => {
  it.each([
    [0x0d, 'bindFailed'],
    [0x0e, 'invalidPassword'],
    [0x0f, 'invalidLogin'],
    [0x53, 'invalidSystemType'],
    [0x12345, 'unknown'],
  ])('with 0x%s are returned and not retried', async (status, name) => {
    const server = new FakeServer();
    server.answer = refuseBind(status);
    const made = client(server);
    const started = await made.start({ keepTrying: true });
    expect(started).toMatchObject({
      ok: false,
      problem: { kind: 'smppRefusal', command: 'bind_transceiver', code: status, name },
    });
    expect(made.state).toMatchObject({ kind: 'failed', problem: { name } });
    await server.time.advance(3_600_000);
    expect(server.attempts).toEqual(['main']);
    expect(server.peer.isOpen).toBe(false);
    expect(server.time.planned).toBe(0);
    await expect(made.submit(message())).resolves.toMatchObject({ kind: 'notSent' });
  });

  it('return hints about IP addresses, the page of passwords, their length and Cyrillic', async () => {
    const server = new FakeServer();
    server.answer = refuseBind(0x0e);
    const started = await client(server).start();
    const advice = started.ok ? '' : formatProblem(started.problem).advice;
    for (const word of ['IP address', 'access passwords', '8 Latin', 'API settings']) {
      expect(advice).toContain(word);
    }
  });

  it('can be followed by another start', async () => {
    const server = new FakeServer();
    server.answer = refuseBind(0x0e);
    const made = client(server);
    await made.start();
    server.answer = obliging();
    await expect(made.start()).resolves.toMatchObject({ ok: true });
    await expect(made.submit(message())).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('are retried when the login is connected already', async () => {
    const server = new FakeServer();
    server.answer = refuseBind(0x05);
    const started = client(server).start({ keepTrying: true });
    await server.time.advance(0);
    server.answer = obliging();
    await server.time.advance(2000);
    await expect(started).resolves.toMatchObject({ ok: true });
  });

  it('are treated as temporary for an unknown status after a successful login', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = refuseBind(0x12345);
    server.peer.close();
    await server.time.advance(5000);
    expect(made.state.kind).toBe('waiting');
    server.answer = obliging();
    await server.time.advance(60_000);
    expect(made.state.kind).toBe('bound');
  });

  it('stop the client when a login that was accepted is rejected later', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = refuseBind(0x0e);
    server.peer.close();
    await server.time.advance(60_000);
    expect(made.state).toMatchObject({ kind: 'failed', problem: { name: 'invalidPassword' } });
    expect(server.attempts).toHaveLength(2);
  });
});

describe('SmppClient: servers without a response', () => {
  it('are replaced by the backup server at once', async () => {
    const server = new FakeServer();
    server.isReachable = (which) => which === 'backup';
    await expect(client(server).start()).resolves.toMatchObject({
      ok: true,
      value: { server: 'backup' },
    });
    expect(server.attempts).toEqual(['main', 'backup']);
  });

  it('end a first attempt when both cannot be reached, and no further attempts follow', async () => {
    const server = new FakeServer();
    server.isReachable = () => false;
    const made = client(server);
    await expect(made.start()).resolves.toEqual({
      ok: false,
      problem: smppFailure('connectionRefused'),
    });
    expect(made.state.kind).toBe('failed');
    await server.time.advance(3_600_000);
    expect(server.attempts).toEqual(['main', 'backup']);
  });

  it('are not replaced when there is no backup server', async () => {
    const server = new FakeServer();
    server.isReachable = () => false;
    await client(server, { hasBackup: false }).start();
    expect(server.attempts).toEqual(['main']);
  });

  it('are retried with backoff of at most half a minute when reconnecting is on', async () => {
    const server = new FakeServer();
    server.isReachable = () => false;
    const made = client(server);
    const pauses: number[] = [];
    made.onState((state) => {
      if (state.kind === 'waiting') pauses.push(state.retryInMs);
    });
    const started = made.start({ keepTrying: true });
    await server.time.advance(120_000);
    expect(pauses.slice(0, 7)).toEqual([750, 1500, 3000, 6000, 12_000, 22_500, 22_500]);
    server.isReachable = () => true;
    await server.time.advance(30_000);
    await expect(started).resolves.toMatchObject({ ok: true });
  });

  it('are replaced by the other server when a bind gets no response', async () => {
    const server = new FakeServer();
    const usual = obliging();
    server.answer = (request, peer) => {
      if (peer.server === 'backup') usual(request, peer);
    };
    const started = client(server).start();
    await server.time.advance(31_000);
    await expect(started).resolves.toMatchObject({ ok: true, value: { server: 'backup' } });
    expect(server.peers[0]?.isOpen).toBe(false);
  });

  it('do not crash the client when ports break their contract', async () => {
    const server = new FakeServer();
    const ports = { ...server.ports, connect: () => Promise.reject(new Error('broken')) };
    Object.assign(server, { ports });
    await expect(client(server).start()).resolves.toMatchObject({
      ok: false,
      problem: { reason: 'connectionFailed' },
    });
  });

  it('fail waiting messages after two minutes without a connection', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.isReachable = () => false;
    server.peer.close('brokeOff');
    const outcomes = submitEach(made, [message()]);
    await server.time.advance(119_000);
    expect(outcomes).toEqual([undefined]);
    await server.time.advance(2000);
    expect(outcomes).toMatchObject([
      { kind: 'notSent', problem: { reason: 'notConnected', retry: 'later' } },
    ]);
  });

  it('restart that time for each wait', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    await made.submit(message());
    server.isReachable = () => false;
    server.peer.close('brokeOff');
    await server.time.advance(119_000);
    const outcomes = submitEach(made, [message()]);
    await server.time.advance(60_000);
    expect(outcomes).toEqual([undefined]);
  });
});

describe('SmppClient: enquire_link', () => {
  it('is sent after 30 s of silence, and again', async () => {
    const server = new FakeServer();
    await bound(server);
    await server.time.advance(29_000);
    expect(server.of('enquire_link')).toHaveLength(0);
    await server.time.advance(61_000);
    expect(server.of('enquire_link')).toHaveLength(3);
  });

  it('is sent at least every two minutes, also while messages arrive', async () => {
    const server = new FakeServer();
    await bound(server);
    for (let minute = 0; minute < 10; minute += 1) {
      const before = server.peer.received.length;
      server.peer.send(pdu('alert_notification', { sequence: minute + 1 }));
      await server.time.advance(60_000);
      expect(server.peer.received.length).toBeGreaterThan(before);
    }
  });

  it('without a response leads to a reconnect and unknown outcomes', async () => {
    const server = new FakeServer();
    const made = await bound(server, { responseTimeoutMs: 100_000 });
    server.answer = () => undefined;
    const outcomes = submitEach(made, [message()]);
    await server.time.advance(44_000);
    expect(outcomes).toEqual([undefined]);
    server.answer = obliging();
    await server.time.advance(3000);
    expect(outcomes).toMatchObject([{ kind: 'unknown', problem: { reason: 'silent' } }]);
    expect(server.peers).toHaveLength(2);
    expect(made.state.kind).toBe('bound');
  });

  it('from the server gets a response', async () => {
    const server = new FakeServer();
    await bound(server);
    server.peer.send(pdu('enquire_link', { sequence: 4711 }));
    await settle();
    expect(server.of('enquire_link_resp')).toEqual([pdu('enquire_link_resp', { sequence: 4711 })]);
  });
});

describe('SmppClient: the end of a connection', () => {
  it.each(['closedByPeer', 'brokeOff'] as const)(
    'leads to sending over the next connection the messages that were not written before it %s',
    async (end) => {
      const server = new FakeServer();
      const made = await bound(server, { window: 2 });
      server.answer = silentOn('submit_sm');
      const outcomes = submitEach(
        made,
        ['a', 'b', 'c', 'd'].map((text) => message({ text })),
      );
      await settle();
      server.answer = obliging();
      server.peer.close(end);
      await server.time.advance(1000);
      expect(outcomes.map((outcome) => outcome?.kind)).toEqual([
        'unknown',
        'unknown',
        'accepted',
        'accepted',
      ]);
      expect(server.of('submit_sm').map(({ shortMessage }) => String(shortMessage))).toEqual([
        'a',
        'b',
        'c',
        'd',
      ]);
    },
  );

  it('follows bytes that are not valid SMPP, with the reason', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const states: SmppClientState[] = [];
    made.onState((state) => states.push(state));
    server.peer.sendBytes(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await settle();
    expect(server.peer.isOpen).toBe(false);
    expect(states[0]).toMatchObject({
      kind: 'waiting',
      problem: { reason: 'badFraming', detail: 'command_length 1213486160' },
    });
  });

  it('follows an unbind of the server after pending responses, then the client reconnects', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = silentOn('submit_sm');
    const outcomes = submitEach(made, [message()]);
    await settle();
    const [sent] = server.of('submit_sm');
    server.answer = obliging();
    server.peer.send(pdu('unbind', { sequence: 9 }));
    await settle();
    expect(server.of('unbind_resp')).toEqual([pdu('unbind_resp', { sequence: 9 })]);
    const more = submitEach(made, [message({ text: 'later' })]);
    server.peer.send(pdu('submit_sm_resp', { sequence: sent?.sequence, messageId: '5' }));
    await settle();
    expect(outcomes).toEqual([{ kind: 'accepted', ids: ['5'] }]);
    expect(more).toEqual([undefined]);
    await server.time.advance(3000);
    expect(more).toMatchObject([{ kind: 'accepted' }]);
    expect(server.peers).toHaveLength(2);
  });

  it('starts again with the shortest backoff after a successful connection', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    const pauses: number[] = [];
    made.onState((state) => {
      if (state.kind === 'waiting') pauses.push(state.retryInMs);
    });
    for (let round = 0; round < 4; round += 1) {
      server.peer.close();
      await server.time.advance(10_000);
    }
    await server.time.advance(30_000);
    server.peer.close();
    expect(pauses).toEqual([750, 1500, 3000, 6000, 750]);
  });
});
