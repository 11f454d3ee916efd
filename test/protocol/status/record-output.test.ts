import { toRecordOutput, toStatusRecord } from '../../../protocol';

const HLR_ORDER = [
  ...['phone', 'verdict', 'isReachable', 'isRoaming'],
  ...['country', 'network', 'roamingCountry', 'roamingNetwork'],
  ...['imsi', 'msc', 'mcc', 'mnc'],
  ...['errorCode', 'errorName', 'errorText', 'errorAdvice'],
  ...['isFinal', 'status', 'statusName', 'cost', 'id', 'checkedAt', 'sentAt', 'extra'],
];
const READ_FIRST = [
  ...['phone', 'statusName', 'statusText', 'isFinal', 'isDelivered', 'errorText', 'errorAdvice'],
];

const found = {
  ...{
    id: 'h1',
    phone: '77011234567',
    status: 1,
    err: 0,
    type: 4,
    sender_id: 'HLR',
    message: 'HLR',
  },
  ...{ last_timestamp: 1286524521, send_timestamp: 1286524500, cost: '0.2', sms_cnt: 1, flag: 4 },
  ...{ imsi: '401', msc: '7701', mcc: '401', mnc: '02', cn: 'Казахстан', net: 'Kcell' },
  ...{ rcn: 'Россия', rnet: 'МТС', status_name: 'Доставлено' },
};

describe('toRecordOutput', () => {
  it('gives an HLR request its own flat record, the verdict first', () => {
    const record = toRecordOutput(toStatusRecord(found));
    expect(Object.keys(record)).toEqual(HLR_ORDER);
    expect(record).toMatchObject({
      verdict: 'reachable',
      isReachable: true,
      isRoaming: true,
      country: 'Казахстан',
      network: 'Kcell',
      roamingCountry: 'Россия',
      roamingNetwork: 'МТС',
      errorText: 'The subscriber exists and is reachable',
      cost: 0.2,
      checkedAt: '2010-10-08T07:55:21.000Z',
      sentAt: '2010-10-08T07:55:00.000Z',
      extra: { status_name: 'Доставлено' },
    });
  });

  it.each([
    ['without an answer', { type: 4 }],
    ['that was not found', { type: 4, status: -3 }],
    ['whose short answer has no type', { status: 20, err: 6, imsi: '', msc: '' }],
  ])('keeps the shape for a request %s', (_name, fields) => {
    expect(Object.keys(toRecordOutput(toStatusRecord(fields)))).toEqual(HLR_ORDER);
  });

  it('never says that a message was delivered', () => {
    expect(JSON.stringify(toRecordOutput(toStatusRecord(found)))).not.toMatch(
      /message|sender|text"/,
    );
  });

  it('keeps what the database of the gateway says about the number in extra', () => {
    const place = { country: 'Kazakhstan', operator: 'Kcell', operator_orig: 'Tele2', region: 'A' };
    const record = toRecordOutput(toStatusRecord({ ...found, ...place, mccmnc: '40102' }));
    expect(record).toMatchObject({ country: 'Казахстан', extra: { ...place, mccmnc: '40102' } });
  });

  it('puts what one reads and filters by first in the status record', () => {
    const record = toRecordOutput(toStatusRecord({ id: '1', phone: '77011234567', status: 1 }));
    expect(Object.keys(record).slice(0, READ_FIRST.length)).toEqual(READ_FIRST);
    expect(record).not.toHaveProperty('hlr');
  });
});
