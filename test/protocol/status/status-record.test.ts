import type { GatewayFields } from '../../../protocol/wire/gateway-fields';
import { toStatusRecord } from '../../../protocol/status/status-record';

const empty = {
  id: null,
  phone: null,
  status: null,
  statusName: 'unknown',
  statusText: null,
  isFinal: false,
  isDelivered: false,
  isVirtual: false,
  errorCode: null,
  errorName: null,
  errorText: null,
  errorAdvice: null,
  type: null,
  typeName: null,
  flag: null,
  changedAt: null,
  sentAt: null,
  cost: null,
  parts: null,
  sender: null,
  text: null,
  comment: null,
  country: null,
  operator: null,
  originalOperator: null,
  region: null,
  mccmnc: null,
  hlr: null,
  extra: {},
};

const full = {
  status: 1,
  last_date: '08.10.2010 11:55:41',
  last_timestamp: 1286524541,
  flag: 801,
  err: 0,
  send_date: '08.10.2010 11:55:00',
  send_timestamp: 1286524500,
  phone: '77011234567',
  cost: '1.40',
  sender_id: 'SMSC',
  status_name: 'Доставлено',
  message: 'Привет',
  comment: 'заказ 5',
  mccmnc: '40101',
  country: 'Казахстан',
  operator: 'Beeline',
  operator_orig: 'Kcell',
  region: 'Алматы',
  type: 1,
  sms_cnt: 2,
  id: 42,
};

describe('toStatusRecord', () => {
  it('maps every field of a full response', () => {
    expect(toStatusRecord(full)).toEqual({
      id: '42',
      phone: '+77011234567',
      status: 1,
      statusName: 'delivered',
      statusText: 'The message was delivered',
      isFinal: true,
      isDelivered: true,
      isVirtual: false,
      errorCode: 0,
      errorName: 'noError',
      errorText: 'The subscriber exists and is reachable',
      errorAdvice: null,
      type: 1,
      typeName: 'flashSms',
      flag: {
        raw: 801,
        typeName: 'flashSms',
        paidFromSecondBalance: true,
        isTemplate: true,
        templateType: 'transactional',
      },
      changedAt: '2010-10-08T07:55:41.000Z',
      sentAt: '2010-10-08T07:55:00.000Z',
      cost: 1.4,
      parts: 2,
      sender: 'SMSC',
      text: 'Привет',
      comment: 'заказ 5',
      country: 'Казахстан',
      operator: 'Beeline',
      originalOperator: 'Kcell',
      region: 'Алматы',
      mccmnc: '40101',
      hlr: null,
      extra: { status_name: 'Доставлено' },
    });
  });

  it.each([
    [-3, 'The gateway did not name an error'],
    [-2, 'No error so far'],
    [-1, 'No error so far'],
    [0, 'No error so far'],
    [1, 'The subscriber exists and is reachable'],
    [2, 'The subscriber exists and is reachable'],
    [3, 'The gateway did not name an error'],
    [4, 'The subscriber exists and is reachable'],
    [20, 'The gateway did not name an error'],
    [24, 'The gateway did not name an error'],
    [99, 'No error so far'],
  ])('does not report a subscriber as reachable by error 0 and status %i alone', (status, text) => {
    expect(toStatusRecord({ status, err: 0 })).toMatchObject({
      errorName: 'noError',
      errorText: text,
      errorAdvice: null,
    });
  });

  it('treats an e-mail with error 0 like a message', () => {
    const record = (status: number) => toStatusRecord({ status, err: 0, type: 8 });
    expect(record(1).errorText).toBe('The recipient exists and is reachable');
    expect(record(0).errorText).toBe('No error so far');
    expect(toStatusRecord({ err: 0 }).errorText).toBe('No error so far');
  });

  it('reads numbers in text the same way', () => {
    const texts = Object.fromEntries(
      Object.entries(full).map(([name, value]) => [name, String(value)]),
    );
    expect(toStatusRecord(texts)).toEqual(toStatusRecord(full));
  });

  it('reads the spellings of a callback', () => {
    const callback = {
      id: '42',
      phone: '77011234567',
      status: '1',
      err: '0',
      ts: '1286524541',
      time: '01.01.2020 00:00:00',
      cnt: '2',
      sender: 'SMSC',
      cost: '1.40',
      type: '0',
      flag: '0',
    };
    expect(toStatusRecord(callback)).toMatchObject({
      changedAt: '2010-10-08T07:55:41.000Z',
      parts: 2,
      sender: 'SMSC',
      typeName: 'sms',
      extra: {},
    });
  });

  it('returns null for all absent fields', () => {
    expect(toStatusRecord({})).toEqual(empty);
    const blank = Object.fromEntries(Object.keys(full).map((name) => [name, '']));
    expect(toStatusRecord(blank)).toEqual({ ...empty, extra: { status_name: '' } });
  });

  it('uses ID and phone of the request when the response has none', () => {
    const asked = { id: '42', phone: '+77011234567' };
    expect(toStatusRecord({ status: -3 }, asked)).toMatchObject(asked);
    expect(toStatusRecord({ status: 1, phone: '+77011234567' }, asked)).toMatchObject({
      id: '42',
      phone: '+77011234567',
    });
  });

  it('reads the values 0 and -1 as such', () => {
    expect(
      toStatusRecord({ status: 0, err: 0, type: 0, flag: 0, cost: 0, sms_cnt: 0, id: 0 }),
    ).toMatchObject({
      id: '0',
      status: 0,
      statusName: 'sent',
      errorCode: 0,
      type: 0,
      typeName: 'sms',
      flag: { raw: 0, templateType: null },
      cost: 0,
      parts: 0,
      extra: {},
    });
    expect(toStatusRecord({ status: '-1' })).toMatchObject({
      status: -1,
      statusName: 'queued',
      isFinal: false,
    });
  });

  it('keeps unknown codes and names them as unknown', () => {
    expect(toStatusRecord({ status: 99, err: 99, type: 13, flag: 15 })).toMatchObject({
      status: 99,
      statusName: 'unknown',
      statusText: null,
      isFinal: false,
      isDelivered: false,
      errorCode: 99,
      errorName: 'unknown',
      errorText: null,
      errorAdvice: null,
      type: 13,
      typeName: 'unknown',
      flag: { raw: 15, typeName: 'unknown' },
    });
  });

  it('never reports a virtual message as delivered', () => {
    for (const status of [1, 2, 4]) {
      expect(toStatusRecord({ status, err: 200 })).toMatchObject({
        isVirtual: true,
        isDelivered: false,
        isFinal: true,
      });
      expect(toStatusRecord({ status, err: 0 })).toMatchObject({
        isVirtual: false,
        isDelivered: true,
      });
      expect(toStatusRecord({ status })).toMatchObject({ isVirtual: false, isDelivered: true });
    }
  });

  it.each([
    ['the type', { type: 8 }],
    ['the type as text', { type: '8' }],
    ['the flag', { flag: 40 }],
    ['the address', { phone: 'ann@example.com' }],
  ])('selects the codes of e-mail by %s', (_name, fields) => {
    expect(toStatusRecord({ status: 20, err: 1, ...fields }).errorName).toBe('recipientNotFound');
  });

  it('selects the common codes for all other messages', () => {
    const others: GatewayFields[] = [
      {},
      { phone: '@nick' },
      { type: 12, flag: 12, phone: '@nick' },
    ];
    for (const fields of others) {
      expect(toStatusRecord({ status: 20, err: 1, ...fields }).errorName).toBe(
        'subscriberNotFound',
      );
    }
  });

  it.each([
    [0, false, null],
    [0x20, false, null],
    [0x600, false, null],
    [0x100, true, 'service'],
    [0x300, true, 'transactional'],
    [0x500, true, 'authorization'],
    [0x700, true, 'advertising'],
  ])('decodes the flag %i', (flag, isTemplate, templateType) => {
    expect(toStatusRecord({ flag }).flag).toEqual({
      raw: flag,
      typeName: 'sms',
      paidFromSecondBalance: flag === 0x20,
      isTemplate,
      templateType,
    });
  });

  it('reads the type from the flag only when there is no type', () => {
    expect(toStatusRecord({ flag: 10 })).toMatchObject({ type: 10, typeName: 'viber' });
    expect(toStatusRecord({ flag: 10, type: 7 })).toMatchObject({ type: 7, typeName: 'voice' });
  });

  it.each([
    [{ last_timestamp: 0 }, null],
    [{ last_timestamp: '' }, null],
    [{ last_timestamp: 0, last_date: '08.10.2010 11:55:41' }, null],
    [{ last_timestamp: '', last_date: '08.10.2010 10:55:41' }, '2010-10-08T07:55:41.000Z'],
    [{ last_date: '08.10.2010 10:55:41' }, '2010-10-08T07:55:41.000Z'],
    [{ time: '08.10.2010 10:55:41' }, '2010-10-08T07:55:41.000Z'],
    [{ time: 1286524541 }, '2010-10-08T07:55:41.000Z'],
  ])('reads the time of the change from %j', (fields, changedAt) => {
    expect(toStatusRecord(fields)).toMatchObject({ changedAt, extra: {} });
  });

  it('keeps unknown fields and invalid values in extra', () => {
    const extra = {
      new: 'x',
      more: null,
      ts: 'soon',
      cost: 'n/a',
      type: 'sms',
      err: 'none',
      mcc: '401',
      rnet: '',
    };
    expect(toStatusRecord({ status: 1, ...extra }).extra).toEqual(extra);
    expect(
      toStatusRecord({ flag: 1, type: 'sms', send_date: '31.02.2026 00:00:00' }),
    ).toMatchObject({
      type: 1,
      sentAt: null,
      extra: { type: 'sms', send_date: '31.02.2026 00:00:00' },
    });
  });
});
