import { changeNode, PublishedExample, readExample, withSettings } from './support/example';
import { ServiceStage } from './support/service-stage';
import { SECRETS, type Stage } from './support/stage';
import { StubSheet } from './support/stub-sheet';

const TELEGRAM = 'api.telegram.org';
const CUSTOMER = '77000000101';
const SECOND = '77000000102';
const OFFLINE = '77000000006';
const OWNER = '77000000110';

const sheet = new StubSheet('doc-1', 'List');
let isTelegramAway = false;

describe('examples with services of others in the engine of n8n', () => {
  let services: ServiceStage;
  let stage: Stage;
  beforeAll(async () => {
    services = await ServiceStage.start(
      {
        'sheets.googleapis.com': sheet.answer,
        [TELEGRAM]: () =>
          isTelegramAway
            ? { status: 502, body: { ok: false } }
            : { status: 200, body: { ok: true, result: {} } },
      },
      {
        'Google Sheets account': {
          clientId: 'client',
          oauthTokenData: { access_token: 'sheet-token', token_type: 'Bearer' },
        },
        'Telegram account': { baseUrl: `https://${TELEGRAM}`, accessToken: '7:telegram-token' },
      },
    );
    ({ stage } = services);
  }, 60_000);
  beforeEach(async () => {
    isTelegramAway = false;
    await services.reset();
  });
  afterAll(() => services.stop());

  describe('google-sheets-hlr.json', () => {
    const where = { documentId: id('doc-1'), sheetName: id('0') };
    const workflow = ['Read the sheet', 'Write into the sheet'].reduce(
      (changed, name) => changeNode(changed, name, (given) => ({ ...given, ...where })),
      readExample('google-sheets-hlr.json'),
    );
    const run = () => stage.engine.call('run', workflow, { startNode: 'Start' });
    const lookups = () => stage.emulator.control.readMessages().map(({ phone }) => phone);

    it('writes the verdict into the row of each number, whatever a cell holds', async () => {
      sheet.rows = [
        ['name', 'phone'],
        ['Anna', 77000000101],
        ['Boris', '8 700 000 00 06'],
        ['Empty', ''],
        ['Words', 'ask her'],
        ['Again', '+7 700 000-01-01'],
        ['Digits lost', '7,7E+10'],
      ];
      expect((await run()).error).toBeNull();
      expect(sheet.rows[0]).toEqual(expect.arrayContaining(['verdict', 'network', 'note']));
      const [anna, boris, empty, words, again, lost] = sheet.records();
      expect(anna).toMatchObject({ name: 'Anna', phone: 77000000101, verdict: 'reachable' });
      expect(anna).toMatchObject({ country: expect.stringMatching(/./), note: '' });
      expect(boris).toMatchObject({
        name: 'Boris',
        verdict: 'offline',
        note: expect.stringMatching(/./),
      });
      expect(again).toMatchObject({ name: 'Again', verdict: 'reachable' });
      for (const row of [empty, words, lost]) {
        expect(row?.verdict).not.toBe('reachable');
        expect(row?.note).toMatch(/./);
      }
      expect([...new Set(lookups())].sort()).toEqual([OFFLINE, CUSTOMER].sort());
    });

    it('looks a number up once: rows with a verdict are left alone', async () => {
      sheet.rows = [
        ['phone', 'verdict'],
        [CUSTOMER, 'reachable'],
        [SECOND, ''],
      ];
      await run();
      expect(lookups()).toEqual([SECOND]);
      await run();
      expect(lookups()).toEqual([SECOND]);
      expect(sheet.records().map(({ verdict }) => verdict)).toEqual(['reachable', 'reachable']);
    });

    it('takes 50 rows at most, and the next 50 in the next run', async () => {
      const phone = (index: number) => `770000${String(index + 1).padStart(2, '0')}101`;
      sheet.rows = [['phone'], ...Array.from({ length: 60 }, (_, index) => [phone(index)])];
      await run();
      expect(sheet.records().filter(({ verdict }) => verdict !== '')).toHaveLength(50);
      await run();
      expect(sheet.records().filter(({ verdict }) => verdict !== '')).toHaveLength(60);
      expect(lookups()).toHaveLength(60);
    });

    it('writes the reason and leaves the verdict empty where a lookup failed', async () => {
      sheet.rows = [['phone'], [CUSTOMER], [SECOND]];
      await services.useCredential({ apiKey: 'wrong' });
      await run();
      for (const row of sheet.records()) {
        expect(row).toMatchObject({ verdict: '', note: expect.stringMatching(/./) });
      }
      expect(lookups()).toEqual([]);
    });
  });

  describe('sms-to-telegram.json', () => {
    const settings = { chatId: '-100200', ownerPhone: `+${OWNER}` };
    let example: PublishedExample;
    afterEach(() => example.unpublish());
    const publish = async (values: Readonly<Record<string, string>>) => {
      const workflow = withSettings(readExample('sms-to-telegram.json'), values);
      example = await PublishedExample.publish(stage, workflow);
      const url = example.addressOf('SMSC Trigger');
      stage.emulator.control.setCallbackUrl(`${url}?charset=utf-8&sha1=${SECRETS.callbackSecret}`);
    };
    const sent = () => services.requestsTo(TELEGRAM);

    it.each([
      ['a simple text', 'Когда откроетесь?', 'Когда откроетесь?'],
      ['marks of HTML', '<b>5 < 6 & 7</b>', '&lt;b&gt;5 &lt; 6 &amp; 7&lt;/b&gt;'],
      ['marks of Markdown', '*_[x](y)_', '*_[x](y)_'],
      ['a long text', 'Я'.repeat(300), 'Я'.repeat(300)],
      ['an emoji', '👍', '👍'],
    ])('forwards %s', async (_name, text, shown) => {
      await publish(settings);
      await stage.emulator.control.incoming({ phone: CUSTOMER, text });
      expect(await example.execution()).toMatchObject({ error: null });
      expect(sent()).toMatchObject([
        {
          call: 'POST /bot7:telegram-token/sendMessage',
          body: { chat_id: '-100200', parse_mode: 'HTML' },
        },
      ]);
      const [first] = sent();
      expect(first?.body['text']).toBe(`<b>SMS +${CUSTOMER}</b> → +77010000001\n${shown}`);
      expect(stage.emulator.control.readMessages()).toEqual([]);
    });

    it('sends one SMS to the owner when Telegram does not accept the message', async () => {
      await publish(settings);
      isTelegramAway = true;
      await stage.emulator.control.incoming({ phone: CUSTOMER, text: 'Я'.repeat(200) });
      expect(await example.execution()).toMatchObject({ error: null });
      expect(services.messagesTo(OWNER)).toMatchObject([{ parts: 1 }]);
      expect(services.messagesTo(OWNER)[0]?.text).toMatch(/^SMS \+77000000101: ЯЯ/);
    });

    it('sends no SMS without a phone of the owner', async () => {
      await publish({ ...settings, ownerPhone: '' });
      isTelegramAway = true;
      await stage.emulator.control.incoming({ phone: CUSTOMER, text: 'Да' });
      expect(await example.execution()).toMatchObject({ error: null });
      expect(stage.emulator.control.readMessages()).toEqual([]);
    });

    it('ignores a callback without a right signature', async () => {
      await publish(settings);
      const forged = { id: '5', phone: CUSTOMER, to: '77010000001', mes: 'Spam', sha1: '00' };
      const fields = forged as Readonly<Record<string, string>>;
      expect(await example.postForm('SMSC Trigger', fields)).toMatchObject({ status: 401 });
      expect(await example.countExecutions()).toBe(0);
      expect(sent()).toEqual([]);
    });
  });
});

/** A choice by ID, as the editor stores it. */
function id(value: string): object {
  return { __rl: true, mode: 'id', value };
}
