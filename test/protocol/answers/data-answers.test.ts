import { readHistoryResponse } from '../../../protocol/endpoints/history';
import { readInboxResponse } from '../../../protocol/endpoints/inbox';
import { readShortLinkResponse } from '../../../protocol/endpoints/short-link';
import { readStatisticsResponse } from '../../../protocol/endpoints/statistics';
import { readWaitCallResponse } from '../../../protocol/endpoints/wait-call';
import { toStatusRecord } from '../../../protocol/status/status-record';
import { answerOf } from '../support/contexts';
import { problemOf, valueOf } from '../../support/results';

const NOTHING = '{"error":"no records found","error_code":3}';
const READERS = {
  history: readHistoryResponse,
  inbox: readInboxResponse,
  statistics: readStatisticsResponse,
  shortLink: readShortLinkResponse,
  waitCall: readWaitCallResponse,
};

describe('readInboxResponse', () => {
  const message = {
    id: '17',
    from: '+79991234567',
    to: '+79037672215',
    text: 'Да, хочу: "1,2"',
    receivedAt: '2026-11-21T20:30:05.000Z',
    sentAt: '2026-11-21T20:30:00.000Z',
    replyToId: null,
    optOut: null,
    extra: {},
  };
  const fields = {
    id: 17,
    received: '21.11.2026 23:30:05',
    phone: '79991234567',
    message: 'Да, хочу: "1,2"',
    to_phone: '79037672215',
    sent: '21.11.2026 23:30:00',
  };

  it('reads JSON with dates in Moscow time', () => {
    expect(valueOf(readInboxResponse(answerOf(JSON.stringify([fields]), 3)))).toEqual([
      { message, fields },
    ]);
  });

  it('reads the text of format 0, with commas and line breaks in messages', () => {
    const line = (text: string, id: number) =>
      `id = ${id}, received = ${fields.received}, phone = ${fields.phone}, message = ${text}, to_phone = ${fields.to_phone}, sent = ${fields.sent}`;
    const text = [line(fields.message, 17), line('a,\nb = c, d', 18)].join('\n');
    const records = valueOf(readInboxResponse(answerOf(text, 0)));
    expect(records.map((record) => record.message)).toEqual([
      message,
      { ...message, id: '18', text: 'a,\nb = c, d' },
    ]);
  });

  it('reads XML', () => {
    const children = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
    const xml = `<list><sms>${children.join('').replaceAll('"', '&quot;')}</sms></list>`;
    expect(valueOf(readInboxResponse(answerOf(xml, 2)))[0]?.message).toEqual(message);
  });

  it('keeps unknown fields and invalid times unchanged', () => {
    const odd = { ...fields, received: 'soon', sms_id: 5, charge: '1.5' };
    const [record] = valueOf(readInboxResponse(answerOf(JSON.stringify([odd]), 3)));
    expect(record?.message).toMatchObject({
      receivedAt: null,
      replyToId: '5',
      extra: { received: 'soon', charge: '1.5' },
    });
  });

  it('reads a message without a text as an empty one', () => {
    const [record] = valueOf(readInboxResponse(answerOf('[{"id":1,"sms_id":0}]', 3)));
    expect(record?.message).toMatchObject({ id: '1', text: '', from: null, replyToId: null });
  });
});

describe('readHistoryResponse', () => {
  const row = {
    status: 1,
    last_date: '21.11.2026 23:30:05',
    last_timestamp: 1795293005,
    err: 0,
    send_date: '21.11.2026 23:30:00',
    send_timestamp: 1795293000,
    phone: '77011234567',
    cost: '1.40',
    sender_id: 'MyCompany',
    status_name: 'Доставлено',
    message: 'Заказ 7, готов',
    type: 0,
    country: 'Казахстан',
    operator: 'Kcell',
    region: '',
    id: 'order-7',
    int_id: '90071992547409931',
    sms_cnt: 1,
    format: 0,
    crc: '12ab',
    mccmnc: '40102',
  };

  it.each([
    ['JSON', 3, JSON.stringify([row])],
    [
      'text',
      0,
      Object.entries(row)
        .map(([name, value]) => `${name} = ${value}`)
        .join(', '),
    ],
  ] as const)('reads %s as status records', (_name, format, text) => {
    const [fields = {}] = valueOf(readHistoryResponse(answerOf(text, format)));
    expect(toStatusRecord(fields)).toMatchObject({
      id: 'order-7',
      phone: '+77011234567',
      status: 1,
      isDelivered: true,
      changedAt: '2026-11-21T20:30:05.000Z',
      sentAt: '2026-11-21T20:30:00.000Z',
      cost: 1.4,
      parts: 1,
      text: 'Заказ 7, готов',
      operator: 'Kcell',
      mccmnc: '40102',
      typeName: 'sms',
    });
    expect(toStatusRecord(fields).extra).toMatchObject({
      int_id: '90071992547409931',
      crc: '12ab',
    });
  });
});

describe('readStatisticsResponse', () => {
  it('returns a row for each login', () => {
    const rows = [
      { login: 'boss', sms: '12', credit: '34.50', debit: '1000', currency: 'KZT' },
      { login: 'sub', sms: 0, credit: 0, debit: 'none', currency: 'KZT', mms: 3 },
    ];
    expect(valueOf(readStatisticsResponse(answerOf(JSON.stringify(rows), 3)))).toEqual([
      { login: 'boss', messageCount: 12, spent: 34.5, received: 1000, currency: 'KZT', extra: {} },
      {
        login: 'sub',
        messageCount: 0,
        spent: 0,
        received: null,
        currency: 'KZT',
        extra: { debit: 'none', mms: 3 },
      },
    ]);
  });
});

describe('readShortLinkResponse', () => {
  it.each([
    ['JSON', 3, '{"id":12,"cnt":"7","cnt_mon":5,"cnt_day":0,"cnt_yes":1,"link":"https://a.b"}'],
    [
      'a list in JSON',
      3,
      '[{"id":12,"cnt":7,"cnt_mon":5,"cnt_day":0,"cnt_yes":1,"link":"https://a.b"}]',
    ],
    [
      'XML',
      2,
      '<result><id>12</id><cnt>7</cnt><cnt_mon>5</cnt_mon><cnt_day>0</cnt_day><cnt_yes>1</cnt_yes><link>https://a.b</link></result>',
    ],
  ] as const)('reads %s', (_name, format, text) => {
    expect(valueOf(readShortLinkResponse(answerOf(text, format)))).toEqual({
      id: '12',
      clicks: 7,
      clicksThisMonth: 5,
      clicksToday: 0,
      clicksYesterday: 1,
      extra: { link: 'https://a.b' },
    });
  });

  it('keeps an invalid count unchanged', () => {
    expect(valueOf(readShortLinkResponse(answerOf('{"id":12,"cnt":"many"}', 3)))).toMatchObject({
      clicks: null,
      clicksToday: null,
      extra: { cnt: 'many' },
    });
  });

  it('returns the name of the error for an unknown link', () => {
    const answer = readShortLinkResponse(answerOf('{"error":"x","error_code":3}', 3));
    expect(problemOf(answer)).toMatchObject({ kind: 'gateway', name: 'linkNotFound' });
  });
});

describe('readWaitCallResponse', () => {
  it.each([
    ['a list', '{"phone":"78005550101","all_phones":["78005550101","78005550102"]}', 2],
    ['a text', '{"phone":78005550101,"all_phones":"78005550101, 78005550102"}', 2],
    ['nothing', '{"phone":"78005550101"}', 0],
  ])('reads the number to dial and %s of others', (_name, text, count) => {
    const number = valueOf(readWaitCallResponse(answerOf(text, 3)));
    expect(number).toMatchObject({ numberToCall: '+78005550101', extra: {} });
    expect(number.possibleNumbers).toHaveLength(count);
  });

  it('reads XML', () => {
    const xml = '<result><phone>78005550101</phone><all_phones>78005550101</all_phones></result>';
    expect(valueOf(readWaitCallResponse(answerOf(xml, 2)))).toMatchObject({
      possibleNumbers: ['+78005550101'],
    });
  });

  it.each([
    [3, 'insufficientFunds'],
    [5, 'invalidPhone'],
    [6, 'attemptLimit'],
  ])('returns error %s as %s', (code, name) => {
    const answer = readWaitCallResponse(answerOf(`{"error":"x","error_code":${code}}`, 3));
    expect(problemOf(answer)).toMatchObject({ code, name });
  });
});

describe('a response of these endpoints', () => {
  const lists = ['history', 'inbox', 'statistics'] as const;

  it.each(lists.flatMap((name) => [NOTHING, '[]'].map((text) => [name, text] as const)))(
    'to %s is an empty list when it is %s',
    (name, text) => {
      expect(READERS[name](answerOf(text, 3))).toEqual({ ok: true, value: [] });
    },
  );

  const names = Object.keys(READERS) as (keyof typeof READERS)[];
  it.each(
    names.flatMap((name) =>
      ['{"a":1}', 'OK', '<html></html>', '', '7', '"x"'].map((text) => [name, text] as const),
    ),
  )('to %s is unreadable when it is %j', (name, text) => {
    expect(problemOf(READERS[name](answerOf(text, 3)))).toMatchObject({ kind: 'unreadable' });
  });

  it.each(names)('to %s in format 1, whose layout is undocumented, is not guessed', (name) => {
    expect(problemOf(READERS[name](answerOf('1,2,3', 1)))).toMatchObject({ kind: 'unreadable' });
  });
});
