import { createHash } from 'node:crypto';
import { PublishedExample, readExample, withOutcome, withSettings } from './support/example';
import { SECRETS, Stage } from './support/stage';

const KEY = { 'x-shop-key': 'shop-key-1' };
const [CUSTOMER, SECOND, OWNER] = ['77000000101', '77000000102', '77000000110'];

describe('examples that a request starts, in the engine of n8n', () => {
  let stage: Stage;
  let example: PublishedExample;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(async () => {
    await stage.reset();
    const header = { name: 'x-shop-key', value: 'shop-key-1' };
    await stage.useCredential({}, { 'Header Auth account': header });
  });
  afterEach(() => example.unpublish());
  afterAll(() => stage.stop());

  const sent = () => stage.emulator.control.readMessages();
  const textsTo = (phone: string) =>
    sent()
      .filter((message) => message.phone === phone)
      .map(({ text }) => text);
  const ranWell = { status: 'success', error: null };
  async function publish(file: string, values: Readonly<Record<string, string>> = {}) {
    example = await PublishedExample.publish(stage, withSettings(readExample(file), values));
  }

  describe('form-to-sms.json', () => {
    const settings = { ownerPhone: `+${OWNER}` };
    const submit = async (name: string, phone: string, question = '') => {
      const answer = await example.submit('Form', [name, phone, question]);
      return { answer, report: await example.execution() };
    };

    it('tells the owner who asks what, and confirms to the visitor, in one SMS each', async () => {
      await publish('form-to-sms.json', settings);
      const { answer, report } = await submit('Анна', '8 (700) 000-01-01', 'Есть доставка?');
      expect(answer.status).toBe(200);
      expect(report).toMatchObject(ranWell);
      expect(textsTo(OWNER)).toEqual(['Заявка: Анна, +77000000101. Есть доставка?']);
      expect(textsTo(CUSTOMER)).toEqual([
        'Спасибо! Заявка принята. Перезвоним сегодня с 9 до 18. example.kz',
      ]);
      expect(sent().map(({ parts }) => parts)).toEqual([1, 1]);
    });

    it('cuts a long question to one SMS, and tells the visitor nothing of what was typed', async () => {
      await publish('form-to-sms.json', settings);
      const link = 'https://spam.example '.repeat(20);
      expect((await submit(link, `+${CUSTOMER}`, link)).report).toMatchObject(ranWell);
      expect(sent().map(({ parts }) => parts)).toEqual([1, 1]);
      expect(textsTo(CUSTOMER)[0]).not.toContain('spam');
    });

    it('sends one confirmation a day to a number, however often the form is sent', async () => {
      await publish('form-to-sms.json', settings);
      for (const name of ['Анна', 'Анна 2', 'Анна 3']) {
        expect((await submit(name, CUSTOMER)).report).toMatchObject(ranWell);
      }
      expect(textsTo(CUSTOMER)).toHaveLength(1);
      expect(textsTo(OWNER)).toHaveLength(3);
    });

    it.each([
      ['an empty number', ' '],
      ['words', 'позвоните в офис'],
      ['a fixed line', '+7 7172 25 00 00'],
      ['a number of another country', '+44 7911 123456'],
      ['a number of satellite phones', '+870 773 111 632'],
      ['a short number', '1414'],
      ['a group of contacts', 'G1'],
      ['a number with too few digits', '8 700 00'],
    ])('sends the visitor nothing to %s, and tells the owner', async (_name, phone) => {
      await publish('form-to-sms.json', settings);
      expect((await submit('Анна', phone)).report).toMatchObject(ranWell);
      expect(sent().map((message) => message.phone)).toEqual([OWNER]);
    });

    it('takes the first of several numbers in one field', async () => {
      await publish('form-to-sms.json', settings);
      await submit('Анна', `+${CUSTOMER}, +${SECOND}, +77000000103`);
      expect(textsTo(CUSTOMER)).toHaveLength(1);
      expect(sent()).toHaveLength(2);
    });

    it('sends nothing to visitors below the minimum balance', async () => {
      await publish('form-to-sms.json', settings);
      stage.emulator.control.configure({ balance: 499 });
      await submit('Анна', CUSTOMER);
      expect(textsTo(CUSTOMER)).toEqual([]);
    });

    it('fails visibly as long as the owner has no phone', async () => {
      await publish('form-to-sms.json');
      expect((await submit('Анна', CUSTOMER)).report).toMatchObject({ status: 'error' });
    });
  });

  describe('shop-order-sms.json', () => {
    const settings = { ownerPhone: `+${OWNER}` };
    const order = (changes: Readonly<Record<string, unknown>> = {}) => ({
      ...{ order: '1042', status: 'new', phone: `+${CUSTOMER}`, total: '12500' },
      ...changes,
    });
    const hook = async (changes: Readonly<Record<string, unknown>> = {}) => {
      const answer = await example.postJson('Order', order(changes), KEY);
      return { answer, report: await example.execution() };
    };

    it('tells the customer and the owner of a new order, in one SMS each', async () => {
      await publish('shop-order-sms.json', settings);
      const { answer, report } = await hook();
      expect(answer).toEqual({ status: 202, body: { order: '1042', accepted: true } });
      expect(report).toMatchObject(ranWell);
      expect(textsTo(CUSTOMER)).toEqual(['Заказ 1042 принят. Позвоним в течение часа. example.kz']);
      expect(textsTo(OWNER)).toEqual(['Новый заказ 1042, сумма 12500']);
      expect(sent().map(({ parts }) => parts)).toEqual([1, 1]);
    });

    it('sends and pays once when the shop repeats its webhook, also with another text', async () => {
      await publish('shop-order-sms.json', settings);
      const spent = async () => (await balance()) as number;
      await hook();
      const before = await spent();
      for (const changes of [{}, { total: '13000' }, { phone: '8 700 000 01 01' }]) {
        const { answer, report } = await hook(changes);
        expect(answer.status).toBe(202);
        expect(report).toMatchObject(ranWell);
      }
      expect(sent()).toHaveLength(2);
      expect(await spent()).toBe(before);
    });

    it('sends once when the shop calls twice at the same moment', async () => {
      await publish('shop-order-sms.json', settings);
      await Promise.all([1, 2, 3].map(() => example.postJson('Order', order(), KEY)));
      for (let count = 0; count < 3; count += 1) await example.execution();
      expect(sent()).toHaveLength(2);
    });

    it.each([
      ['shipped', 'Заказ 1042 в пути. Курьер позвонит за час. example.kz'],
      ['ready', 'Заказ 1042 готов. Ждем вас с 9 до 20. example.kz'],
      ['Cancelled', 'Заказ 1042 отменен. Вопросы — example.kz'],
    ])('tells only the customer of the status %s, in one SMS', async (status, text) => {
      await publish('shop-order-sms.json', settings);
      await hook({ status });
      expect(sent()).toMatchObject([{ phone: CUSTOMER, text, parts: 1 }]);
    });

    it.each([
      ['an empty phone', { phone: '' }, 400],
      ['blanks as phone', { phone: '  ' }, 400],
      ['no phone', { phone: undefined }, 400],
      ['null as phone', { phone: null }, 400],
      ['an empty order number', { order: '' }, 400],
      ['no order number', { order: undefined }, 400],
      ['no status', { status: undefined }, 400],
      ['a status without a text', { status: 'packed' }, 200],
      ['the name of a property of objects as status', { status: 'constructor' }, 200],
    ])('answers %s without sending', async (_name, changes, status) => {
      await publish('shop-order-sms.json', settings);
      expect((await hook(changes)).answer).toMatchObject({ status, body: { accepted: false } });
      expect(sent()).toEqual([]);
    });

    it('answers a request without a body', async () => {
      await publish('shop-order-sms.json', settings);
      expect(await example.postForm('Order', {}, KEY)).toMatchObject({ status: 400 });
      await example.execution();
      expect(sent()).toEqual([]);
    });

    it.each([
      ['words', 'Anna'],
      ['a number of another country', '+44 7911 123456'],
      ['two numbers', `+${CUSTOMER}, +${SECOND}`],
      ['a group of contacts', 'G1'],
      ['a number that the gateway rejects', '+77000000907'],
    ])('tells the owner when the phone is %s', async (_name, phone) => {
      await publish('shop-order-sms.json', settings);
      expect((await hook({ phone })).report).toMatchObject(ranWell);
      expect(sent()).toMatchObject([
        { phone: OWNER, text: 'Заказ 1042: SMS клиенту не ушло. Позвоните ему.' },
      ]);
    });

    it.each([
      ['without the key', {}],
      ['with another key', { 'x-shop-key': 'shop-key-2' }],
    ])('starts nothing for a stranger %s', async (_name, headers) => {
      await publish('shop-order-sms.json', settings);
      const { status } = await example.postJson('Order', order(), headers);
      expect(status).toBe(403);
      expect(await example.countExecutions()).toBe(0);
      expect(sent()).toEqual([]);
    });

    it('tells the owner when nobody knows whether the customer got the message', async () => {
      const shop = withSettings(readExample('shop-order-sms.json'), { ownerPhone: `+${OWNER}` });
      const workflow = withOutcome(shop, 'Tell the customer', { accepted: null });
      example = await PublishedExample.publish(stage, workflow);
      const order = { order: '1042', status: 'new', phone: CUSTOMER };
      await example.postJson('Order', order, KEY);
      expect(await example.execution()).toMatchObject({ error: null });
      expect(sent()).toMatchObject([
        { text: 'Заказ 1042: неизвестно, ушло ли SMS клиенту.', parts: 1 },
      ]);
    });

    it('sends the customer two parts of a text above 70 characters, and no owner needed', async () => {
      const text = '=Заказ {{ $json.body.order }}: ' + 'я'.repeat(70);
      await publish('shop-order-sms.json', { text_new: text });
      expect((await hook()).report).toMatchObject(ranWell);
      expect(sent()).toMatchObject([{ phone: CUSTOMER, parts: 2 }]);
    });
  });

  describe('missed-call-sms.json', () => {
    const text = 'Вы нам звонили. Перезвоним сегодня с 9 до 18 часов. example.kz';
    const miss = async (body: object) => {
      const answer = await example.postJson('Missed call', body, KEY);
      return { answer, report: await example.execution() };
    };

    it('answers a missed call of the PBX with one SMS a day', async () => {
      await publish('missed-call-sms.json');
      for (const phone of [CUSTOMER, `+${CUSTOMER}`, '8 700 000 01 01', 77000000101]) {
        const { answer, report } = await miss({ phone });
        expect(answer.status).toBe(200);
        expect(report).toMatchObject(ranWell);
      }
      expect(sent()).toMatchObject([{ phone: CUSTOMER, text, parts: 1 }]);
    });

    it('answers a call that the gateway reports', async () => {
      await publish('missed-call-sms.json');
      const url = example.addressOf('SMSC Trigger');
      stage.emulator.control.setCallbackUrl(`${url}?charset=utf-8&sha1=${SECRETS.callbackSecret}`);
      await stage.run({ resource: 'callConfirmation', operation: 'getNumber', phone: CUSTOMER });
      await stage.emulator.control.call({ phone: CUSTOMER });
      expect(await example.execution()).toMatchObject(ranWell);
      expect(textsTo(CUSTOMER)).toEqual([text]);
    });

    it.each([
      ['a hidden number', 'anonymous'],
      ['an empty number', ''],
      ['an extension of the PBX', '101'],
      ['a fixed line', '77172250000'],
      ['a number of another country', '+447911123456'],
      ['a toll-free number', '88005550101'],
    ])('sends nothing to %s', async (_name, phone) => {
      await publish('missed-call-sms.json');
      expect((await miss({ phone })).report).toMatchObject(ranWell);
      expect(sent()).toEqual([]);
    });

    it('starts nothing for a stranger or a forged call', async () => {
      await publish('missed-call-sms.json');
      expect(await example.postJson('Missed call', { phone: CUSTOMER })).toMatchObject({
        status: 403,
      });
      const ts = String(Math.floor(Date.now() / 1000));
      const sha1 = createHash('sha1').update(`${CUSTOMER}:${ts}:guess`).digest('hex');
      const forged = { waitcall: '1', phone: CUSTOMER, ts, sha1 };
      expect(await example.postForm('SMSC Trigger', forged)).toMatchObject({ status: 401 });
      expect(await example.countExecutions()).toBe(0);
      expect(sent()).toEqual([]);
    });

    it('sends nothing below the minimum balance', async () => {
      await publish('missed-call-sms.json');
      stage.emulator.control.configure({ balance: 499 });
      await miss({ phone: CUSTOMER });
      expect(sent()).toEqual([]);
    });
  });

  /** The balance of the account. */
  async function balance(): Promise<unknown> {
    const { json } = await stage.run({ resource: 'account', operation: 'getBalance' });
    return json[0]?.['balance'];
  }
});
