import { Stage } from './support/stage';

const [FIRST, SECOND] = ['77010000101', '77010000102'];

/** Operations that read the messages, payments and numbers of the account, checked against what happened before. */
describe('the data of the account in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const send = (to: string, more = {}) =>
    stage.run({ resource: 'message', operation: 'send', to, text: 'Hello', ...more });
  const requests = () =>
    stage.emulator.control
      .readLog()
      .flatMap((entry) => (entry.kind === 'request' ? [entry.fields] : []));

  describe('message: getMany', () => {
    const many = (more = {}, items = [{}]) =>
      stage.run({ resource: 'message', operation: 'getMany', ...more }, { items });

    it('returns status records, the latest first', async () => {
      await send(FIRST as string, { options: { comment: 'order 7' } });
      await stage.emulator.control.advance(60);
      await send(SECOND as string, { text: 'Again' });
      const { json, pairs } = await many();
      expect(json).toMatchObject([
        {
          phone: `+${SECOND}`,
          text: 'Again',
          statusName: 'queued',
          isFinal: false,
          typeName: 'sms',
        },
        { phone: `+${FIRST}`, text: 'Hello', statusName: 'delivered', isDelivered: true },
      ]);
      expect(json[1]?.id).toMatch(/^n8n-/);
      expect(json[1]).toMatchObject({ cost: expect.any(Number), parts: 1, country: 'Казахстан' });
      expect(pairs).toEqual([0, 0]);
    });

    it('reads all pages on request, and otherwise only those that the limit requires', async () => {
      const phones = Array.from({ length: 240 }, (_, index) => `7701${1_000_101 + index * 1000}`);
      await send(phones.join(','), { options: { maxRecipients: 500 } });
      const limited = await many({ limit: 120 });
      expect(limited.json).toHaveLength(120);
      const all = await many({ returnAll: true });
      expect(new Set(all.json.map(({ phone }) => phone)).size).toBe(240);
      expect(requests().filter(({ prev_id: previous }) => previous !== undefined)).toHaveLength(1);
    });

    it('filters by recipient, moment and channel', async () => {
      await send(`${FIRST},${SECOND}`);
      await stage.emulator.control.advance(3600);
      const later = new Date(Date.now() + 1_800_000).toISOString();
      await send(FIRST as string, { text: 'Later' });
      const ofOne = await many({ filters: { recipients: '+7 701 000-01-02' } });
      expect(ofOne.json).toMatchObject([{ phone: `+${SECOND}` }]);
      const since = await many({ filters: { dateFrom: later } });
      expect(since.json).toEqual([]);
      const until = await many({ filters: { dateTo: later } });
      expect(until.json.map(({ text }) => text)).toContain('Hello');
      const mails = await many({ filters: { channel: 'email' } });
      expect(mails.json).toEqual([]);
      expect(requests().at(-1)).toMatchObject({ format: '8' });
    });

    it("returns the gateway's own records when they are not simplified", async () => {
      await send(FIRST as string);
      expect((await many({ simplify: false })).json).toMatchObject([
        { phone: FIRST, int_id: 1, sms_cnt: 1, status_name: expect.any(String) },
      ]);
    });

    it('sends one request for items with the same parameters', async () => {
      await send(FIRST as string);
      const { pairs } = await many({}, [{}, {}, {}, {}, {}]);
      expect(pairs).toEqual([0, 1, 2, 3, 4]);
      expect(requests().filter((fields) => fields['get_messages'] === '1')).toHaveLength(2);
    });

    it.each([
      [{ filters: { dateFrom: '2020-01-01', dateTo: '2021-01-01' } }, /'Date From'.*half a year/],
      [{ filters: { dateFrom: 'soon' } }, /'Date From' is not a valid date/],
      [{ filters: { recipients: 'a@example.com' } }, /'Recipients' contains/],
      [{ filters: { recipients: 'nobody' } }, /'Recipients'/],
    ])('rejects %j before any request', async (parameters, message) => {
      const { report } = await many(parameters);
      expect(report.error?.message).toMatch(message);
      expect(requests()).toEqual([]);
    });
  });

  describe('incomingMessage: getMany', () => {
    const many = (more = {}) =>
      stage.run({ resource: 'incomingMessage', operation: 'getMany', ...more });
    const write = (text: string, to = '77010000001') =>
      stage.emulator.control.incoming({ phone: '79160000101', text, to });

    it('returns the oldest first, after an ID, in a number of hours, at one number', async () => {
      await write('one');
      await write('two', '77010000002');
      await write('three');
      const textsOf = async (parameters = {}) =>
        (await many(parameters)).json.map(({ text }) => text);
      expect(await textsOf()).toEqual(['one', 'two', 'three']);
      expect(await textsOf({ limit: 2 })).toEqual(['one', 'two']);
      expect(await textsOf({ filters: { afterId: 1 } })).toEqual(['two', 'three']);
      expect(await textsOf({ filters: { toPhone: '+77010000002' } })).toEqual(['two']);
      await stage.emulator.control.advance(2 * 3600);
      expect(await textsOf({ filters: { hours: 1 } })).toEqual([]);
      expect(await textsOf({ filters: { hours: 3 }, returnAll: true })).toHaveLength(3);
    });

    it('returns messages in the shape of the triggers', async () => {
      await write('Привет');
      expect((await many()).json).toEqual([
        {
          id: '1',
          from: '+79160000101',
          to: '+77010000001',
          text: 'Привет',
          receivedAt: expect.stringMatching(/Z$/),
          sentAt: expect.stringMatching(/Z$/),
          replyToId: null,
          optOut: null,
          extra: {},
        },
      ]);
    });

    it('returns no items when there are no messages', async () => {
      const { json, report } = await many();
      expect([json, report.status]).toEqual([[], 'success']);
    });
  });

  describe('account: getStatistics', () => {
    const statistics = (more = {}) =>
      stage.run({ resource: 'account', operation: 'getStatistics', ...more });

    it('counts messages and costs, and does not return the login of the account', async () => {
      await stage.useCredential({ authentication: 'loginPassword' });
      const sent = await send(`${FIRST},${SECOND}`);
      const { json } = await statistics();
      const total = sent.json.reduce((sum, { cost }) => sum + Number(cost), 0);
      expect(json).toEqual([
        { login: null, messageCount: 2, spent: total, received: 0, currency: 'KZT' },
      ]);
    });

    it('returns no items for a period without messages', async () => {
      await send(FIRST as string);
      expect((await statistics({ dateFrom: '2020-01-01', dateTo: '2020-01-31' })).json).toEqual([]);
      expect(requests().at(-1)).toMatchObject({ start: '01.01.2020', end: '31.01.2020' });
    });
  });

  describe('shortLink: get', () => {
    const LINK = 'https://example.com/sale?id=1&a=b';
    const get = (shortLink: unknown) =>
      stage.run({ resource: 'shortLink', operation: 'get', shortLink: shortLink as never });

    it('counts the clicks on a link of a message', async () => {
      await send(FIRST as string, { text: `See ${LINK}!`, options: { shortenLinks: true } });
      expect(stage.emulator.control.readMessages()[0]?.text).not.toContain(LINK);
      stage.emulator.control.click(LINK);
      stage.emulator.control.click(LINK);
      const byUrl = await get({ __rl: true, mode: 'url', value: LINK });
      expect(byUrl.json).toEqual([
        {
          id: expect.any(String),
          link: LINK,
          clicks: 2,
          clicksThisMonth: 2,
          clicksToday: 2,
          clicksYesterday: 0,
        },
      ]);
      const byId = await get({ __rl: true, mode: 'id', value: byUrl.json[0]?.['id'] });
      expect(byId.json).toMatchObject([{ clicks: 2, link: null }]);
    });

    it('returns a hint for a link that the gateway does not know', async () => {
      const { report } = await get({ __rl: true, mode: 'url', value: LINK });
      expect(report.error).toMatchObject({ message: expect.stringContaining('linkNotFound') });
      const empty = await get({ __rl: true, mode: 'url', value: '={{ "" }}' });
      expect(empty.report.error?.message).toMatch(/'Short Link'/);
    });
  });

  describe('callConfirmation: getNumber', () => {
    const getNumber = (phone: string) =>
      stage.run({ resource: 'callConfirmation', operation: 'getNumber', phone });

    it('returns a number, and the call to it confirms', async () => {
      const { json } = await getNumber('+7 701 000-01-01');
      expect(json).toEqual([
        {
          phone: `+${FIRST}`,
          numberToCall: expect.stringMatching(/^\+\d+$/),
          possibleNumbers: expect.arrayContaining([json[0]?.['numberToCall']]),
          input: '+7 701 000-01-01',
        },
      ]);
      const [asked] = stage.emulator.control.readConfirmations();
      expect(asked).toMatchObject({ phone: FIRST, confirmedAt: null });
      await stage.emulator.control.call({ phone: FIRST as string });
      const [confirmed] = stage.emulator.control.readConfirmations();
      expect(confirmed?.confirmedAt).not.toBeNull();
    });

    it('reports that a number was requested too often', async () => {
      for (let attempt = 0; attempt < 5; attempt += 1) await getNumber(FIRST as string);
      const { report } = await getNumber(FIRST as string);
      expect(report.error?.message).toContain('attemptLimit');
      expect(stage.emulator.control.readConfirmations()).toHaveLength(5);
    });

    it('rejects an invalid number before any request', async () => {
      const { report } = await getNumber('Anna');
      expect(report.error?.message).toMatch(/'Phone' is not a phone number/);
      expect(requests()).toEqual([]);
    });
  });
});
