import { createSmppClient } from '../../protocol/smpp/client';
import type { SmppEvent } from '../../protocol/smpp/client-interface';
import type { SmppMessageParameters } from '../../protocol/smpp/message';
import { startTestHandler } from '../emulator/support';
import { socketPorts } from '../support/socket-connection';
import {
  begin,
  clients,
  connect,
  create,
  emulator,
  end,
  gateway,
  listen,
  message,
} from './smpp-support';

afterEach(end);

describe('SMPP client and emulator', () => {
  it.each(['3.4', '5.0'] as const)('connect with version %s', async (version) => {
    await begin();
    const started = await create({ version }).start();
    expect(started).toEqual({
      ok: true,
      value: {
        server: 'main',
        serverId: 'SMSC',
        interfaceVersion: version === '3.4' ? 0x34 : 0x50,
      },
    });
    expect(emulator.smpp?.sessions()).toMatchObject([{ mode: 'transceiver', systemType: '' }]);
  });

  it('connect over TLS with a verified certificate', async () => {
    await begin({ smpp: { tlsPort: 0 } });
    const { tlsPort, certificate } = emulator.smpp ?? {};
    const secure = (ca: string[]) =>
      createSmppClient(socketPorts(tlsPort ?? 0, { ca, servername: 'localhost' }), {
        systemId: 'demo',
        password: 'demo',
        hasBackup: false,
      });
    const trusted = secure([certificate ?? '']);
    const distrusted = secure([]);
    if (!trusted.ok || !distrusted.ok) throw new Error('options');
    clients.push(trusted.value, distrusted.value);
    await expect(trusted.value.start()).resolves.toMatchObject({ ok: true });
    await expect(distrusted.value.start()).resolves.toMatchObject({ ok: false });
  });

  it.each([
    [{ systemId: 'other' }, {}, 'invalidLogin'],
    [{ password: 'other' }, {}, 'invalidPassword'],
    [{}, { smpp: false }, 'bindFailed'],
    [{}, { ipNotAllowed: true }, 'bindFailed'],
  ])('reject %j with %j as %s', async (options, settings, name) => {
    await begin();
    emulator.control.configure(settings);
    await expect(create(options).start()).resolves.toMatchObject({
      ok: false,
      problem: { kind: 'smppRefusal', name },
    });
    expect(JSON.stringify(emulator.control.readLog())).not.toContain('demo');
  });

  it('exchange a message, visible over HTTP, and its receipt', async () => {
    await begin();
    const made = await connect();
    const { next } = listen(made);
    const sent = await made.submit(message({ text: 'Сәлем {€}', comment: 'a note' }));
    expect(sent).toEqual({ kind: 'accepted', ids: ['1000'] });
    await emulator.control.advance(10);
    const [event] = await next(1);
    expect(event).toMatchObject({
      type: 'deliveryStatus',
      record: {
        id: '1000',
        phone: '+77011234567',
        sender: 'SMSC',
        status: 1,
        isDelivered: true,
        errorCode: 0,
        type: 0,
        flag: { raw: 0 },
        sentAt: '2026-11-02T09:00:00.000Z',
      },
    });
    const { record } = event as Extract<SmppEvent, { type: 'deliveryStatus' }>;
    expect(record.cost).toBeGreaterThan(0);
    expect(emulator.control.readMessages()).toMatchObject([
      {
        id: '1000',
        channel: 'sms',
        text: 'Сәлем {€}',
        comment: 'a note',
        sender: 'SMSC',
        parts: 1,
      },
    ]);
    const status = await gateway.askJson('status', { id: '1000', phone: '+77011234567' });
    expect(status).toMatchObject({ status: 1 });
    expect(emulator.smpp?.waiting()).toBe(0);
  });

  it('send the status to the callback URL when no receipt was requested', async () => {
    await begin();
    const handler = await startTestHandler();
    emulator.control.setCallbackUrl(handler.url);
    const made = await connect();
    const { events } = listen(made);
    await made.submit(message({ receipt: false }));
    await made.submit(message({ text: 'other' }));
    await emulator.control.advance(10);
    const told = handler.received.map(({ body }) => body.toString());
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((body) => body.includes('id=1000'))).toBe(true);
    expect(events.length).toBeLessThanOrEqual(1);
    await handler.stop();
  });

  it.each([
    [{}, ['1000', '1000', '1000'], ['1000']],
    [{ systemType: 'SINGLE' }, ['1000', '1001', '1002'], ['1000', '1001', '1002']],
  ])('reassemble a long message under %j', async (options, ids, receipts) => {
    await begin();
    const made = await connect(options);
    const { next } = listen(made);
    const text = `${'Длинный текст. '.repeat(10)}\u{1F600}`;
    await expect(made.submit(message({ text }))).resolves.toEqual({ kind: 'accepted', ids });
    expect(emulator.control.readMessages()).toMatchObject([{ id: '1000', text, parts: 3 }]);
    await emulator.control.advance(10);
    const events = await next(receipts.length);
    expect(events.map((event) => event.fields.id)).toEqual(receipts);
    await expect(made.query(ids[2] as string)).resolves.toMatchObject({
      ok: true,
      value: { status: 1 },
    });
  });

  it('encode encoding 0 as ISO-8859-1 where both agreed on it', async () => {
    await begin();
    const made = await connect({ systemType: 'MCON2,ISO' });
    await made.submit(message({ text: 'Ça va, señor? [@]' }, true));
    expect(emulator.control.readMessages()).toMatchObject([{ text: 'Ça va, señor? [@]' }]);
  });

  it.each<[Partial<SmppMessageParameters>, Record<string, unknown>]>([
    [
      { channel: 'hlr', text: undefined },
      { channel: 'hlr', text: '' },
    ],
    [
      { channel: 'ping', text: undefined },
      { channel: 'ping', text: '' },
    ],
    [
      { channel: 'viber', text: 'Сәлем' },
      { channel: 'viber', text: 'Сәлем' },
    ],
    [
      { channel: 'social', text: 'Hi' },
      { channel: 'social', text: 'Hi' },
    ],
    [
      { channel: 'voice', text: 'Hi', voice: 'female2', wait: 20, repeat: 60, attempts: 2 },
      { channel: 'voice', text: 'Hi', details: { voice: 'w2', param: '20,60,2' } },
    ],
    [
      { channel: 'mms', text: 'Hi', subject: 'S' },
      { channel: 'mms', details: { subj: 'S' } },
    ],
    [
      { channel: 'email', to: 'a@b.kz', sender: 'c@d.kz', text: 'Hi\nthere', subject: 'S' },
      { channel: 'email', phone: 'a@b.kz', text: 'Hi\nthere', details: { subj: 'S' } },
    ],
    [
      { channel: 'telegramBot', text: 'Hi', botName: '@shop' },
      { channel: 'telegramBot', details: { bot: '@shop' } },
    ],
    [
      { channel: 'binary', text: undefined, data: 'cafe', userDataHeader: '0504158a0000' },
      { typeName: 'binary', text: '060504158a0000cafe' },
    ],
    [{ validity: 3 }, { validityHours: 3 }],
    [{ sendAt: '2026-11-02T18:00:00+05:00' }, { dueAt: '2026-11-02T13:00:00.000Z' }],
  ])('exchange the text %j', async (parameters, kept) => {
    await begin();
    const made = await connect();
    await expect(made.submit(message(parameters))).resolves.toMatchObject({ kind: 'accepted' });
    expect(emulator.control.readMessages()).toMatchObject([kept]);
  });

  it('look a number up', async () => {
    await begin();
    const made = await connect();
    const { next } = listen(made);
    await made.submit(message({ channel: 'hlr', text: undefined, to: '77011230777' }));
    await emulator.control.advance(10);
    const [event] = await next(1);
    expect(event).toMatchObject({
      record: {
        status: 1,
        typeName: 'hlr',
        hlr: { verdict: 'reachable', isRoaming: true, country: expect.any(String), mcc: '401' },
      },
    });
  });

  it.each([
    ['77011230001', 20, 1, 'UNDELIV'],
    ['77011230003', 3, 0, 'EXPIRED'],
    ['77011230249', 22, 249, 'REJECTD'],
    ['77011230253', 23, 253, 'REJECTD'],
    ['77011230248', 25, 248, 'REJECTD'],
  ])('agree on the end of %s', async (to, status, errorCode, stat) => {
    await begin();
    const made = await connect();
    const { next } = listen(made);
    await made.submit(message({ to }));
    await emulator.control.advance(10);
    const [event] = await next(1);
    expect(event).toMatchObject({ record: { status, errorCode, extra: { stat } } });
  });
});
