import { Stage } from './support/stage';

/*
 * The button of the editor, in real time: a person who pressed it waits no longer than ten seconds, or
 * reads why.
 */
const SEND = { resource: 'message', operation: 'send', to: '+77010000101', text: 'Same' };

describe('a second click on "Execute step"', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  afterAll(() => stage.stop());

  it('fails at once and says when the same message may be sent', async () => {
    const first = await stage.run(SEND, { mode: 'manual' });
    expect(first.json).toMatchObject([{ accepted: true }]);
    const clicked = Date.now();
    const { report } = await stage.run(SEND, { mode: 'manual' });
    expect(Date.now() - clicked).toBeLessThan(10_000);
    expect(report.error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringMatching(
        /^The gateway accepts the same text to the same number once a minute; it was sent \d+ s ago\. Wait [3-6]\d s or change the text/,
      ),
    });
    expect(stage.emulator.control.readMessages()).toHaveLength(1);
  }, 60_000);

  it('says so for a lookup without naming a text that it does not have', async () => {
    const lookup = { resource: 'hlr', operation: 'start', phone: '+77010000121' };
    await stage.run(lookup, { mode: 'manual' });
    for (const phone of ['+77010000121', '87010000121']) {
      const { report } = await stage.run({ ...lookup, phone }, { mode: 'manual' });
      expect(report.error?.message).toMatch(
        /^The gateway accepts the same request for the same number once a minute(; it was sent \d+ s ago)?\. Wait \d+ s \(/,
      );
    }
  }, 60_000);

  it('names no row where a limit of the gateway concerns every row', async () => {
    const items = Array.from({ length: 3 }, (_one, place) => ({ id: `x-${place}` }));
    const status = { resource: 'message', operation: 'getStatus', phone: '+77010000131' };
    const parameters = { ...status, messageId: '={{ $json.id }}' };
    let message: string | undefined;
    for (let click = 0; click < 8 && message === undefined; click += 1) {
      const { report } = await stage.run(parameters, { items, mode: 'manual' });
      message = report.error?.message;
    }
    expect(message).toMatch(/^The gateway gives the status .* Wait a minute \(code 9/);
    expect(message).not.toContain('Fix the row');
  }, 60_000);

  it('names the row of a number that the gateway rejects', async () => {
    const items = [{ to: '77010000907' }, { to: '77010000907' }].map(({ to }, place) => ({
      to,
      text: `Text ${place}`,
    }));
    const { report } = await stage.run(
      { ...SEND, to: '={{ $json.to }}', text: '={{ $json.text }}' },
      { items, mode: 'manual' },
    );
    expect(report.error?.message).toMatch(
      /^Row 1 of 2: The number "77010000907" has a wrong format \(code 7, invalidPhone\)\. Nothing was sent\. Fix the row, or set On Error to Continue/,
    );
  }, 60_000);
});
