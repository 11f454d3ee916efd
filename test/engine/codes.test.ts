import { Stage } from './support/stage';

const PHONE = '77000000101';
const SEND = { resource: 'code', operation: 'send', phone: PHONE, text: 'Code: {code}' };
const VERIFY = { resource: 'code', operation: 'verify', phone: PHONE };

describe('one-time codes in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 20 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const readCode = () => /\d{6}/.exec(stage.emulator.control.readMessages()[0]?.text ?? '')?.[0];

  it('verify accepts the code that the phone received', async () => {
    const { json, report } = await stage.run(SEND);
    const code = readCode() ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect(JSON.stringify(report)).not.toContain(code);
    const typed = { ...VERIFY, token: json[0]?.token };
    const { json: verdicts } = await stage.run(
      { ...typed, code: '={{ $json.code }}' },
      { items: [{ code: code === '000000' ? '1' : '000000' }, { code }, { code }] },
    );
    expect(verdicts).toMatchObject([
      { verified: false, reason: 'wrongCode', attemptsLeft: 4 },
      { verified: true, reason: 'verified', phone: `+${PHONE}` },
      { verified: false, reason: 'alreadyUsed' },
    ]);
  });

  it('a rejected code that stops the run says which were sent', async () => {
    const items = [{ phone: '77000000101' }, { phone: '77000000907' }];
    const { report } = await stage.run({ ...SEND, phone: '={{ $json.phone }}' }, { items });
    expect(report.error?.message).toMatch(/^Row 2 of 2: .*1 of 2 messages was already accepted/);
  });

  it('verify accepts a code as a number, from a sheet or a form, also with leading zeros', async () => {
    const { json: sent } = await stage.run({ ...SEND, options: { codeLength: 10 } });
    const code = /\d{10}/.exec(stage.emulator.control.readMessages()[0]?.text ?? '')?.[0];
    const typed = { ...VERIFY, token: sent[0]?.token, code: '={{ $json.code }}' };
    const { json } = await stage.run(typed, { items: [{ code: Number(code) }] });
    expect(json).toMatchObject([{ verified: true }]);
  });

  it('send tells of the codes that were sent when the gateway rejects one of them', async () => {
    const items = ['77000000101', '77000000907', '77000000102'].map((phone) => ({ phone }));
    const { report } = await stage.run({ ...SEND, phone: '={{ $json.phone }}' }, { items });
    const sent = stage.emulator.control.readMessages().length;
    expect(report.error?.message).toContain('Row 2 of 3: The number "77000000907"');
    expect(report.error?.message).toMatch(
      new RegExp(`${sent} of 3 messages w(as|ere) already accepted`),
    );
    expect(report.error?.description).toContain('already accepted');
  });

  it('resend sends the same code, which verify accepts', async () => {
    const { json } = await stage.run(SEND);
    const token = json[0]?.token;
    const resend = { resource: 'code', operation: 'resend', token, text: 'Again: {code}' };
    const { json: again, report } = await stage.run(resend);
    const [first, second] = stage.emulator.control.readMessages();
    const code = /\d{6}/.exec(first?.text ?? '')?.[0] ?? '';
    expect([second?.phone, second?.text]).toEqual([PHONE, `Again: ${code}`]);
    expect(again).toMatchObject([{ phone: `+${PHONE}`, accepted: true, token }]);
    expect(JSON.stringify(report)).not.toContain(code);
    const { json: verdicts } = await stage.run({ ...VERIFY, token, code });
    expect(verdicts).toMatchObject([{ verified: true }]);
  });

  it('resend that fails has the fields of a recipient who gets nothing', async () => {
    const { json } = await stage.run(SEND);
    const token = json[0]?.token;
    const options = { allowedRecipients: '+7702*' };
    const resend = { resource: 'code', operation: 'resend', token, options };
    const { json: rows } = await stage.run(resend, { onError: 'continueRegularOutput' });
    const error = { name: 'invalidInput' };
    expect(rows).toMatchObject([{ accepted: false, errorName: 'invalidInput', error }]);
    expect(stage.emulator.control.readMessages()).toHaveLength(1);
  });

  it('verify reads a local number by the country of send, and formats of a spreadsheet', async () => {
    const options = { defaultCountry: 'UZ' };
    const { json } = await stage.run({ ...SEND, phone: '90 123 45 67', options });
    const typed = {
      ...VERIFY,
      token: json[0]?.token,
      code: readCode(),
      phone: '={{ $json.phone }}',
    };
    const items = [{ phone: '998901234568.0' }, { phone: '901234567.0' }];
    const { json: verdicts } = await stage.run({ ...typed, options }, { items });
    expect(verdicts).toMatchObject([
      { verified: false, reason: 'otherPhone' },
      { verified: true, phone: '+998901234567' },
    ]);
  });

  it('send without a callback secret signs no code and sends nothing, for login and password', async () => {
    await stage.useCredential({ authentication: 'loginPassword', callbackSecret: '' });
    const { report } = await stage.run(SEND);
    expect(report.error?.description).toContain("'Callback Secret'");
    expect(stage.emulator.control.readLog()).toEqual([]);
  });

  it('send by call reads the code digit by digit', async () => {
    await stage.run({ ...SEND, channel: 'voice' });
    expect(stage.emulator.control.readMessages()).toMatchObject([
      { phone: PHONE, channel: 'voice', text: expect.stringMatching(/^Code: \d(, \d){5}$/) },
    ]);
  });

  it('send repeats the same code on the second channel when the first does not deliver it', async () => {
    const options = { fallbackChannel: 'sms', fallbackAfter: 30 };
    const nowhere = '77000000248';
    const { json } = await stage.run({ ...SEND, channel: 'viber', options, phone: nowhere });
    const [first, second, ...others] = stage.emulator.control.readMessages();
    expect([first?.channel, second?.channel, others.length]).toEqual(['viber', 'sms', 0]);
    expect(first?.text).toBe(second?.text);
    expect(json).toMatchObject([
      { accepted: true, channel: 'sms', path: [{ channel: 'viber' }, { channel: 'sms' }] },
    ]);
    const code = /\d{6}/.exec(second?.text ?? '')?.[0] ?? '';
    expect(JSON.stringify(json)).not.toContain(code);
    const verified = await stage.run({ ...VERIFY, phone: nowhere, token: json[0]?.token, code });
    expect(verified.json).toMatchObject([{ verified: true }]);
  });

  it('send repeats nothing for recipients whom the first channel has reached', async () => {
    const options = { fallbackChannel: 'sms', fallbackAfter: 30 };
    const { json } = await stage.run({ ...SEND, channel: 'viber', options });
    expect(stage.emulator.control.readMessages()).toMatchObject([{ channel: 'viber' }]);
    expect(json).toMatchObject([{ channel: 'viber', path: [{ statusName: 'delivered' }] }]);
  });

  it('send rejects a second channel that equals the first or is not in the list', async () => {
    for (const fallbackChannel of ['sms', 'email']) {
      const { report } = await stage.run({ ...SEND, options: { fallbackChannel } });
      expect(report.error?.message).toContain("'Fallback Channel'");
    }
    expect(stage.emulator.control.readMessages()).toEqual([]);
  });
});
