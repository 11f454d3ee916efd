import { readContactsAnswer } from '../../../protocol/endpoints/contact-answer';
import { readCreatedAnswer, readDoneAnswer } from '../../../protocol/endpoints/done-answer';
import { readGroupsAnswer } from '../../../protocol/endpoints/group-answer';
import { readRecordList } from '../../../protocol/endpoints/record-list';
import {
  readOperatorTemplatesAnswer,
  readTemplatesAnswer,
} from '../../../protocol/endpoints/template-answer';
import type { AnswerFormat } from '../../../protocol';

const context = (text: string, format: AnswerFormat = 3) =>
  ({ bytes: Buffer.from(text), format, charset: 'utf-8' }) as const;
const UNREADABLE = { ok: false, problem: { kind: 'unreadable' } };

describe('readDoneAnswer', () => {
  it.each([
    [0, 'OK'],
    [1, 'OK'],
    [2, '<result>OK</result>'],
    [3, '{"result":"OK"}'],
    [3, 'OK'],
    [3, '{"id":12}'],
    [0, 'ID = 12'],
  ] as const)('takes, in format %d, %j for done', (format, text) => {
    expect(readDoneAnswer('phones', context(text, format))).toEqual({ ok: true, value: true });
  });

  it.each([
    [3, '{}'],
    [3, '{"result":"FAIL"}'],
    [3, '[]'],
    [2, '<result></result>'],
    [3, ''],
  ] as const)('does not take, in format %d, %j for done', (format, text) => {
    expect(readDoneAnswer('phones', context(text, format))).toMatchObject(UNREADABLE);
  });

  it('passes refusals on, in the words of the endpoint', () => {
    const text = '{"error":"x","error_code":11}';
    expect(readDoneAnswer('senders', context(text))).toMatchObject({
      ok: false,
      problem: { kind: 'gateway', code: 11, name: 'wrongCode' },
    });
  });
});

describe('readCreatedAnswer', () => {
  it.each([
    [0, 'ID = 12'],
    [0, 'OK, ID - 12'],
    [1, '12'],
    [2, '<result><id>12</id></result>'],
    [2, '<id>12</id>'],
    [3, '{"id":12}'],
    [3, '{"id":"12"}'],
  ] as const)('reads the ID, in format %d, of %j', (format, text) => {
    expect(readCreatedAnswer('phones', context(text, format))).toEqual({
      ok: true,
      value: { id: '12' },
    });
  });

  it('does without an ID where the gateway only says OK', () => {
    expect(readCreatedAnswer('phones', context('{"result":"OK"}'))).toEqual({
      ok: true,
      value: { id: null },
    });
  });

  it.each(['{}', '{"id":""}', '[{"id":1}]', ''])('cannot read %j', (text) => {
    expect(readCreatedAnswer('phones', context(text))).toMatchObject(UNREADABLE);
  });
});

describe('readRecordList', () => {
  const list = (text: string, format: AnswerFormat = 3) =>
    readRecordList('phones', context(text, format));

  it.each([
    [3, '[{"a":"1"}]'],
    [3, '{"contacts":[{"a":"1"}]}'],
    [3, '{"7":{"a":"1"}}'],
    [2, '<list><contact><a>1</a></contact></list>'],
  ] as const)('finds the records, in format %d, in %j', (format, text) => {
    expect(list(text, format)).toEqual({ ok: true, value: [{ a: '1' }] });
  });

  it.each(['[]', '{"error":"no records found","error_code":3}'])('takes %s for none', (text) => {
    expect(list(text)).toEqual({ ok: true, value: [] });
  });

  it.each([
    [3, '["MyCompany"]'],
    [3, '{}'],
    [3, '{"a":"1"}'],
    [0, 'a = 1'],
    [2, '<list>text</list><list/>'],
  ] as const)('cannot read, in format %d, %j', (format, text) => {
    expect(list(text, format)).toMatchObject(UNREADABLE);
  });

  it('passes other refusals on', () => {
    expect(list('{"error":"x","error_code":5}')).toMatchObject({
      problem: { code: 5, name: 'operationFailed' },
    });
  });
});

describe('readContactsAnswer', () => {
  it('gives plain names and lists, and keeps what it does not know', () => {
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
    expect(readContactsAnswer(context(JSON.stringify([row])))).toEqual({
      ok: true,
      value: [
        {
          id: '7',
          phone: '77011234567',
          name: 'Ann',
          firstName: 'Ann',
          lastName: 'Lee',
          middleName: null,
          email: 'a@b.kz',
          birthday: '1990-12-31',
          groups: ['301', '302'],
          tags: ['vip', 'new'],
          otherPhones: ['77011234568', '77011234569'],
          comment: 'x',
          ownId: '42',
          extra: { color: 'red' },
        },
      ],
    });
  });

  it('leaves a birthday as it comes when it is no day', () => {
    const result = readContactsAnswer(context('[{"phone":"7","bd":"00.00.0000"}]'));
    expect(result).toMatchObject({ value: [{ birthday: '00.00.0000', groups: [] }] });
  });
});

describe('readGroupsAnswer', () => {
  it('knows the kinds, and none for other types', () => {
    const text = '[{"id":1,"name":"A","num":12,"type":"1"},{"id":2,"name":"B","type":9,"cnt":3}]';
    expect(readGroupsAnswer(context(text))).toEqual({
      ok: true,
      value: [
        { id: '1', name: 'A', number: '12', kind: 'emails', extra: {} },
        { id: '2', name: 'B', number: null, kind: null, extra: { type: 9, cnt: 3 } },
      ],
    });
  });
});

describe('readTemplatesAnswer', () => {
  it('names the channel, and none for other formats', () => {
    const text =
      '[{"id":1,"name":"A","message":"Hi","format":"call"},{"id":2,"format":"fax"},{"id":3,"format":""}]';
    expect(readTemplatesAnswer(context(text))).toMatchObject({
      value: [
        { id: '1', name: 'A', text: 'Hi', channel: 'voice', sender: null },
        { id: '2', channel: null },
        { id: '3', channel: 'any' },
      ],
    });
  });
});

describe('readOperatorTemplatesAnswer', () => {
  const value = [
    { sender: 'A', text: 'Hi', operators: { mtsService: '1', tele2Service: '0' }, extra: { x: 2 } },
  ];

  it.each([
    [3, '[{"sender":"A","msg":"Hi","mts_srv":1,"tele2_srv":"0","x":2}]'],
    [3, '{"sender":"A","message":"Hi","mts_srv":1,"tele2_srv":"0","x":2}'],
  ] as const)('reads one record or a list of them (%d)', (format, text) => {
    expect(readOperatorTemplatesAnswer(context(text, format))).toEqual({ ok: true, value });
  });

  it('takes "no records" for none, and passes other refusals on', () => {
    const refused = (code: number) =>
      readOperatorTemplatesAnswer(context(`{"error":"x","error_code":${code}}`));
    expect(refused(3)).toEqual({ ok: true, value: [] });
    expect(refused(2)).toMatchObject({ problem: { kind: 'gateway', code: 2 } });
  });

  it.each([
    [3, '"text"'],
    [0, 'text'],
    [2, '<result></result>'],
  ] as const)('cannot read, in format %d, %j', (format, text) => {
    const result = readOperatorTemplatesAnswer(context(text, format));
    if (format === 2) expect(result).toEqual({ ok: true, value: [] });
    else expect(result).toMatchObject(UNREADABLE);
  });
});
