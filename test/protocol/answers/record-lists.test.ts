import * as fc from 'fast-check';
import { readContactRows } from '../../../protocol/endpoints/contact';
import { readCreatedResponse, readDoneResponse } from '../../../protocol/endpoints/change-response';
import { readGroupsResponse } from '../../../protocol/endpoints/group';
import { readPricesResponse } from '../../../protocol/endpoints/prices';
import { readRecordList } from '../../../protocol/endpoints/record-list';
import { readTemplatesResponse } from '../../../protocol/endpoints/template';
import { readOperatorTemplatesResponse } from '../../../protocol/endpoints/operator-template';
import type { ResponseFormat } from '../../../protocol';
import { valueOf } from '../../support/results';

const context = (text: string, format: ResponseFormat = 3) =>
  ({ bytes: Buffer.from(text), format, charset: 'utf-8' }) as const;
const UNREADABLE = { ok: false, problem: { kind: 'unreadable' } };

describe('readDoneResponse', () => {
  it.each([
    [0, 'OK'],
    [1, 'OK'],
    [2, '<result>OK</result>'],
    [3, '{"result":"OK"}'],
    [3, 'OK'],
    [3, '{"id":12}'],
    [0, 'ID = 12'],
  ] as const)('accepts, in format %d, %j', (format, text) => {
    expect(readDoneResponse('phones', context(text, format))).toEqual({ ok: true, value: true });
  });

  it.each([
    [3, '{}'],
    [3, '{"result":"FAIL"}'],
    [3, '[]'],
    [2, '<result></result>'],
    [3, ''],
  ] as const)('does not accept, in format %d, %j', (format, text) => {
    expect(readDoneResponse('phones', context(text, format))).toMatchObject(UNREADABLE);
  });

  it('returns errors with the text of the endpoint', () => {
    const text = '{"error":"x","error_code":11}';
    expect(readDoneResponse('senders', context(text))).toMatchObject({
      ok: false,
      problem: { kind: 'gateway', code: 11, name: 'wrongCode' },
    });
  });
});

describe('readCreatedResponse', () => {
  it.each([
    [0, 'ID = 12'],
    [0, 'OK, ID - 12'],
    [1, '12'],
    [2, '<result><id>12</id></result>'],
    [2, '<id>12</id>'],
    [3, '{"id":12}'],
    [3, '{"id":"12"}'],
  ] as const)('reads the ID, in format %d, of %j', (format, text) => {
    expect(readCreatedResponse('phones', context(text, format))).toEqual({
      ok: true,
      value: { id: '12' },
    });
  });

  it('accepts a response without an ID when the gateway only returns OK', () => {
    expect(readCreatedResponse('phones', context('{"result":"OK"}'))).toEqual({
      ok: true,
      value: { id: null },
    });
  });

  it.each(['{}', '{"id":""}', '[{"id":1}]', ''])('rejects %j', (text) => {
    expect(readCreatedResponse('phones', context(text))).toMatchObject(UNREADABLE);
  });
});

describe('readRecordList', () => {
  const list = (text: string, format: ResponseFormat = 3) =>
    readRecordList('phones', context(text, format));

  it.each([
    [3, '[{"a":"1"}]'],
    [3, '{"contacts":[{"a":"1"}]}'],
    [3, '{"7":{"a":"1"}}'],
    [2, '<list><contact><a>1</a></contact></list>'],
  ] as const)('reads the records, in format %d, from %j', (format, text) => {
    expect(list(text, format)).toEqual({ ok: true, value: [{ a: '1' }] });
  });

  it.each(['[]', '{"error":"no records found","error_code":3}'])('returns [] for %s', (text) => {
    expect(list(text)).toEqual({ ok: true, value: [] });
  });

  it.each([
    [3, '["MyCompany"]'],
    [3, '{}'],
    [3, '{"a":"1"}'],
    [0, 'a = 1'],
    [2, '<list>text</list><list/>'],
  ] as const)('rejects, in format %d, %j', (format, text) => {
    expect(list(text, format)).toMatchObject(UNREADABLE);
  });

  it('returns other errors', () => {
    expect(list('{"error":"x","error_code":5}')).toMatchObject({
      problem: { code: 5, name: 'operationFailed' },
    });
  });
});

describe('readContactsResponse', () => {
  it('returns plain names and lists, and keeps unknown fields', () => {
    const row = {
      int_id: 7,
      phone: 77011234567,
      name: 'Ann',
      fnm: 'Ann',
      lnm: 'Lee',
      mnm: '',
      mail: 'a@b.kz',
      bd: '31.12.1990',
      grp: '301, 302',
      tags: ['vip', 'new'],
      pho: '77011234568;77011234569',
      cmt: 'x',
      myid: 42,
      color: 'red',
    };
    expect(readContacts(JSON.stringify([row]))).toEqual([
      {
        id: '7',
        phone: '+77011234567',
        name: 'Ann',
        firstName: 'Ann',
        lastName: 'Lee',
        middleName: null,
        email: 'a@b.kz',
        birthday: '1990-12-31',
        groups: ['301', '302'],
        tags: ['vip', 'new'],
        otherPhones: ['+77011234568', '+77011234569'],
        comment: 'x',
        ownId: '42',
        extra: { color: 'red' },
      },
    ]);
  });

  const readContacts = (text: string) =>
    valueOf(readContactRows(context(text))).map(({ contact }) => contact);
  const read = (row: object) => readContacts(JSON.stringify([row]))[0];
  const LIVE = {
    ...{ id: 100500, name: 'Java-phone', phone: '79050533578', group: '301|302' },
    ...{ first_name: 'java-first', middle_name: 'java-middle', last_name: 'java-last' },
    ...{ birthday: '17.07.1983', comments: 'java-comments', tags: 'java-tag1, java-tag2' },
    phone_other: '77014541882,79050533678',
  };

  it("reads the names of a live-tested client, in which `id` is the client's own ID", () => {
    expect(read(LIVE)).toEqual({
      id: '100500',
      phone: '+79050533578',
      name: 'Java-phone',
      firstName: 'java-first',
      middleName: 'java-middle',
      lastName: 'java-last',
      email: null,
      birthday: '1983-07-17',
      groups: ['301', '302'],
      tags: ['java-tag1', 'java-tag2'],
      otherPhones: ['+77014541882', '+79050533678'],
      comment: 'java-comments',
      ownId: '100500',
      extra: {},
    });
  });

  it.each([
    [
      { int_id: 7, id: '100500' },
      { id: '7', ownId: '100500', extra: {} },
    ],
    [
      { int_id: 7, id: 0 },
      { id: '7', ownId: null, extra: { id: 0 } },
    ],
    [
      { int_id: 7, id: '', myid: 'a' },
      { id: '7', ownId: 'a', extra: {} },
    ],
    [
      { int_id: 7, id: 8, myid: 9 },
      { id: '7', ownId: '9', extra: { id: 8 } },
    ],
    [
      { int_id: 7, id: 9, myid: 9 },
      { id: '7', ownId: '9', extra: {} },
    ],
    [
      { id: 8, myid: 9 },
      { id: '8', ownId: '9', extra: {} },
    ],
    [{ id: '0' }, { id: null, ownId: null, extra: { id: '0' } }],
    [{ myid: 9 }, { id: null, ownId: '9', extra: {} }],
  ])('distinguishes the IDs of %j and loses none', (row, told) => {
    expect(read(row)).toMatchObject(told);
  });

  it.each([
    ['0', []],
    [0, []],
    ['301', ['301']],
    ['301|302', ['301', '302']],
    ['301, 302', ['301', '302']],
    ['|301|', ['301']],
    ['0,301', ['301']],
    [
      ['301', '302'],
      ['301', '302'],
    ],
  ])('reads the groups of %j', (group, groups) => {
    expect(read({ group })).toMatchObject({ groups });
    expect(read({ grp: group })).toMatchObject({ groups });
  });

  it('keeps the values of both spellings when they differ', () => {
    expect(read({ fnm: 'Ann', first_name: 'Anna', cmt: 'x', comments: 'x' })).toMatchObject({
      firstName: 'Ann',
      comment: 'x',
      extra: { first_name: 'Anna' },
    });
  });

  it('loses no value of any record', () => {
    const names = ['int_id', 'id', 'myid', 'phone', 'name', 'fnm', 'first_name', 'bd', 'birthday'];
    const more = ['grp', 'group', 'pho', 'phone_other', 'cmt', 'comments', 'tags', 'mail', 'x'];
    const value = fc.stringMatching(/^[1-9a-z]{1,6}$/);
    const record = fc.dictionary(fc.constantFrom(...names, ...more), value);
    fc.assert(
      fc.property(record, (row) => {
        const told = JSON.stringify(read(row));
        for (const one of Object.values(row)) expect(told).toContain(`"${one}"`);
      }),
    );
  });

  it('keeps a birthday that is not a valid date unchanged', () => {
    const contacts = readContacts('[{"phone":"7","bd":"00.00.0000"}]');
    expect(contacts).toMatchObject([{ birthday: '00.00.0000', groups: [] }]);
  });
});

describe('readGroupsResponse', () => {
  it('names the kinds, and returns null for other types', () => {
    const text = '[{"id":1,"name":"A","num":12,"type":"1"},{"id":2,"name":"B","type":9,"cnt":3}]';
    expect(readGroupsResponse(context(text))).toEqual({
      ok: true,
      value: [
        { id: '1', name: 'A', number: '12', kind: 'emails', extra: {} },
        { id: '2', name: 'B', number: null, kind: null, extra: { type: 9, cnt: 3 } },
      ],
    });
  });
});

describe('readGroupsResponse with the names of a live-tested client', () => {
  const numberOf = (row: object) => readGroupsResponse(context(JSON.stringify([row])));

  it.each([
    [{ id: 12, name: 'Java-test', number: '17', cnt: '0' }, '17', { cnt: '0' }],
    [{ id: 12, number: 17 }, '17', {}],
    [{ id: 12, num: '', number: '17' }, '17', {}],
    [{ id: 12, num: 5, number: '17' }, '5', { number: '17' }],
    [{ id: 12, number: 'G17' }, '17', {}],
    [{ id: 12, number: '0' }, null, { number: '0' }],
    [{ id: 12, number: 'all' }, null, { number: 'all' }],
  ])('reads the number of %j', (row, number, extra) => {
    expect(numberOf(row)).toMatchObject({ value: [{ id: '12', number, extra }] });
  });
});

describe('readPricesResponse', () => {
  const ZONE = { zone: 1, name: 'Kazakhstan', api: '18.50' };
  const told = { ok: true, value: [{ zone: '1', name: 'Kazakhstan', sms: 18.5 }] };

  it.each([
    [[ZONE]],
    [{ zones: [ZONE] }],
    [{ currency: 'RUR', zones: [ZONE] }],
    [{ currency: 'RUR', notes: [], zones: [ZONE] }],
    [{ notes: [{ text: 'x' }], zones: [ZONE], currency: 'RUR' }],
    [{ currency: 'RUR', zones: { 1: ZONE } }],
  ])('reads the zones of %j', (answer) => {
    expect(readPricesResponse(context(JSON.stringify(answer)))).toMatchObject(told);
  });

  it('reads the zones in XML beside other elements', () => {
    const zone = '<zone><zone>1</zone><name>Kazakhstan</name><api>18.50</api></zone>';
    const xml = `<result><currency>RUR</currency><zones>${zone}</zones></result>`;
    expect(readPricesResponse(context(xml, 2))).toMatchObject(told);
    expect(readPricesResponse(context(`<list>${zone}</list>`, 2))).toMatchObject(told);
    expect(readPricesResponse(context(`<result><zones>${zone}</zones></result>`, 2))).toMatchObject(
      told,
    );
  });
});

describe('readTemplatesResponse', () => {
  it('names the channel, and returns null for other formats', () => {
    const text =
      '[{"id":1,"name":"A","message":"Hi","format":"call"},{"id":2,"format":"fax"},{"id":3,"format":""}]';
    expect(readTemplatesResponse(context(text))).toMatchObject({
      value: [
        { id: '1', name: 'A', text: 'Hi', channel: 'voice', sender: null },
        { id: '2', channel: null },
        { id: '3', channel: 'any' },
      ],
    });
  });
});

describe('readOperatorTemplatesResponse', () => {
  const value = [
    { sender: 'A', text: 'Hi', operators: { mtsService: '1', tele2Service: '0' }, extra: { x: 2 } },
  ];

  it.each([
    [3, '[{"sender":"A","msg":"Hi","mts_srv":1,"tele2_srv":"0","x":2}]'],
    [3, '{"sender":"A","message":"Hi","mts_srv":1,"tele2_srv":"0","x":2}'],
  ] as const)('reads one record or a list of them (%d)', (format, text) => {
    expect(readOperatorTemplatesResponse(context(text, format))).toEqual({ ok: true, value });
  });

  it('reads "no records" as an empty list and returns other errors', () => {
    const refused = (code: number) =>
      readOperatorTemplatesResponse(context(`{"error":"x","error_code":${code}}`));
    expect(refused(3)).toEqual({ ok: true, value: [] });
    expect(refused(2)).toMatchObject({ problem: { kind: 'gateway', code: 2 } });
  });

  it.each([
    [3, '"text"'],
    [0, 'text'],
    [2, '<result></result>'],
  ] as const)('rejects, in format %d, %j', (format, text) => {
    const result = readOperatorTemplatesResponse(context(text, format));
    if (format === 2) expect(result).toEqual({ ok: true, value: [] });
    else expect(result).toMatchObject(UNREADABLE);
  });
});
