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

describe('SmppClient: refused logins', () => {
  it.each([
    [0x0d, 'bindFailed'],
    [0x0e, 'invalidPassword'],
    [0x0f, 'invalidLogin'],
    [0x53, 'invalidSystemType'],
    [0x12345, 'unknown'],
  ])('gives back 0x%s and does not try again', async (status, name) => {
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

  it('advises about IP addresses, the page of passwords, their length and Cyrillic', async () => {
    const server = new FakeServer();
    server.answer = refuseBind(0x0e);
    const started = await client(server).start();
    const advice = started.ok ? '' : formatProblem(started.problem).advice;
    for (const word of ['IP address', 'access passwords', '8 Latin', 'API settings']) {
      expect(advice).toContain(word);
    }
  });

  it('may be started again', async () => {
    const server = new FakeServer();
    server.answer = refuseBind(0x0e);
    const made = client(server);
    await made.start();
    server.answer = obliging();
    await expect(made.start()).resolves.toMatchObject({ ok: true });
    await expect(made.submit(message())).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('tries again when the login is connected already', async () => {
    const server = new FakeServer();
    server.answer = refuseBind(0x05);
    const started = client(server).start({ keepTrying: true });
    await server.time.advance(0);
    server.answer = obliging();
    await server.time.advance(2000);
    await expect(started).resolves.toMatchObject({ ok: true });
  });

  it('takes a status that nobody knows for a passing one where the login was good', async () => {
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

  it('stops where a good login is refused later', async () => {
    const server = new FakeServer();
    const made = await bound(server);
    server.answer = refuseBind(0x0e);
    server.peer.close();
    await server.time.advance(60_000);
    expect(made.state).toMatchObject({ kind: 'failed', problem: { name: 'invalidPassword' } });
    expect(server.attempts).toHaveLength(2);
  });
});

describe('SmppClient: servers that do not answer', () => {
  it('tries the backup server at once', async () => {
    const server = new FakeServer();
    server.isReachable = (which) => which === 'backup';
    await expect(client(server).start()).resolves.toMatchObject({
      ok: true,
      value: { server: 'backup' },
    });
    expect(server.attempts).toEqual(['main', 'backup']);
  });

  it('gives a first attempt back when both cannot be reached, and rests', async () => {
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

  it('leaves the backup server alone where there is none', async () => {
    const server = new FakeServer();
    server.isReachable = () => false;
    await client(server, { hasBackup: false }).start();
    expect(server.attempts).toEqual(['main']);
  });

  it('goes on with growing pauses of at most half a minute when it is told to keep trying', async () => {
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

  it('gives up a bind without an answer, and tries the other server', async () => {
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

  it('survives ports that break their promise', async () => {
    const server = new FakeServer();
    const ports = { ...server.ports, connect: () => Promise.reject(new Error('broken')) };
    Object.assign(server, { ports });
    await expect(client(server).start()).resolves.toMatchObject({
      ok: false,
      problem: { reason: 'connectionFailed' },
    });
  });

  it('gives waiting messages back after two minutes without a connection', async () => {
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

  it('counts that time anew for each wait', async () => {
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

describe('SmppClient: signs of life', () => {
  it('asks for one after 30 s of silence, and again', async () => {
    const server = new FakeServer();
    await bound(server);
    await server.time.advance(29_000);
    expect(server.of('enquire_link')).toHaveLength(0);
    await server.time.advance(61_000);
    expect(server.of('enquire_link')).toHaveLength(3);
  });

  it('never lets two minutes pass without sending, also while messages come in', async () => {
    const server = new FakeServer();
    await bound(server);
    for (let minute = 0; minute < 10; minute += 1) {
      const before = server.peer.received.length;
      server.peer.send(pdu('alert_notification', { sequence: minute + 1 }));
      await server.time.advance(60_000);
      expect(server.peer.received.length).toBeGreaterThan(before);
    }
  });

  it('connects anew when none comes, and does not know about messages without an answer', async () => {
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

  it('answers those that the server asks for', async () => {
    const server = new FakeServer();
    await bound(server);
    server.peer.send(pdu('enquire_link', { sequence: 4711 }));
    await settle();
    expect(server.of('enquire_link_resp')).toEqual([pdu('enquire_link_resp', { sequence: 4711 })]);
  });
});

describe('SmppClient: the end of a connection', () => {
  it.each(['closedByPeer', 'brokeOff'] as const)(
    'sends over the next connection what was not written before it %s',
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

  it('ends the connection at bytes that are no SMPP, and says what is wrong', async () => {
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

  it('says good-bye to a server that does, waits for its answers and comes back', async () => {
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

  it('begins with the shortest pause after a connection that was good', async () => {
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
