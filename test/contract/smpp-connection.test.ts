import { toStatusRecord } from '../../protocol/status/status-record';
import { startTestHandler } from '../emulator/support';
import { begin, connect, emulator, end, gateway, listen, message } from './smpp-support';

afterEach(end);

describe('SMPP client and emulator', () => {
  it('reject the same messages as send.php', async () => {
    await begin();
    const made = await connect();
    await made.submit(message());
    const again = await made.submit(message());
    const wrong = await made.submit(message({ to: '7701' }));
    emulator.control.configure({ balance: 0 });
    const poor = await made.submit(message({ text: 'other' }));
    expect([again, wrong, poor]).toMatchObject([
      { kind: 'refused', problem: { name: 'submitFailed' } },
      { kind: 'refused', problem: { name: 'invalidRecipient' } },
      { kind: 'refused', problem: { name: 'submitFailed' } },
    ]);
    expect(emulator.control.readMessages()).toHaveLength(1);
  });

  it('read a status and cancel a scheduled message', async () => {
    await begin();
    const made = await connect();
    await made.submit(message({ sendAt: '2026-11-02T18:00:00+05:00' }));
    const waiting = await made.query('1000');
    expect(waiting.ok && toStatusRecord(waiting.value)).toMatchObject({
      id: '1000',
      isFinal: false,
    });
    await expect(made.cancel('1000')).resolves.toEqual({ ok: true, value: null });
    await expect(made.cancel('1000')).resolves.toMatchObject({ ok: false });
    await expect(made.query('999')).resolves.toMatchObject({ problem: { name: 'queryFailed' } });
  });

  it('find over SMPP the messages that were sent over HTTP', async () => {
    await begin();
    const made = await connect();
    await gateway.ask('send', { phones: '77011234567', mes: 'x', id: 'mine-1' });
    await emulator.control.advance(10);
    const asked = await made.query('mine-1');
    expect(asked.ok && toStatusRecord(asked.value)).toMatchObject({
      status: 1,
      changedAt: '2026-11-02T09:00:05.000Z',
    });
  });

  it('deliver messages from subscribers, to one side only', async () => {
    await begin();
    const handler = await startTestHandler();
    emulator.control.setCallbackUrl(handler.url);
    emulator.control.configure({ smppIncoming: true });
    const made = await connect();
    const { next } = listen(made);
    const text = 'Привет! '.repeat(40);
    await emulator.control.incoming({ phone: '77011234567', text });
    await emulator.control.incoming({ phone: '77011234567', text: 'Stop [€]' });
    expect(await next(2)).toMatchObject([
      { message: { from: '+77011234567', to: '+77010000001', text } },
      { message: { text: 'Stop [€]' } },
    ]);
    expect(handler.received).toEqual([]);
    await handler.stop();
  });

  it('lose no receipt when the handler rejects it or the connection ends', async () => {
    await begin();
    const first = await connect();
    let refusals = 0;
    first.onDeliver(() => {
      refusals += 1;
      return false;
    });
    await first.submit(message());
    await emulator.control.advance(6);
    while (refusals === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await first.stop();
    expect(emulator.smpp?.waiting()).toBe(1);
    const second = await connect();
    const { next } = listen(second);
    await emulator.control.advance(30);
    expect(await next(1)).toMatchObject([{ record: { id: '1000', status: 1 } }]);
  });

  it('close the older of two connections of one login, unless several are allowed', async () => {
    await begin();
    const older = await connect();
    const states: string[] = [];
    older.onState(({ kind }) => states.push(kind));
    const newer = await connect();
    while (states.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await older.stop();
    await newer.stop();
    await connect({ systemType: 'MCON2' });
    await connect({ systemType: 'MCON2' });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(emulator.smpp?.sessions()).toHaveLength(2);
  });

  it('survive a restart of the server', async () => {
    await begin();
    const made = await connect();
    await emulator.smpp?.pause();
    while (made.state.kind === 'bound') await new Promise((resolve) => setTimeout(resolve, 5));
    const outcome = made.submit(message());
    await emulator.smpp?.resume();
    await expect(outcome).resolves.toMatchObject({ kind: 'accepted' });
  });

  it('slow down to 30 messages per second and deliver all of them', async () => {
    await begin({ now: undefined });
    const made = await connect({ window: 20 });
    const kinds: string[] = [];
    const messages = Array.from({ length: 60 }, (_, index) => message({ text: `m${index}` }));
    await made.submitAll(messages, ({ kind }) => kinds.push(kind));
    expect(kinds).toEqual(Array(60).fill('accepted'));
    expect(new Set(emulator.control.readMessages().map(({ text }) => text)).size).toBe(60);
    const statuses = emulator.control
      .readLog()
      .flatMap((entry) => (entry.kind === 'smpp' ? [entry.status] : []));
    expect(statuses).toContain(0x58);
  }, 60_000);
});
