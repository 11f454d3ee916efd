import { formatProblem } from '../../../protocol/format-problem';
import { openMailLink } from '../../../packages/transports/nodes/mail/mail-link';
import { RELAY_USER, startRelay, type Relay, type RelayOptions } from './support/relay';
import { SECRETS, SmtpStage, TEXT } from './support/smtp-stage';

let stage: SmtpStage;
let relay: Relay | undefined;
beforeAll(async () => {
  stage = await SmtpStage.start();
});
afterEach(async () => {
  await relay?.stop();
  relay = undefined;
});
afterAll(async () => await stage.stop());

async function useRelay(options: RelayOptions, credential = {}): Promise<Relay> {
  relay = await startRelay(options);
  await stage.useCredential({ port: relay.port, security: 'startTls', ...credential });
  return relay;
}

const LOGIN = { user: RELAY_USER.user, mailPassword: RELAY_USER.password };
const SEND = { resource: 'message', operation: 'send', to: '={{ $json.to }}', text: TEXT };
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ to: `+7701123060${index}` }));

describe("a user's own mail server", () => {
  it.each([
    ['STARTTLS', false, 'startTls'],
    ['TLS', true, 'tls'],
  ])('accepts e-mails over %s after a login', async (_, secure, security) => {
    const { certificate, mails } = await useRelay({ secure, asksForLogin: true });
    const certificateAuthority = certificate;
    const { port } = relay!;
    await stage.useCredential({ port, security, certificateAuthority, ...LOGIN });
    expect(await stage.testCredential()).toMatchObject({ status: 'OK' });
    expect(mails).toEqual([]);
    const { json } = await stage.run(SEND, people(2));
    expect(json).toMatchObject([{ queued: true }, { queued: true }]);
    expect(mails).toMatchObject([
      { to: 'send@send.example.com', isEncrypted: true, user: RELAY_USER.user },
      { to: 'send@send.example.com', isEncrypted: true, user: RELAY_USER.user },
    ]);
  });

  it('is rejected without its certificate authority, unless any certificate is allowed', async () => {
    const { mails } = await useRelay({});
    const refused = await stage.run(SEND, people(1));
    expect(refused.report.error?.message).toContain('(TLS)');
    expect(mails).toEqual([]);
    await stage.useCredential({
      port: relay!.port,
      security: 'startTls',
      acceptAnyCertificate: true,
    });
    expect((await stage.run(SEND, people(1))).json).toMatchObject([{ queued: true }]);
    expect(mails).toMatchObject([{ isEncrypted: true }]);
  });

  it('receives no unencrypted e-mail when it offers no encryption', async () => {
    const { mails } = await useRelay({ hasNoStartTls: true }, { acceptAnyCertificate: true });
    const { report } = await stage.run(SEND, people(1));
    expect(report.error?.message).toContain('(TLS');
    expect(mails).toEqual([]);
  });

  it('receives the rest over a new connection after its limit for one connection', async () => {
    const taken = await useRelay({ mailsPerConnection: 2 }, { acceptAnyCertificate: true });
    const { json, report } = await stage.run(SEND, people(5));
    expect(report.error).toBeNull();
    expect(json).toHaveLength(5);
    expect(taken.mails).toHaveLength(5);
    expect(taken.connections).toBe(3);
  });

  it.each<[string, RelayOptions, object, string]>([
    ['a rejected login', { asksForLogin: true }, { ...LOGIN, user: 'nobody' }, 'AUTH 535'],
    ['a missing login', { asksForLogin: true }, {}, 'MAIL 530'],
    ['a rejected e-mail', { refusesData: true }, {}, 'DATA 554'],
  ])('reports %s without a secret', async (_, options, credential, stageOfMail) => {
    await useRelay(options, { acceptAnyCertificate: true, ...credential });
    const { report } = await stage.run(SEND, people(1));
    expect(report.error?.message).toContain(stageOfMail);
    for (const secret of [SECRETS.password, RELAY_USER.password, `${SECRETS.login}:`]) {
      expect(report.inspection).not.toContain(secret);
    }
  });
});

it('an e-mail that the server accepts without a response has an unknown outcome', async () => {
  relay = await startRelay({ isSilentAfterData: true });
  const opened = await openMailLink(
    {
      ...{ host: '127.0.0.1', port: relay.port, security: 'startTls', auth: null },
      ...{ authority: relay.certificate, acceptsAnyCertificate: false },
    },
    { connect: 2000, idle: 600 },
  );
  if (!opened.ok) throw new Error(formatProblem(opened.problem).text);
  const failed = await opened.value.send({
    bytes: Buffer.from('Subject: x\r\n\r\nHello'),
    charset: 'utf-8',
    envelope: { from: 'n8n@example.com', to: ['send@send.example.com'] },
  });
  opened.value.close();
  expect(failed).toMatchObject({ name: 'mailOutcomeUnknown', retry: 'unknownOutcome' });
  expect(relay.mails).toHaveLength(1);
});
