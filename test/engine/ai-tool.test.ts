import { SECRETS, Stage } from './support/stage';

const [ANNA, STRANGER] = ['77000000101', '79160000103'];
const SEND = { resource: 'message', operation: 'send', text: 'Hello' };

describe('limits for AI agents in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const sentTo = () => stage.emulator.control.readMessages().map(({ phone }) => phone);
  const requests = () => stage.emulator.control.readLog().length;

  it('Allowed Recipients stops the run before any request', async () => {
    const options = { allowedRecipients: '+7700*' };
    const to = `${ANNA}, ${STRANGER}`;
    const { report } = await stage.run({ ...SEND, to, options });
    expect(report.error?.message).toContain(`"${STRANGER}" is not among 'Allowed Recipients'`);
    expect([sentTo(), requests()]).toEqual([[], 0]);
    await stage.run({ ...SEND, to: ANNA, options });
    expect(sentTo()).toEqual([ANNA]);
  });

  it('a dry run sends nothing and shows exactly what a real run sends', async () => {
    const { json } = await stage.run({ ...SEND, to: ANNA, options: { dryRun: true } });
    expect(json).toMatchObject([{ phone: `+${ANNA}`, accepted: false, errorName: 'dryRun' }]);
    expect([sentTo(), requests()]).toEqual([[], 0]);
    expect(JSON.stringify(json)).not.toContain(SECRETS.apiKey);
    await stage.run({ ...SEND, to: ANNA });
    const entry = stage.emulator.control.readLog()[0];
    const { apikey, ...others } = entry?.fields ?? {};
    const id = expect.stringMatching(/^n8n-/);
    expect(json[0]?.request).toMatchObject({ path: '/sys/send.php', fields: { ...others, id } });
    expect([apikey, sentTo()]).toEqual(['***', [ANNA]]);
  });

  it('Max Cost checks the price of a lookup and does not start one above the limit', async () => {
    const lookup = { resource: 'hlr', operation: 'lookup', phone: ANNA };
    const { report } = await stage.run({ ...lookup, options: { maxCost: 0 } });
    expect(report.error?.message).toContain("'Max Cost' is 0");
    expect([sentTo(), requests()]).toEqual([[], 1]);
  });
});
