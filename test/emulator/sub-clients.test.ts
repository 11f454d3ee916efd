import { startTestGateway, type Fields, type TestGateway } from './support';

const PASSWORD = 'Secret-12';
const DAY = 86_400;

describe('users.php', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway();
  });
  beforeEach(() => gateway.emulator.control.reset());
  afterAll(() => gateway.emulator.stop());

  const ask = (fields: Fields) => gateway.askJson<unknown>('users', fields);
  const add = (fields: Fields = {}) => ask({ add: 1, user: 'shop', password: PASSWORD, ...fields });
  const shop = () => gateway.emulator.control.readSubClients()[0];
  const balance = () => gateway.emulator.control.configure({}).balance;

  it('creates and updates a subaccount', async () => {
    expect(await add({ fio: 'Shop', 'fl[29]': 1 })).toEqual({ id: 901 });
    expect(shop()).toMatchObject({
      login: 'shop',
      balance: 0,
      settings: { fio: 'Shop', 'fl[29]': '1' },
    });
    expect(
      await ask({ chg: 1, user: 'shop', new_login: 'store', 'fl[29]': 0, unknown: 'x' }),
    ).toEqual({ result: 'OK' });
    expect(shop()).toMatchObject({ login: 'store', settings: { fio: 'Shop', 'fl[29]': '0' } });
    expect(shop()?.settings).not.toHaveProperty('unknown');
  });

  it('transfers money from the account', async () => {
    await add();
    const before = balance();
    expect(await ask({ pay: 1, user: 'shop', sum: '100.5' })).toEqual({ result: 'OK' });
    expect(shop()).toMatchObject({ balance: 100.5, secondBalance: 0 });
    await ask({ pay: 1, user: 'shop', sum: '1', balance2: 1 });
    expect(shop()).toMatchObject({ balance: 100.5, secondBalance: 1 });
    expect(balance()).toBeCloseTo(before - 101.5, 2);
  });

  it.each([
    ['an unknown login', { user: 'nobody' }, 6],
    ['no amount', { sum: '' }, 1],
    ['nothing', { sum: '0' }, 1],
    ['a negative amount', { sum: '-5' }, 1],
    ['more than there is', { sum: '2000000' }, 10],
  ])('rejects a payment of %s', async (_title, changes, code) => {
    await add();
    const before = balance();
    expect(await ask({ pay: 1, user: 'shop', sum: '5', ...changes })).toMatchObject({
      error_code: code,
    });
    expect([balance(), shop()?.balance]).toEqual([before, 0]);
  });

  it('rejects a payment to a subaccount that uses the balance of the account', async () => {
    await add({ type: 2 });
    expect(await ask({ pay: 1, user: 'shop', sum: '5' })).toMatchObject({ error_code: 7 });
  });

  it.each([
    ['no login', { user: '' }, 1],
    ['no password', { password: '' }, 1],
    ['a weak password', { password: 'secret12' }, 8],
    ['the login of the account', { user: 'demo' }, 8],
  ])('rejects a new subaccount with %s', async (_title, fields, code) => {
    expect(await add(fields)).toMatchObject({ error_code: code });
    expect(shop()).toBeUndefined();
  });

  it('rejects an existing login, an unknown one and a wrong password', async () => {
    await add();
    expect(await add()).toMatchObject({ error_code: 8 });
    await add({ user: 'other' });
    const change = { chg: 1, user: 'shop' };
    expect(await ask({ ...change, new_login: 'other' })).toMatchObject({ error_code: 8 });
    expect(await ask({ ...change, user: 'nobody' })).toMatchObject({ error_code: 6 });
    expect(await ask({ ...change, pswc: 'wrong' })).toMatchObject({ error_code: 5 });
  });

  it('requires the new password after a change', async () => {
    await add();
    await ask({ chg: 1, user: 'shop', pswc: PASSWORD, password: 'Other-345' });
    expect(await ask({ chg: 1, user: 'shop', pswc: PASSWORD })).toMatchObject({ error_code: 5 });
    expect(await ask({ chg: 1, user: 'shop', pswc: 'Other-345' })).toEqual({ result: 'OK' });
    expect(await ask({ chg: 1, user: 'shop', password: 'weak' })).toMatchObject({ error_code: 9 });
  });

  it('returns the incoming payments of the requested days', async () => {
    await add();
    await ask({ pay: 1, user: 'shop', sum: '5' });
    await gateway.emulator.control.advance(DAY);
    await ask({ pay: 1, user: 'shop', sum: '7' });
    const row = { login: 'shop', sms: 0, credit: '0.00', currency: 'KZT' };
    expect(await ask({ get_stat: 1, user: 'shop', start: '02.11.2026' })).toEqual([
      { ...row, debit: '12.00' },
    ]);
    expect(
      await ask({ get_stat_all: 1, user_id: 901, start: '03.11.2026', end: '03.11.2026' }),
    ).toEqual([{ ...row, debit: '7.00', user_id: 901 }]);
  });

  it('distinguishes subaccounts with a separate balance', async () => {
    await add();
    await add({ user: 'till', type: 2 });
    expect(await ask({ get_stat: 1, reseller: 1 })).toMatchObject([{ login: 'shop' }]);
    expect(await ask({ get_stat: 1 })).toMatchObject([{ login: 'till' }]);
    expect(await ask({ get_stat: 1, user: 'nobody' })).toMatchObject({ error_code: 6 });
    expect(await ask({ get_stat: 1, start: 'today' })).toMatchObject({ error_code: 1 });
    gateway.emulator.control.reset();
    expect(await ask({ get_stat: 1 })).toMatchObject({ error_code: 3 });
  });

  it('accepts three additions a minute and three updates of each subaccount', async () => {
    for (const user of ['a', 'b', 'c']) await add({ user });
    expect(await add({ user: 'd' })).toMatchObject({ error_code: 9 });
    for (const sum of [1, 2, 3]) await ask({ pay: 1, user: 'a', sum });
    expect(await ask({ chg: 1, user: 'a', fio: 'A' })).toMatchObject({ error_code: 9 });
    expect(await ask({ chg: 1, user: 'b', fio: 'B' })).toEqual({ result: 'OK' });
    await gateway.emulator.control.advance(61);
    expect(await add({ user: 'd' })).toEqual({ id: 904 });
  });

  it('rejects an unknown action and keeps passwords out of the log', async () => {
    expect(await ask({ del: 1, user: 'shop' })).toMatchObject({ error_code: 1 });
    await add();
    await ask({ chg: 1, user: 'shop', pswc: PASSWORD, password: 'Other-345' });
    expect(JSON.stringify(gateway.emulator.control.readLog())).not.toMatch(/Secret-12|Other-345/);
  });
});
