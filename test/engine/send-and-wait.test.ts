import { SECRETS, Stage } from './support/stage';

const PHONE = '77000000101';
const ASK = {
  ...{ resource: 'message', operation: 'sendAndWait', to: PHONE },
  message: 'May order 1042 be shipped?',
  options: { allowPrivateAddress: true },
};

describe('questions to a person in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 100 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const received = () => stage.emulator.control.readMessages();

  it('the phone receives the question, and the execution waits for the answer', async () => {
    const { report } = await stage.run({
      ...ASK,
      options: { ...ASK.options, shortenLinks: false },
    });
    expect(report).toMatchObject({ status: 'waiting', error: null });
    expect(received()).toMatchObject([
      {
        phone: PHONE,
        text: expect.stringMatching(
          /^May order 1042 be shipped\?\nhttp:\/\/\S+\/webhook-waiting\/\S+\?q=\w{8}&signature=\w+$/,
        ),
      },
    ]);
    for (const secret of Object.values(SECRETS)) expect(report.inspection).not.toContain(secret);
  });

  it('the link is short, so that the question fits into one part', async () => {
    await stage.run(ASK);
    expect(received()).toMatchObject([
      { parts: 1, text: expect.stringMatching(/\nhttps:\/\/\S{1,40}$/) },
    ]);
  });

  it('a reply by SMS is the answer, and the workflow continues at once', async () => {
    const asked = stage.run({ ...ASK, answerBy: 'reply' });
    while (received().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    await stage.emulator.control.incoming({ phone: PHONE, text: 'Нет.' });
    const { report, json } = await asked;
    expect(report.status).toBe('success');
    expect(json).toMatchObject([{ approved: false, data: { text: 'Нет.' }, phone: `+${PHONE}` }]);
  });

  it('a rejected question does not wait', async () => {
    const { report } = await stage.run({ ...ASK, to: '77000000907' });
    expect(report).toMatchObject({ status: 'error', error: { name: 'NodeApiError' } });
    expect(received()).toEqual([]);
  });
});
