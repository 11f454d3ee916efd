import { buildHistoryRequest, prepareHistory } from '../../../protocol/endpoints/history';
import { buildInboxRequest } from '../../../protocol/endpoints/inbox';
import { buildShortLinkRequest } from '../../../protocol/endpoints/short-link';
import { buildStatisticsRequest } from '../../../protocol/endpoints/statistics';
import { buildWaitCallRequest } from '../../../protocol/endpoints/wait-call';
import { problemOf, valueOf } from '../../support/results';

const ENCODING = { charset: 'utf-8', format: 3 } as const;
/** 23:30 in Moscow, where the next day begins while it is still this one in UTC. */
const NOW = new Date('2026-11-21T20:30:00Z');

describe('prepareHistory', () => {
  const fieldsOf = (...parameters: Parameters<typeof prepareHistory>) =>
    Object.fromEntries(valueOf(prepareHistory(...parameters)).fields);

  it('requests half a year without an end by default', () => {
    expect(fieldsOf({}, NOW)).toEqual({ start: '25.05.2026' });
  });

  it('requests the Moscow days that contain the period', () => {
    const period = { dateFrom: '2026-11-20T22:00:00Z', dateTo: '2026-11-21T10:00+05:00' };
    expect(fieldsOf(period, NOW)).toEqual({ start: '21.11.2026', end: '21.11.2026' });
    const days = { dateFrom: '2026-11-01', dateTo: '2026-11-02', zone: 'Europe/Moscow' };
    expect(fieldsOf(days, NOW)).toEqual({ start: '01.11.2026', end: '02.11.2026' });
  });

  it('requests numbers without plus and separators, or addresses', () => {
    const phones = ['+7 (701) 123-45-67', '77017654321'];
    expect(fieldsOf({ recipients: phones }, NOW)).toMatchObject({
      phone: '77011234567,77017654321',
    });
    expect(fieldsOf({ channel: 'email', recipients: ['a@b.kz'] }, NOW)).toMatchObject({
      format: '8',
      email: 'a@b.kz',
    });
  });

  it.each([
    ['recipients', { recipients: ['a@b.kz'] }],
    ['recipients', { recipients: ['Anna'] }],
    ['recipients', { channel: 'email', recipients: ['77011234567'] }],
    ['dateFrom', { dateFrom: 'yesterday' }],
    ['dateTo', { dateTo: '31.12.2026' }],
    ['dateFrom', { dateFrom: '2026-11-02', dateTo: '2026-11-01' }],
    ['dateFrom', { dateFrom: '2026-12-01' }],
    ['dateFrom', { dateFrom: '2026-01-01', dateTo: '2026-11-01' }],
    ['dateFrom', { dateFrom: '2026-05-01' }],
  ] as const)('rejects %s of %j', (parameter, filter) => {
    expect(problemOf(prepareHistory(filter, NOW))).toMatchObject({ kind: 'input', parameter });
  });

  it('accepts the longest half year', () => {
    const period = { dateFrom: '2026-03-01', dateTo: '2026-08-31' };
    expect(fieldsOf(period, NOW)).toEqual({ start: '01.03.2026', end: '01.09.2026' });
  });
});

describe('buildHistoryRequest', () => {
  const query = { period: { from: 0, to: null }, fields: [['start', '01.11.2026']] } as const;

  it('contains the page', () => {
    const page = { size: 1000, before: '77' };
    expect(buildHistoryRequest(query, page, ENCODING)).toEqual({
      endpoint: 'get',
      fields: [
        ['get_messages', '1'],
        ['start', '01.11.2026'],
        ['cnt', '1000'],
        ['prev_id', '77'],
      ],
      ...ENCODING,
    });
  });
});

describe('buildInboxRequest', () => {
  const fieldsOf = (...[filter]: Parameters<typeof buildInboxRequest>) =>
    Object.fromEntries(valueOf(buildInboxRequest(filter, ENCODING)).fields);

  it.each([
    [{}, { hour: '24' }],
    [{ hours: 70 }, { hour: '70' }],
    [{ afterId: ' 12 ', hours: 70 }, { after_id: '12' }],
    [{ toPhone: '+7 701 000-00-01' }, { hour: '24', to_phone: '77010000001' }],
  ])('sends %j', (filter, fields) => {
    expect(fieldsOf(filter, ENCODING)).toEqual({ get_answers: '1', ...fields });
  });

  it.each([
    ['hours', { hours: 0 }],
    ['hours', { hours: 1.5 }],
    ['hours', { hours: NaN }],
    ['afterId', { afterId: 'last' }],
    ['toPhone', { toPhone: 'office' }],
  ])('rejects %s of %j', (parameter, filter) => {
    expect(problemOf(buildInboxRequest(filter, ENCODING))).toMatchObject({ parameter });
  });
});

describe('buildStatisticsRequest', () => {
  const fieldsOf = (filter: object, now = NOW) =>
    Object.fromEntries(valueOf(buildStatisticsRequest(filter, { ...ENCODING, now })).fields);

  it('requests the current month in Moscow by default', () => {
    expect(fieldsOf({})).toEqual({ get_stat: '1', start: '01.11.2026', end: '21.11.2026' });
    const newYear = new Date('2026-12-31T21:30:00Z');
    expect(fieldsOf({}, newYear)).toMatchObject({ start: '01.01.2027', end: '01.01.2027' });
  });

  it("uses the days of the user's zone as the gateway's", () => {
    const period = { dateFrom: '2026-10-05', dateTo: '2026-10-06', zone: 'Asia/Almaty' };
    expect(fieldsOf(period)).toMatchObject({ start: '05.10.2026', end: '06.10.2026' });
    const end = { dateTo: '2026-10-06T00:00:00', zone: 'Asia/Almaty' };
    expect(fieldsOf(end)).toMatchObject({ start: '01.10.2026', end: '06.10.2026' });
  });

  it('enables the selected options', () => {
    const wishes = { inOwnCurrency: true, secondBalance: true };
    expect(fieldsOf(wishes)).toMatchObject({ mycur: '1', balance2: '1' });
  });

  it('rejects a period in the wrong order', () => {
    const filter = { dateFrom: '2026-11-02', dateTo: '2026-11-01' };
    const request = buildStatisticsRequest(filter, { ...ENCODING, now: NOW });
    expect(problemOf(request)).toMatchObject({ parameter: 'dateFrom' });
  });
});

describe('buildShortLinkRequest', () => {
  it.each([
    [{ link: ' https://example.com/?a=1 ' }, ['link', 'https://example.com/?a=1']],
    [{ linkId: '12' }, ['id', '12']],
  ])('sends %j', (key, field) => {
    expect(valueOf(buildShortLinkRequest(key, ENCODING))).toMatchObject({
      endpoint: 'tinyUrls',
      fields: [['get', '1'], field],
    });
  });

  it.each([{ link: ' ' }, { linkId: '' }])('rejects %j', (key) => {
    expect(problemOf(buildShortLinkRequest(key, ENCODING))).toMatchObject({
      parameter: 'shortLink',
    });
  });
});

describe('buildWaitCallRequest', () => {
  it('sends one number', () => {
    expect(valueOf(buildWaitCallRequest('+7 701 123-45-67', ENCODING))).toEqual({
      endpoint: 'waitCall',
      fields: [['phone', '77011234567']],
      ...ENCODING,
    });
  });

  it.each(['', 'Anna', '77,78'])('rejects %j', (phone) => {
    expect(problemOf(buildWaitCallRequest(phone, ENCODING))).toMatchObject({ parameter: 'phone' });
  });
});
