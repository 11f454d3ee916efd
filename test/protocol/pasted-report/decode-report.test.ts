import fc from 'fast-check';
import { formatProblem } from '../../../protocol/format-problem';
import { decodeReport, type DecodedReport } from '../../../protocol/pasted-report/decode-report';
import { toStatusRecord, type StatusRecord } from '../../../protocol/status/status-record';
import { problemOf, valueOf } from '../../support/results';
import { STATUS_VECTORS } from '../answers/status-vectors';

function decode(report: unknown): readonly DecodedReport[] {
  return valueOf(decodeReport(report));
}

function decodeOne(report: unknown): DecodedReport & { readonly record: StatusRecord } {
  const [first, ...others] = decode(report);
  expect(others).toEqual([]);
  if (first === undefined || !('record' in first)) throw new Error('It is no record');
  return first;
}

const FORMATS = ['text', 'values', 'xml', 'json'] as const;

describe('decodeReport of a status response', () => {
  it.each(STATUS_VECTORS)('reads $name, fmt $format, all $detail', (vector) => {
    const { kind, format, record } = decodeOne(vector.text);
    expect({ kind, format }).toEqual({ kind: 'status', format: FORMATS[vector.format] });
    expect(record).toEqual(toStatusRecord(vector.fields));
  });

  it.each([
    ['-3', 'text'],
    ['<status>-3</status>', 'xml'],
    ['{"status": -3}', 'json'],
  ])('reads %s', (text, format) => {
    const { record, ...others } = decodeOne(text);
    expect(others).toEqual({ kind: 'status', format });
    expect(record.statusName).toBe('notFound');
  });

  it('reads several records, one entry each', () => {
    const rows = '[{"id":"5","status":1,"err":0},{"id":"6","status":20,"err":1,"mood":"bad"}]';
    expect(decode(rows)).toMatchObject([
      { kind: 'status', record: { id: '5', statusName: 'delivered', extra: {} } },
      { record: { id: '6', errorName: 'subscriberNotFound', extra: { mood: 'bad' } } },
    ]);
    const xml = '<list><sms><id>5</id><status>1</status></sms><sms><status>0</status></sms></list>';
    expect(decode(xml)).toMatchObject([{ record: { id: '5' } }, { record: { status: 0 } }]);
    expect(decode('1,1286524541,0\n20,1286524541,6')).toMatchObject([
      { record: { status: 1 } },
      { record: { errorName: 'subscriberOffline' } },
    ]);
    expect(decode('Status = 1, err = 0\nStatus = 3, err = 6')).toHaveLength(2);
  });

  it('reads the object that another node parsed', () => {
    expect(decodeOne({ status: 1, err: 0, phone: '+77011234567' }).record).toMatchObject({
      phone: '+77011234567',
      isDelivered: true,
    });
    expect(decode([{ status: 1 }, { status: 2 }])).toHaveLength(2);
  });
});

describe('decodeReport of a send response', () => {
  it.each([
    ['OK - 2 SMS, ID - 1234', 'text'],
    ['1234,2', 'values'],
    ['1234,2,1.40,98.60', 'values'],
    ['<result><id>1234</id><cnt>2</cnt></result>', 'xml'],
    ['{"id": 1234, "cnt": 2}', 'json'],
  ])('reads %s', (text, format) => {
    const { record, ...others } = decodeOne(text);
    expect(others).toEqual({ kind: 'accepted', format });
    expect(record).toMatchObject({ id: '1234', parts: 2, status: null, errorCode: null });
  });

  it('returns the listed recipients, the rejected ones as statuses', () => {
    const phones =
      '[{"phone":"77011234567","cost":"1.4","mccmnc":"40101"},{"phone":"1","status":"22","error":"249"}]';
    expect(decode(`{"id":5,"cnt":1,"balance":"98.6","phones":${phones}}`)).toMatchObject([
      { kind: 'accepted', record: { id: '5', phone: '+77011234567', cost: 1.4, mccmnc: '40101' } },
      {
        kind: 'status',
        record: { id: '5', statusName: 'invalidNumber', errorName: 'invalidNumberFormat' },
      },
    ]);
  });

  it.each([
    ['ERROR = 2 (authorise error)', 2, 'invalidCredentials', null],
    ['ERROR = 7 (invalid number), ID - ab-5', 7, 'invalidPhone', 'ab-5'],
    ['0,-9', 9, 'duplicateOrRateLimit', null],
    ['77,-6', 6, 'messageProhibited', '77'],
    ['{"error":"no money","error_code":3,"id":8}', 3, 'insufficientFunds', '8'],
    ['<result><error>x</error><error_code>1</error_code></result>', 1, 'invalidParameters', null],
  ])('reads the error %s', (text, errorCode, errorName, id) => {
    const { kind, record } = decodeOne(text);
    expect(kind).toBe('refused');
    expect(record).toMatchObject({ id, errorCode, errorName, status: null });
    expect(record.errorAdvice).not.toBeNull();
  });

  it.each([
    ['OK - 1 SMS, ID - 1234', 'accepted', { id: '1234', parts: 1 }],
    ['ERROR =3d 6 (denied), ID - 9', 'refused', { id: '9', errorCode: 6 }],
    ['ERROR = x (1 SMS), ID - 9', 'refused', { id: '9', errorCode: null, errorName: 'unknown' }],
    ['OK&nbsp;- 1 SMS, ID - 1234', 'accepted', { id: '1234', parts: 1 }],
    ['ERROR =3D 6 (denied), ID - 9', 'refused', { id: '9', errorName: 'messageProhibited' }],
  ])('finds %s in an e-mail', (line, kind, record) => {
    const mail = `From: send@send.smsc.ru\r\nSubject: \r\nDate: Mon, 8 Nov 2010\r\n\r\n${line}\r\n--\r\nSMSC`;
    expect(decodeOne(mail)).toMatchObject({ kind, format: 'text', record });
  });
});

describe('decodeReport of a callback', () => {
  const status = 'id=5&phone=77011234567&status=1&ts=1286524541&err=0&md5=abc&mood=good';

  it('reads a delivery status as form, JSON and XML, and leaves the hash out', () => {
    const form = decodeOne(status);
    expect(form).toMatchObject({ kind: 'status', format: 'form' });
    expect(form.record).toMatchObject({
      changedAt: '2010-10-08T07:55:41.000Z',
      extra: { mood: 'good' },
    });
    expect(form.record.extra).not.toHaveProperty('md5');
    const fields = Object.fromEntries(new URLSearchParams(status));
    expect(decodeOne(fields)).toEqual({ ...form, format: 'json' });
    const tags = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
    expect(decodeOne(`<a>${tags.join('')}</a>`)).toEqual({ ...form, format: 'xml' });
  });

  it('reads incoming messages in windows-1251 and rows of the inbox', () => {
    expect(decode('id=7&phone=77011234567&mes=%CF%F0%E8%E2%E5%F2&to=7701')).toMatchObject([
      { kind: 'incomingMessage', format: 'form', message: { id: '7', text: 'Привет', to: '7701' } },
    ]);
    const row =
      '{"id":7,"received":"08.10.2010 11:55:41","phone":"77011234567","message":"Yes","to_phone":"7701"}';
    const expected = { kind: 'incomingMessage', message: { text: 'Yes', to: '7701' } };
    expect(decode(`[${row}]`)).toMatchObject([expected]);
    const text =
      'id = 7, received = 08.10.2010 11:55:41, phone = 77011234567, message = Yes, to_phone = 7701, sent = 08.10.2010 11:55:00';
    expect(decode(text)).toMatchObject([{ ...expected, format: 'text' }]);
  });

  it('reads a call that confirms a number', () => {
    expect(decode('phone=77011234567&waitcall=1&ts=1286524541')).toMatchObject([
      { kind: 'callConfirmation', confirmation: { phone: '+77011234567' } },
    ]);
  });
});

describe('decodeReport of an SMPP receipt', () => {
  it('reads the receipt and keeps fields that a status record lacks', () => {
    const text =
      'id:854019 sub:001 dlvrd:001 submit date:1108202241 done date:1108202243 stat:DELIVRD err:000';
    const { kind, format, record } = decodeOne(text);
    expect({ kind, format }).toEqual({ kind: 'status', format: 'smpp' });
    expect(record).toEqual({
      ...toStatusRecord({ id: '854019', status: 1, err: '000' }),
      sentAt: '2011-08-20T19:41:00.000Z',
      changedAt: '2011-08-20T19:43:00.000Z',
      extra: { sub: '001', dlvrd: '001', stat: 'DELIVRD' },
    });
  });

  it('reads the result of an HLR request', () => {
    const text =
      'id:855469 stat:DELIVRD err:000 imsi:250023012345678 msc:79250000000 mcc:250 mnc:02 cn:%D0%A0%D0%BE%D1%81%D1%81%D0%B8%D1%8F net:Mega+Fon rcn: rnet:';
    expect(decodeOne(text).record.hlr).toEqual({
      verdict: 'reachable',
      isReachable: true,
      isRoaming: false,
      imsi: '250023012345678',
      msc: '79250000000',
      mcc: '250',
      mnc: '02',
      country: 'Россия',
      network: 'Mega Fon',
      roamingCountry: null,
      roamingNetwork: null,
    });
    expect(decodeOne('id:1 stat:DELIVRD err:0 imsi:1 msc:2 cn:%D0%EE%F1').record.hlr?.country).toBe(
      'Рос',
    );
  });

  it('reads several, and the text to its end', () => {
    const text = 'id:1 stat:ENROUTE err:000 text:Hi: a stat:b\nid:2 stat:expired err:006 x:9';
    expect(decode(text)).toMatchObject([
      { record: { id: '1', status: 0, text: 'Hi: a stat:b', extra: { stat: 'ENROUTE' } } },
      { record: { id: '2', status: 3, errorCode: 6, extra: { stat: 'expired', x: '9' } } },
    ]);
  });

  it.each([
    ['ACCEPTD', '0', 0],
    ['UNDELIV', '1', 20],
    ['REJECTD', '248', 25],
    ['REJECTD', '249', 22],
    ['REJECTD', '253', 23],
    ['REJECTD', '255', 20],
    ['DELETED', '0', null],
    ['UNKNOWN', '0', null],
    ['SOMETHING', '0', null],
  ])('reads %s with error %s as status %p', (word, error, status) => {
    const { record } = decodeOne(`id:1 stat:${word} err:${error} done date:soon cn:%zz`);
    expect(record).toMatchObject({ status, extra: { stat: word, last_date: 'soon', cn: '%zz' } });
  });
});

describe('decodeReport of any other text', () => {
  it.each([
    ['', 'is empty'],
    [null, 'neither text nor an object'],
    [true, 'neither text nor an object'],
    ['Hello', 'not a known response'],
    ['ERROR', 'not a known response'],
    ['ERROR,6', 'not a known response'],
    ['OK', 'not a known response'],
    ['a=b', 'not a known response'],
    ['id:5', 'not a known response'],
    ['id = 5, a = b', 'not a known response'],
    ['250.80', 'not a known response'],
    ['99,1286524541,0', 'not a known response'],
    ['{"balance":"250.80"}', 'is JSON, but'],
    ['{"status":1', 'is JSON, but'],
    ['[{"status":1},5]', 'is JSON, but'],
    ['{"error":"x"}', 'is JSON, but'],
    ['<balance>250.80</balance>', 'is XML, but'],
    ['<!doctype html><html></html>', 'is an HTML page'],
    ['a'.repeat(4_000_001), 'is longer'],
  ])('lists the formats that it reads (%#)', (report, found) => {
    const problem = problemOf(decodeReport(report));
    expect(problem).toMatchObject({ kind: 'input', parameter: 'report' });
    expect(formatProblem(problem).text).toContain(found);
    expect(formatProblem(problem).advice).toContain('id:… stat:…');
    expect(JSON.stringify(problem)).not.toContain('250.80');
  });

  it('never throws', () => {
    const piece = fc.oneof(
      fc.constantFrom('id:', ' stat:', 'DELIVRD', 'Status = ', '1,', '-3', '=', '&', '<a>', '{"'),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        decodeReport(pieces.join(''));
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        decodeReport(value);
      }),
      { numRuns: 100 },
    );
  });
});
