import { readMailSettings } from '../../../packages/transports/nodes/mail/read-mail-settings';
import { SECRETS, SmtpStage, TEXT } from './support/smtp-stage';

let stage: SmtpStage;
beforeAll(async () => {
  stage = await SmtpStage.start();
});
afterAll(async () => await stage.stop());
beforeEach(async () => {
  stage.emulator.control.reset();
  await stage.useCredential();
});

const SEND = {
  resource: 'message',
  operation: 'send',
  to: '={{ $json.to }}',
  text: '={{ $json.text }}',
};
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    to: `+7701123060${index}`,
    text: `Hello ${index},\nПривет`,
  }));
const readMessages = () => stage.emulator.control.readMessages();
const countMails = (): number =>
  stage.emulator.control.readLog().filter(({ kind }) => kind === 'mail').length;

describe('items that share e-mails', () => {
  it('reach the gateway as a list with one ID', async () => {
    const { json, pairs } = await stage.run(
      { ...SEND, sender: 'SMSC', options: { itemsPerMail: 3 } },
      people(5),
    );
    expect(countMails()).toBe(2);
    expect(new Set(json.slice(0, 3).map(({ id }) => id)).size).toBe(1);
    expect(json[3]?.['id']).not.toBe(json[0]?.['id']);
    expect(pairs).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
    expect(readMessages().map(({ phone, text, id }) => ({ phone, text, id }))).toEqual(
      json.map(({ id }, index) => ({
        phone: `7701123060${index}`,
        text: `Hello ${index},\nПривет`,
        id,
      })),
    );
  });

  it('fail together when the e-mail is rejected, without affecting the others', async () => {
    stage.emulator.control.setFaults([{ endpoint: 'smtp', kind: 'http5xx' }]);
    const { json } = await stage.run({ ...SEND, options: { itemsPerMail: 2 } }, people(3), {
      onError: 'continueRegularOutput',
    });
    expect(json).toMatchObject([
      { error: { name: 'mailRefused' } },
      { error: { name: 'mailRefused' } },
      { phone: '+77011230602', queued: true },
    ]);
    expect(readMessages()).toHaveLength(1);
  });

  it('use a separate e-mail for other settings and for texts that do not fit into a list', async () => {
    const items = [
      { to: '+77011230600', text: 'one; two' },
      { to: '+77011230601', text: 'plain' },
      { to: '+77011230602', text: 'plain', charset: 'utf-8' },
      { to: '+77011230603', text: 'plain' },
    ];
    const options = { itemsPerMail: 10, charset: "={{ $json.charset ?? 'koi8-r' }}" };
    const { json } = await stage.run({ ...SEND, options }, items);
    expect(countMails()).toBe(3);
    expect(json[1]?.['id']).toBe(json[3]?.['id']);
    expect(readMessages().map(({ text }) => text)).toEqual(['one; two', 'plain', 'plain', 'plain']);
  });
});

describe('a retry', () => {
  const RETRY = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };

  it('sends only the missing messages', async () => {
    stage.emulator.control.setFaults([{ endpoint: 'smtp', kind: 'http5xx', after: 1 }]);
    const { json, report } = await stage.run(SEND, people(3), RETRY);
    expect(report.error).toBeNull();
    expect(json).toHaveLength(3);
    expect(readMessages().map(({ id, acceptances }) => ({ id, acceptances }))).toEqual(
      json.map(({ id }) => ({ id, acceptances: 1 })),
    );
  });

  it('does not resend an e-mail that may have been accepted, and sends the others', async () => {
    stage.emulator.control.setFaults([{ endpoint: 'smtp', kind: 'dropAfter', after: 1 }]);
    const { report } = await stage.run(SEND, people(3), RETRY);
    expect(report.error).toMatchObject({
      message: expect.stringContaining('unknown'),
      description: expect.stringContaining('2 items were already sent'),
      itemIndex: 1,
    });
    const doubtful = readMessages().find(({ phone }) => phone === '77011230601');
    expect(report.error?.description).toContain(`message ID ${doubtful?.id}`);
    expect(readMessages().map(({ acceptances }) => acceptances)).toEqual([1, 1, 1]);
  });
});

it('a dry run shows the e-mail without the account and connects to no server', async () => {
  await stage.useCredential({ port: 1 });
  const items = people(2);
  const { json, report } = await stage.run(
    { ...SEND, options: { dryRun: true, itemsPerMail: 10 } },
    items,
  );
  expect(json).toMatchObject([
    {
      ...{ id: null, phone: '+77011230600', accepted: false, queued: false, charset: 'koi8-r' },
      ...{ errorName: 'dryRun', dryRun: true },
      mail: {
        from: 'n8n@example.com',
        to: 'send@send.example.com',
        body: expect.stringMatching(
          /^<login>:<password>:\w{32}::::\+77011230600:Hello 0,\\nПривет\n\+77011230601:Hello 1/,
        ),
      },
    },
    { phone: '+77011230601', dryRun: true },
  ]);
  expect(json[1]).not.toHaveProperty('mail');
  expect(report.inspection).not.toContain(SECRETS.password);
});

describe('channels of the SMTP node', () => {
  it.each([
    ['a bot', { channel: 'telegramBot', botName: '@shop_bot', text: TEXT }, 'telegramBot', TEXT],
    ['bytes', { channel: 'binary', data: '0a 1b' }, 'binaryHex', '000a1b'],
    ['a call', { channel: 'voice', voice: 'female1', text: TEXT }, 'voice', TEXT],
  ])('send %s', async (_, parameters, channel, text) => {
    const { report } = await stage.run({ ...SEND, ...parameters }, [{ to: '+77011230600' }]);
    expect(report.error).toBeNull();
    expect(readMessages()).toMatchObject([{ phone: '77011230600', channel, text }]);
  });

  it('send a call with its settings', async () => {
    const call = { channel: 'voice', voice: 'male2', text: 'Hello', to: '+77011230600' };
    const options = { wait: 20, repeat: 60, attempts: 3, dryRun: true };
    const { json } = await stage.run({ ...SEND, ...call, options });
    expect(json).toMatchObject([
      { mail: { body: expect.stringMatching(/:Hello\nvoice: m2\n~~~\n20,60,3$/) } },
    ]);
  });

  it('send an e-mail with its subject', async () => {
    const email = { channel: 'email', sender: 'shop@example.com', subject: 'News', text: TEXT };
    const { report } = await stage.run({ ...SEND, ...email }, [{ to: 'anna@example.com' }]);
    expect(report.error).toBeNull();
    expect(readMessages()).toMatchObject([{ channel: 'email', text: TEXT }]);
  });
});

it('the SMTP node pings each number once', async () => {
  const { json } = await stage.run({
    resource: 'number',
    operation: 'ping',
    phone: '+77011230600, +77011230600, +77011230601',
    options: { messageId: 'ping-1' },
  });
  expect(json).toMatchObject([
    { id: 'ping-1', phone: '+77011230600', queued: true },
    { id: 'ping-1', phone: '+77011230601', queued: true },
  ]);
  expect(readMessages()).toMatchObject([{ channel: 'ping' }, { channel: 'ping' }]);
});

it('the SMTP node sends within hours of a time zone', async () => {
  const options = { deliveryWindow: '10-21', timezone: 'Asia/Almaty' };
  const { report } = await stage.run({ ...SEND, options }, people(1));
  expect(report.error).toBeNull();
  const [mail] = stage.emulator.control.readLog().filter(({ kind }) => kind === 'mail');
  expect(mail).toMatchObject({ fields: { time: '10-21', tz: '2' } });
});

describe('the server of a credential', () => {
  const values = {
    ...{ region: 'smsc.ua', login: 'alex', password: 'hush', from: 'n8n@example.com' },
    ...{ server: 'gateway', security: 'none', host: 'mail.example.com', port: 587 },
  };

  it("is the gateway's own at port 25", () => {
    expect(readMailSettings(values)).toMatchObject({
      ok: true,
      value: {
        to: 'send@send.smsc.ua',
        server: { host: 'send.smsc.ua', port: 25, security: 'none', auth: null },
      },
    });
  });

  it("is never the gateway's own for an address of another domain", () => {
    const custom = { ...values, region: 'custom', gatewayAddress: 'send@send.example.com' };
    expect(readMailSettings(custom)).toMatchObject({
      ok: false,
      problem: { text: expect.stringContaining("'Mail Server'") },
    });
    expect(readMailSettings({ ...custom, server: 'relay' })).toMatchObject({
      ok: true,
      value: { to: 'send@send.example.com', server: { host: 'mail.example.com', port: 587 } },
    });
  });

  it('is rejected with an invalid certificate authority', () => {
    const wrong = { ...values, security: 'tls', certificateAuthority: 'hello' };
    expect(readMailSettings(wrong)).toMatchObject({
      ok: false,
      problem: { text: expect.stringContaining("'Certificate Authority'") },
    });
  });
});
