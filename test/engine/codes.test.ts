import { Stage } from './support/stage';

const PHONE = '77000000101';
const SEND = { resource: 'code', operation: 'send', phone: PHONE, text: 'Code: {code}' };
const VERIFY = { resource: 'code', operation: 'verify', phone: PHONE };

describe('one-time codes in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const readCode = () => /\d{6}/.exec(stage.emulator.control.readMessages()[0]?.text ?? '')?.[0];

  it('the code that the phone got is the one that verify takes', async () => {
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
      { verified: true, reason: 'verified', phone: PHONE },
      { verified: false, reason: 'alreadyUsed' },
    ]);
  });

  it('a code by call is read digit by digit', async () => {
    await stage.run({ ...SEND, channel: 'voice' });
    expect(stage.emulator.control.readMessages()).toMatchObject([
      { phone: PHONE, channel: 'voice', text: expect.stringMatching(/^Code: \d(, \d){5}$/) },
    ]);
  });
});
