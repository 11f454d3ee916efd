import { createHash } from 'node:crypto';
import { findCommonError, findRequestError, findStatus } from '../../protocol/tables';
import { SECRETS, Stage } from './support/stage';
import { publishTrigger } from './support/trigger-stage';

const RUSSIAN = { options: { language: 'ru' } };
const SEND = { resource: 'message', operation: 'send', text: 'Hello' };
const STATUS = {
  ...{ resource: 'message', operation: 'getStatus' },
  ...{ messageId: '={{ $json.id }}', phone: '={{ $json.phone }}' },
};

/** What the tables say in Russian about an undeliverable message with an error code. */
function russianTexts(error: number) {
  const row = findCommonError(error);
  return {
    statusText: findStatus(20)?.ru.text,
    errorText: row?.ru.text,
    errorAdvice: row?.ru.advice,
  };
}

describe('the language of texts in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start({ speed: 50 });
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  async function sendTo(to: string) {
    const { json } = await stage.run({ ...SEND, to });
    await stage.emulator.control.advance(600);
    return json.map(({ id, phone }) => ({ id, phone }));
  }

  it('of a status is the chosen one of each item, with the same names and codes', async () => {
    const items = await sendTo('77010000013');
    const { json: english } = await stage.run(STATUS, { items });
    const { json: russian } = await stage.run({ ...STATUS, ...RUSSIAN }, { items });
    expect(english).toMatchObject([{ statusName: 'undeliverable', errorCode: 13 }]);
    expect(russian).toEqual([{ ...english[0], ...russianTexts(13) }]);
    const { json: mixed } = await stage.run(
      { ...STATUS, options: { language: '={{ $json.language }}' } },
      { items: ['ru', 'en', 'xx', 'RU', 'ru-KZ'].map((language) => ({ ...items[0], language })) },
    );
    const [inRussian, inEnglish] = [russian[0], english[0]];
    expect(mixed).toEqual([inRussian, inEnglish, inEnglish, inRussian, inRussian]);
  });

  it('of the history and of a waiting send is the chosen one', async () => {
    await sendTo('77010000013');
    const { json } = await stage.run({ resource: 'message', operation: 'getMany', ...RUSSIAN });
    expect(json).toMatchObject([russianTexts(13)]);
    const options = { language: 'ru', waitForStatus: true };
    const { json: sent } = await stage.run({ ...SEND, to: '77010000013', text: 'b', options });
    expect(sent).toMatchObject([{ delivery: russianTexts(13) }]);
  });

  it('of a rejected recipient among others is the chosen one', async () => {
    const to = '77010000101, 77010000907';
    const { json: english } = await stage.run({ ...SEND, to });
    stage.emulator.control.reset();
    const { json: russian } = await stage.run({ ...SEND, to, ...RUSSIAN });
    expect(english[1]).toMatchObject({ accepted: false, errorName: expect.any(String) });
    expect(russian[1]?.['errorText']).toMatch(/\p{Script=Cyrillic}/u);
    for (const name of ['accepted', 'status', 'statusName', 'errorCode', 'errorName']) {
      expect(russian[1]?.[name]).toEqual(english[1]?.[name]);
    }
  });

  it('of a rejected request is the chosen one in its error item, and English where it stops', async () => {
    const parameters = { ...SEND, to: '77010000907', ...RUSSIAN };
    const row = findRequestError('send', 7);
    const numbered = (text?: string) => text?.replace('{number}', '"77010000907"') ?? 'no such row';
    const { json } = await stage.run(parameters, { onError: 'continueRegularOutput' });
    expect(json).toMatchObject([
      {
        errorText: `${row?.ru.text}. ${row?.ru.advice}`,
        error: {
          ...{ code: 7, name: 'invalidPhone' },
          ...{ message: numbered(row?.ru.ofNumber), advice: row?.ru.advice },
        },
      },
    ]);
    const { report } = await stage.run(parameters);
    expect(report.error?.message).toContain(numbered(row?.ofNumber));
  });

  it('of a dry run and of an HLR lookup is the chosen one', async () => {
    const options = { language: 'ru', dryRun: true };
    const { json } = await stage.run({ ...SEND, to: '77010000101', options });
    expect(json).toMatchObject([
      { errorName: 'dryRun', errorText: expect.stringContaining('Ничего не отправлено') },
    ]);
    const lookUp = { resource: 'hlr', operation: 'lookup', phone: '77010000101' };
    const { json: pending } = await stage.run({
      ...{ ...lookUp, options: { language: 'ru', timeout: 0 } },
    });
    expect(pending).toMatchObject([
      { verdict: 'pending', errorText: expect.stringContaining('Результат не получен вовремя') },
    ]);
  });

  it('of a decoded report is the chosen one', async () => {
    const decode = { resource: 'message', operation: 'decodeReport', ...RUSSIAN };
    const items = [{ report: 'Status = 20, check_time = 01.11.2026 10:00:00, err = 13' }];
    const { json } = await stage.run({ ...decode, report: '={{ $json.report }}' }, { items });
    expect(json).toMatchObject([{ kind: 'status', ...russianTexts(13) }]);
    const report = 'ERROR = 7 (invalid number)';
    const { json: rejected } = await stage.run({ ...decode, report });
    const row = findRequestError('send', 7);
    expect(rejected).toMatchObject([
      {
        ...{ kind: 'refused', errorCode: 7, errorName: 'invalidPhone' },
        ...{ errorText: row?.ru.text, errorAdvice: row?.ru.advice },
      },
    ]);
    expect(rejected[0]).not.toHaveProperty('refusal');
  });

  it('of an event is that of the trigger', async () => {
    const trigger = await publishTrigger(stage, RUSSIAN);
    const values = ['805', '77010000101', '20'];
    const sha1 = createHash('sha1')
      .update([...values, SECRETS.callbackSecret].join(':'))
      .digest('hex');
    const [id, phone, status] = values as [string, string, string];
    const body = new URLSearchParams({ id, phone, status, err: '13', sha1 }).toString();
    expect((await trigger.post(body)).status).toBe(200);
    expect(await trigger.events(1)).toMatchObject([
      { event: 'deliveryStatus', statusName: 'undeliverable', ...russianTexts(13) },
    ]);
  });
});
