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

const SEND = { resource: 'message', operation: 'send', to: '={{ $json.to }}', text: TEXT };
const DECODE = { resource: 'message', operation: 'decodeAnswer', mail: '={{ $json.raw }}' };

describe('message: send', () => {
  it('returns an item for each recipient, with the ID under which the gateway knows the message', async () => {
    const { json, pairs } = await stage.run(SEND, [
      { to: '+77011230500, +77011230501' },
      { to: '+77011230502' },
    ]);
    expect(json).toMatchObject([
      { phone: '+77011230500', accepted: null, queued: true },
      { phone: '+77011230501', accepted: null, queued: true },
      { phone: '+77011230502', accepted: null, queued: true },
    ]);
    expect(pairs).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }]);
    expect(json[0]?.['id']).toBe(json[1]?.['id']);
    expect(json[2]?.['id']).not.toBe(json[0]?.['id']);
    const { login, password: psw } = SECRETS;
    const id = String(json[2]?.['id']);
    const body = new URLSearchParams({ login, psw, phone: '77011230502', id, fmt: '3' });
    const answer = await fetch(`${stage.emulator.url}/sys/status.php`, { method: 'POST', body });
    expect(await answer.json()).toHaveProperty('status');
  });

  it('sends once to a subscriber who is written twice', async () => {
    const { json } = await stage.run(SEND, [{ to: '87011230500, +7 701 123-05-00' }]);
    expect(json).toMatchObject([{ phone: '+77011230500', input: '87011230500', queued: true }]);
    expect(stage.emulator.control.readMessages()).toHaveLength(1);
  });

  it('keeps the text and the ID of the user', async () => {
    const text = 'Привет: «мир» 😀';
    const options = { messageId: 'order-1042', answer: 'always' };
    const { json } = await stage.run({ ...SEND, text, options }, [{ to: '+77011230500' }]);
    expect(json).toMatchObject([{ id: 'order-1042', charset: 'utf-8' }]);
    expect(stage.emulator.control.readMessages()).toMatchObject([{ text, phone: '77011230500' }]);
  });

  it('receives a response e-mail that the node decodes', async () => {
    const options = { messageId: 'order-7', answer: 'always' };
    await stage.run({ ...SEND, options }, [{ to: '+77011230500' }]);
    const mails = stage.emulator.control.readMails().map(({ raw }) => ({ raw }));
    const { json } = await stage.run(DECODE, mails);
    expect(json).toMatchObject([{ id: 'order-7', accepted: true, parts: 1, errorCode: null }]);
  });

  it('learns about a wrong password only from the response e-mail', async () => {
    await stage.useCredential({ password: 'wrong-password' });
    const sent = await stage.run(SEND, [{ to: '+77011230500' }]);
    expect(sent.json).toMatchObject([{ accepted: null, queued: true }]);
    const mails = stage.emulator.control.readMails().map(({ raw }) => ({ raw }));
    const { json } = await stage.run(DECODE, mails);
    expect(json).toMatchObject([{ accepted: false, errorCode: 2 }]);
  });

  it('reports an unknown outcome when the connection ends after the e-mail, and does not retry', async () => {
    stage.emulator.control.setFaults([{ endpoint: 'smtp', kind: 'dropAfter' }]);
    const { report } = await stage.run(SEND, [{ to: '+77011230500' }]);
    expect(report.error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringContaining('unknown'),
    });
    expect(stage.emulator.control.readMessages()).toHaveLength(1);
  });

  it.each([
    [{ kind: 'http5xx', after: 0 }, '. Nothing was sent'],
    [{ kind: 'http5xx', after: 1 }, '. 1 of 4 rows was already sent, 3 not'],
    [{ kind: 'dropAfter', after: 1 }, '. 1 of 4 rows was already sent, of 1 it is unknown, 2 not'],
  ] as const)('says what was sent when an e-mail fails: %j', async (fault, said) => {
    stage.emulator.control.setFaults([{ endpoint: 'smtp', ...fault }]);
    const rows = ['500', '501', '502', '503'].map((end) => ({ to: `+77011230${end}` }));
    const { report } = await stage.run(SEND, rows);
    expect(report.error?.message).toContain(said);
  });

  it('reports a rejected e-mail with its stage and continues with the others on request', async () => {
    stage.emulator.control.setFaults([{ endpoint: 'smtp', kind: 'http5xx' }]);
    const { json } = await stage.run(
      SEND,
      [{ to: '+77011230500' }, { to: 'nobody' }, { to: '+77011230502' }],
      { onError: 'continueRegularOutput' },
    );
    expect(json).toMatchObject([
      { error: { name: 'mailRefused', stage: 'DATA', responseCode: 451 } },
      { error: { name: 'invalidInput', message: expect.stringContaining("'To'") } },
      { phone: '+77011230502', queued: true },
    ]);
  });

  it('reports when the server does not accept e-mails for the gateway', async () => {
    await stage.useCredential({ gatewayAddress: 'nobody@example.com' });
    const { report } = await stage.run(SEND, [{ to: '+77011230500' }]);
    expect(report.error?.message).toContain('RCPT 550');
  });
});

it('the SMTP node starts lookups', async () => {
  const { json } = await stage.run({ resource: 'hlr', operation: 'start', phone: '+77011230500' });
  expect(json).toMatchObject([{ phone: '+77011230500', accepted: null, queued: true }]);
  expect(stage.emulator.control.readMessages()).toHaveLength(1);
});

it('the SMTP node rejects a text that is not a response of the gateway', async () => {
  const { report } = await stage.run(DECODE, [{ raw: 'Buy now' }]);
  expect(report.error?.message).toContain('not contain a response of the gateway');
});

describe('the credential of the SMTP node', () => {
  it('is tested without an e-mail', async () => {
    expect(await stage.testCredential()).toMatchObject({ status: 'OK' });
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });

  it.each([
    [{ port: 1 }, 'CONN'],
    [{ security: 'tls' }, '(TLS)'],
    [{ security: 'startTls' }, '(TLS)'],
    [{ user: 'somebody', mailPassword: 'mail-secret' }, 'AUTH'],
    [{ from: 'nobody' }, "'From'"],
    [{ login: '' }, "'Login'"],
  ])('with %j fails with the reason', async (changes, reason) => {
    await stage.useCredential(changes);
    const { status, message } = await stage.testCredential();
    expect(status).toBe('Error');
    expect(message).toContain(reason);
    expect(message).not.toContain('secret');
  });

  it('leaves neither password nor e-mail in the execution data of n8n', async () => {
    const secret = `${SECRETS.login}:${SECRETS.password}`;
    const fine = await stage.run(SEND, [{ to: '+77011230500' }]);
    await stage.useCredential({ port: 1 });
    const failed = await stage.run(SEND, [{ to: '+77011230500' }]);
    await stage.useCredential({ password: `${SECRETS.password}:colon` });
    const refused = await stage.run(SEND, [{ to: '+77011230500' }]);
    for (const { report } of [fine, failed, refused]) {
      expect(report.inspection).not.toContain(SECRETS.password);
      expect(report.inspection).not.toContain(secret);
    }
    expect(refused.report.error?.message).toContain('colon');
  });
});
