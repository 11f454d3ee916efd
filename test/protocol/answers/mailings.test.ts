import {
  readCreatedMailing,
  readMailingResponse,
  readMailingsResponse,
} from '../../../protocol/endpoints/mailing';
import type { ResponseFormat } from '../../../protocol';
import { answerOf } from '../support/contexts';
import { problemOf, valueOf } from '../../support/results';

describe('readCreatedMailing', () => {
  it.each<[ResponseFormat, string, number | null]>([
    [0, 'OK, ID - 12', null],
    [0, 'OK, ID - 12, COST - 18.50', 18.5],
    [1, '12', null],
    [1, '12,18.50', 18.5],
    [2, '<result>\n<id>12</id>\n</result>', null],
    [2, '<result><id>12</id><cost>18.50</cost></result>', 18.5],
    [3, '{"id": 12}', null],
    [3, '{"id": "12", "cost": "18.50"}', 18.5],
  ])('reads format %s: %s', (format, text, cost) => {
    expect(valueOf(readCreatedMailing(answerOf(text, format)))).toEqual({
      id: '12',
      cost,
      extra: {},
    });
  });

  it('keeps fields that the documentation does not name', () => {
    expect(valueOf(readCreatedMailing(answerOf('{"id":12,"cnt":3}', 3))).extra).toEqual({ cnt: 3 });
  });

  it.each<[ResponseFormat, string]>([
    [0, 'ERROR = 3 (error saving a record)'],
    [1, '0,-3'],
    [2, '<result><error>record</error><error_code>3</error_code></result>'],
    [3, '{"error":"record","error_code":3}'],
  ])('reads an error in format %s', (format, text) => {
    expect(problemOf(readCreatedMailing(answerOf(text, format)))).toMatchObject({
      kind: 'gateway',
      name: 'mailingNotSaved',
    });
  });

  it.each<[ResponseFormat, string]>([
    [0, 'OK'],
    [1, 'twelve'],
    [3, 'OK'],
    [3, '{"result":"OK"}'],
    [3, '[]'],
    [2, '<result>OK</result>'],
  ])('rejects format %s: %s, and reports that the mailing may exist', (format, text) => {
    expect(problemOf(readCreatedMailing(answerOf(text, format)))).toMatchObject({
      kind: 'unreadable',
      retry: 'unknownOutcome',
      advice: expect.stringContaining('may have created the mailing'),
    });
  });
});

const RECORD = {
  id: 12,
  name: 'Autumn sale',
  mes: 'Sale!',
  sender: 'Shop',
  send_timestamp: 1_793_696_400,
  rpt: 3,
  rptn: 5,
  status: -1,
  cost: '18.50',
  cnt: 1,
};
const MAILING = {
  id: '12',
  name: 'Autumn sale',
  text: 'Sale!',
  sender: 'Shop',
  templateId: null,
  sendAt: '2026-11-03T09:00:00.000Z',
  repeatEvery: 'workdays',
  maxRepeats: 5,
  status: '-1',
  cost: 18.5,
  extra: { cnt: 1 },
};

describe('readMailingResponse', () => {
  it.each([
    ['a record', RECORD],
    ['a list of one', [RECORD]],
    ['a list inside of an object', { jobs: [RECORD] }],
  ])('reads %s', (_title, value) => {
    expect(valueOf(readMailingResponse(answerOf(JSON.stringify(value), 3)))).toEqual(MAILING);
  });

  it.each(['<job><id>12</id><name>A</name></job>', '<list><job><id>12</id></job></list>'])(
    'reads %s',
    (text) => {
      expect(valueOf(readMailingResponse(answerOf(text, 2))).id).toBe('12');
    },
  );

  it('reads other formats of the time', () => {
    const at = (fields: object) =>
      valueOf(readMailingResponse(answerOf(JSON.stringify({ id: 1, ...fields }), 3))).sendAt;
    expect(at({ send_date: '03.11.2026 12:00:00' })).toBe('2026-11-03T09:00:00.000Z');
    expect(at({ time: '03.11.2026 12:00:00' })).toBe('2026-11-03T09:00:00.000Z');
    expect(at({ time: 1_793_696_400 })).toBe('2026-11-03T09:00:00.000Z');
  });

  it('keeps unreadable fields under their own names', () => {
    const text = '{"id":1,"time":"10-21","rpt":"now and then"}';
    expect(valueOf(readMailingResponse(answerOf(text, 3)))).toMatchObject({
      sendAt: null,
      repeatEvery: null,
      extra: { time: '10-21', rpt: 'now and then' },
    });
  });

  it('returns the error for an unknown mailing', () => {
    const refusal = '{"error":"no records found","error_code":3}';
    expect(problemOf(readMailingResponse(answerOf(refusal, 3)))).toMatchObject({ code: 3 });
  });

  it.each<[ResponseFormat, string]>([
    [3, '[]'],
    [3, 'OK'],
    [0, '12, Autumn sale'],
  ])('rejects format %s: %s', (format, text) => {
    expect(problemOf(readMailingResponse(answerOf(text, format)))).toMatchObject({
      kind: 'unreadable',
    });
  });
});

describe('readMailingsResponse', () => {
  it('reads a list', () => {
    const text = JSON.stringify([RECORD, { id: 13 }]);
    const [first, second] = valueOf(readMailingsResponse(answerOf(text, 3)));
    expect(first).toEqual(MAILING);
    expect(second).toMatchObject({ id: '13', name: null, extra: {} });
  });

  it.each(['[]', '{"error":"no records found","error_code":3}'])('returns [] for %s', (text) => {
    expect(valueOf(readMailingsResponse(answerOf(text, 3)))).toEqual([]);
  });
});
