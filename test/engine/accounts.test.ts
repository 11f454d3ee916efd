import type { IDataObject } from 'n8n-workflow';
import { Stage } from './support/stage';

const PHONE = '77011230100';
const OTHER = '77011230101';
const PASSWORD = 'Secret-psw-4711';
const DAY = 86_400;
const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });
const byId = (value: unknown) => ({ mailingId: locator('id', value) });
const tomorrow = () => new Date(Date.now() + DAY * 1000).toISOString();

/** What each operation changes, checked by another operation or by a message. */
describe('mailings and subaccounts in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const run = async (resource: string, operation: string, parameters: IDataObject = {}) => {
    const { json, report } = await stage.run({ resource, operation, ...parameters });
    expect(report.error).toBeNull();
    return json;
  };
  const mailing = (operation: string, parameters?: IDataObject) =>
    run('mailing', operation, parameters);
  const subClient = (operation: string, parameters?: IDataObject) =>
    run('subClient', operation, parameters);
  const SALE = { name: 'Sale', to: PHONE, text: 'Ten percent off' };
  const messages = () => stage.emulator.control.readMessages();
  const balance = () => stage.emulator.control.configure({}).balance;

  it('mailing: create delivers at its time and repeats as configured', async () => {
    const [created] = await mailing('create', {
      ...SALE,
      to: `+${PHONE}; ${OTHER}`,
      sendAt: tomorrow(),
      repeatEvery: 'weekly',
      maxRepeats: 1,
      options: { includeCost: true },
    });
    expect(created).toEqual({ id: '801', name: 'Sale', cost: 37 });
    await stage.emulator.control.advance(DAY - 60);
    expect(messages().map(({ status }) => status)).toEqual([-1, -1]);
    await stage.emulator.control.advance(120);
    expect(messages().slice(0, 2)).toMatchObject([
      { id: '801', phone: PHONE, text: 'Ten percent off', status: 1 },
      { id: '801', phone: OTHER, status: 1 },
    ]);
    await stage.emulator.control.advance(30 * DAY);
    expect(messages().map(({ status }) => status)).toEqual([1, 1, 1, 1]);
    const [found] = await mailing('get', byId('801'));
    expect(found).toMatchObject({ repeatEvery: 'weekly', maxRepeats: 1, extra: { cnt: 2 } });
  });

  it('mailing: cancel stops it, which the status of its messages shows', async () => {
    const before = balance();
    const [created] = await mailing('create', { ...SALE, sendAt: tomorrow() });
    const id = created?.['id'];
    expect(await mailing('cancel', byId(id))).toEqual([{ cancelled: true, id }]);
    const status = await run('message', 'getStatus', { messageId: id, phone: PHONE });
    expect(status).toMatchObject([{ id, statusName: 'stopped', isFinal: false }]);
    await stage.emulator.control.advance(2 * DAY);
    expect(messages()).toMatchObject([{ status: -2 }]);
    expect(balance()).toBe(before);
  });

  it('mailing: delete removes it from the list that getMany and get return', async () => {
    await mailing('create', { ...SALE, sendAt: '2030-09-30T10:00:00+05:00' });
    await mailing('create', { ...SALE, name: 'Winter', sendAt: tomorrow() });
    expect(await mailing('get', { mailingId: '801' })).toEqual([
      {
        id: '801',
        name: 'Sale',
        text: 'Ten percent off',
        sender: null,
        templateId: null,
        sendAt: '2030-09-30T05:00:00.000Z',
        repeatEvery: 'never',
        maxRepeats: 0,
        status: '-1',
        cost: null,
        extra: { cnt: 1 },
      },
    ]);
    expect(await mailing('delete', byId('801'))).toEqual([{ deleted: true, id: '801' }]);
    expect(await mailing('getMany', { returnAll: true })).toMatchObject([
      { id: '802', name: 'Winter' },
    ]);
    expect(await mailing('getMany', { filters: { dateTo: '2020-01-01' } })).toEqual([]);
    await stage.emulator.control.advance(2 * DAY);
    expect(messages().filter(({ status }) => status === 1)).toHaveLength(1);
  });

  it('mailing: create accepts a group, a template, or a text for each recipient', async () => {
    const [template] = await run('template', 'create', { name: 'T', text: 'From template' });
    await mailing('create', {
      name: 'Template',
      content: 'template',
      to: 'G1',
      templateId: locator('id', template?.['id']),
    });
    const personalTexts = `${PHONE}: Hello Ann\n${OTHER}, 77011230102: Hello\\nall`;
    await mailing('create', { name: 'Texts', content: 'personalTexts', personalTexts });
    await stage.emulator.control.advance(10);
    expect(messages().map(({ phone, text }) => [phone, text])).toEqual([
      ['77011230010', 'From template'],
      ['79161230020', 'From template'],
      ['380671230030', 'From template'],
      [PHONE, 'Hello Ann'],
      [OTHER, 'Hello\nall'],
      ['77011230102', 'Hello\nall'],
    ]);
  });

  it('mailing: create sends other channels and their options to the gateway', async () => {
    await mailing('create', {
      ...SALE,
      channel: 'viber',
      options: { fallbackText: 'By SMS', retryUndelivered: true, retrySender: 'SMSC' },
    });
    await mailing('create', {
      ...SALE,
      channel: 'email',
      to: 'ann@example.com',
      subject: 'Sale',
      sender: locator('name', 'shop@example.com'),
    });
    expect(messages().map(({ channel, details }) => [channel, details])).toEqual([
      ['viber', {}],
      ['email', { subj: 'Sale' }],
    ]);
    expect(stage.emulator.control.readLog()).toMatchObject([
      { fields: { viber: '1', mes2: 'By SMS', 'fl[5]': '1', sender2: 'SMSC' } },
      { fields: { mail: '1', sender: 'shop@example.com' } },
    ]);
  });

  it('mailing: create returns a rejected item beside the created ones', async () => {
    const { json, pairs } = await stage.run(
      { resource: 'mailing', operation: 'create', ...SALE, name: '={{ $json.name }}' },
      { items: [{ name: 'A' }, { name: '' }, { name: 'B' }], onError: 'continueRegularOutput' },
    );
    expect(json).toEqual([
      { id: '801', name: 'A', cost: null },
      { error: expect.objectContaining({ name: 'invalidInput' }) },
      { id: '802', name: 'B', cost: null },
    ]);
    expect(pairs).toEqual([0, 1, 2]);
  });

  it('mailing: get reports that the mailing does not exist', async () => {
    const { report } = await stage.run({ resource: 'mailing', operation: 'get', ...byId('5') });
    expect(report.error).toMatchObject({ message: expect.stringContaining('mailingNotSaved') });
  });

  it('subClient: create, topUp and getStatistics transfer and show the money', async () => {
    const [created] = await subClient('create', {
      login: 'shop',
      password: PASSWORD,
      settings: { fullName: 'Shop', type: 'ownBalance', switchOn: ['sharedSenders'] },
    });
    expect(created).toEqual({ id: '901', login: 'shop' });
    const before = balance();
    expect(await subClient('topUp', { login: 'shop', amount: 100.5 })).toEqual([
      { toppedUp: true, login: 'shop', amount: 100.5 },
    ]);
    expect(stage.emulator.control.readSubClients()).toMatchObject([
      { login: 'shop', balance: 100.5, settings: { fio: 'Shop', type: '1', 'fl[29]': '1' } },
    ]);
    expect(balance()).toBeCloseTo(before - 100.5, 2);
    expect(await subClient('getStatistics')).toEqual([
      { login: 'shop', messageCount: 0, spent: 0, received: 100.5, currency: 'KZT' },
    ]);
    expect(await subClient('getStatistics', { balances: 'shared' })).toEqual([]);
  });

  it('subClient: update changes the given fields and returns no password', async () => {
    await subClient('create', {
      login: 'shop',
      password: PASSWORD,
      settings: { comment: 'First' },
    });
    const { json, report } = await stage.run({
      resource: 'subClient',
      operation: 'update',
      login: 'shop',
      updateFields: {
        newLogin: 'store',
        newPassword: 'Other-psw-0815',
        currentPassword: PASSWORD,
        dailyLimit: 500,
        timezone: 'Asia/Almaty',
        switchOff: 'sharedSenders,sharedContacts',
      },
    });
    expect(json).toEqual([{ login: 'store', updated: true }]);
    expect(stage.emulator.control.readSubClients()).toMatchObject([
      {
        login: 'store',
        settings: { notes: 'First', dlim: '500', tz: '17', 'fl[29]': '0', 'fl[26]': '0' },
      },
    ]);
    expect(JSON.stringify([report, stage.emulator.control.readLog()])).not.toMatch(
      /Secret-psw|Other-psw/,
    );
  });

  it.each([
    [{ amount: 0 }, "'Amount' is 0"],
    [{ amount: 0.001 }, "'Amount' is 0.001"],
    [{ amount: 5, login: 'nobody' }, 'subClientNotFound'],
    [{ amount: 2_000_000 }, 'insufficientFunds'],
  ])('subClient: topUp rejects %j and transfers nothing', async (parameters, message) => {
    await subClient('create', { login: 'shop', password: PASSWORD });
    const before = balance();
    const { report } = await stage.run({
      resource: 'subClient',
      operation: 'topUp',
      login: 'shop',
      ...parameters,
    });
    expect(report.error).toMatchObject({ message: expect.stringContaining(message) });
    expect(balance()).toBe(before);
  });

  it('subClient: topUp is sent once when its response is lost, and reports the unknown outcome', async () => {
    await subClient('create', { login: 'shop', password: PASSWORD });
    stage.emulator.control.setFaults([{ kind: 'dropAfter', endpoint: 'users' }]);
    const { report } = await stage.run({
      resource: 'subClient',
      operation: 'topUp',
      login: 'shop',
      amount: 5,
    });
    expect(report.error).toMatchObject({
      description: expect.stringContaining('may have made the change'),
    });
    expect(stage.emulator.control.readSubClients()).toMatchObject([{ balance: 5 }]);
  });
});
