import {
  buildCreateSubClient,
  buildSubClientStatistics,
  buildTopUp,
  buildUpdateSubClient,
} from '../../../protocol/endpoints/sub-client';
import { SUB_CLIENT_SETTINGS, SUB_CLIENT_SWITCHES } from '../../../protocol/tables';
import { problemOf, valueOf } from '../../support/results';

const form = { charset: 'utf-8', format: 3 } as const;
const encoding = { ...form, now: new Date('2026-11-02T09:00:00Z') };
const PASSWORD = ' Secret-1 ';

describe('buildCreateSubClient', () => {
  const create = (settings: object) => buildCreateSubClient(' shop ', PASSWORD, settings, encoding);

  it('contains login, password and settings', () => {
    const settings = {
      fullName: 'Shop',
      type: 'ownBalance',
      currency: 'KZT',
      tariff: 3,
      timezone: 'Asia/Almaty',
      dailyLimit: '1000',
      allowedCodes: ['7', ' -77'],
      callbackUrl: '',
      switchOn: ['sharedSenders'],
      switchOff: ['testMode'],
    };
    expect(valueOf(create(settings))).toEqual({
      endpoint: 'users',
      fields: [
        ['add', '1'],
        ['user', 'shop'],
        ['password', PASSWORD],
        ['fmts', '7,-77'],
        ['curr', '5'],
        ['dlim', '1000'],
        ['fio', 'Shop'],
        ['tariff', '2'],
        ['tz', '17'],
        ['type', '1'],
        ['fl[29]', '1'],
        ['fl2[27]', '0'],
      ],
      ...form,
    });
  });

  it.each([
    ['UTC-12', '0'],
    ['UTC', '12'],
    ['GMT+12', '24'],
  ])('writes the zone %s as %s', (timezone, written) => {
    expect(valueOf(create({ timezone })).fields).toContainEqual(['tz', written]);
  });

  it.each([
    ['timezone', { timezone: 'Asia/Kolkata' }],
    ['timezone', { timezone: 'UTC+13' }],
    ['timezone', { timezone: 'Mars' }],
    ['tariff', { tariff: 0 }],
    ['tariff', { tariff: 10 }],
    ['leastTariff', { leastTariff: 'A' }],
    ['dailyLimit', { dailyLimit: -1 }],
    ['type', { type: 'poor' }],
    ['currency', { currency: 'GBP' }],
    ['switchOff', { switchOn: ['smpp'], switchOff: ['smpp'] }],
  ])('rejects an invalid %s: %j', (parameter, settings) => {
    expect(problemOf(create(settings))).toMatchObject({ kind: 'input', parameter });
  });

  it('requires a login and a password, and shows neither in its problem', () => {
    const complaint = problemOf(buildCreateSubClient(' ', PASSWORD, {}, encoding));
    expect(complaint).toMatchObject({ parameter: 'login' });
    expect(JSON.stringify(complaint)).not.toContain('Secret');
    expect(problemOf(buildCreateSubClient('shop', ' ', {}, encoding))).toMatchObject({
      parameter: 'password',
    });
  });
});

describe('tables of subaccounts', () => {
  it('contain each field and each name once', () => {
    const rows = [...SUB_CLIENT_SETTINGS, ...SUB_CLIENT_SWITCHES];
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(new Set(rows.map(({ field }) => field)).size).toBe(rows.length);
  });
});

describe('buildUpdateSubClient', () => {
  it('contains only the changed fields', () => {
    const change = {
      newLogin: 'shop2',
      newPassword: 'Other-1',
      currentPassword: PASSWORD,
      type: 'shared',
      fullName: ' ',
    };
    expect(valueOf(buildUpdateSubClient('shop', change, encoding)).fields).toEqual([
      ['chg', '1'],
      ['user', 'shop'],
      ['new_login', 'shop2'],
      ['password', 'Other-1'],
      ['pswc', PASSWORD],
      ['type', '2'],
    ]);
  });

  it.each([
    ['login', '', {}],
    ['type', 'shop', { type: 'rich' }],
  ])('rejects an invalid %s', (parameter, login, change) => {
    expect(problemOf(buildUpdateSubClient(login, change, encoding))).toMatchObject({ parameter });
  });
});

describe('buildTopUp', () => {
  it('contains the amount', () => {
    expect(valueOf(buildTopUp('shop', 100.5, {}, form)).fields).toEqual([
      ['pay', '1'],
      ['user', 'shop'],
      ['sum', '100.5'],
    ]);
    const second = valueOf(buildTopUp('shop', 1, { secondBalance: true }, form));
    expect(second.fields).toContainEqual(['balance2', '1']);
  });

  it.each([0, -5, 0.001, 1.005, NaN, Infinity, 1e21, '5' as unknown as number])(
    'rejects %p',
    (amount) => {
      expect(problemOf(buildTopUp('shop', amount, {}, form))).toMatchObject({
        parameter: 'amount',
      });
    },
  );

  it('requires a login', () => {
    expect(problemOf(buildTopUp('', 1, {}, form))).toMatchObject({ parameter: 'login' });
  });
});

describe('buildSubClientStatistics', () => {
  it('requests a period, by default the current month', () => {
    expect(valueOf(buildSubClientStatistics({}, encoding)).fields).toEqual([
      ['get_stat', '1'],
      ['start', '01.11.2026'],
      ['end', '02.11.2026'],
    ]);
  });

  it('contains the filter', () => {
    const filter = {
      dateFrom: '2026-10-01',
      dateTo: '2026-10-31',
      zone: 'Europe/Moscow',
      login: 'shop',
      subClientId: '7',
      balances: 'own',
      hideDeleted: true,
      inOwnCurrency: true,
      secondBalance: true,
      detailed: true,
    } as const;
    expect(valueOf(buildSubClientStatistics(filter, encoding)).fields).toEqual([
      ['get_stat_all', '1'],
      ['start', '01.10.2026'],
      ['end', '31.10.2026'],
      ['mycur', '1'],
      ['balance2', '1'],
      ['user', 'shop'],
      ['user_id', '7'],
      ['reseller', '1'],
      ['hide_deleted', '1'],
    ]);
  });

  it('rejects an invalid period', () => {
    const filter = { dateFrom: 'yesterday' };
    expect(problemOf(buildSubClientStatistics(filter, encoding))).toMatchObject({
      parameter: 'dateFrom',
    });
  });
});
