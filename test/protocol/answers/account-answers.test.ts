import { readBalanceResponse } from '../../../protocol/endpoints/balance';
import { readDeleteResponse } from '../../../protocol/endpoints/status';
import { readOperatorResponse } from '../../../protocol/endpoints/info';
import type { ResponseFormat } from '../../../protocol/wire/request';
import { answerOf, foundIn } from '../support/contexts';
import { problemOf, valueOf } from '../../support/results';

describe('a balance response', () => {
  const plain = { balance: 250.8, currency: null, credit: null, extra: {} };

  it.each<[ResponseFormat, string, object]>([
    [0, '250.80', plain],
    [1, '250.80\n', plain],
    [1, '0', { ...plain, balance: 0 }],
    [0, '-12.5', { ...plain, balance: -12.5 }],
    [0, '250.80 KZT', { ...plain, currency: 'KZT' }],
    [0, '250.80 руб.', { ...plain, currency: 'руб.' }],
    [0, '250.80 KZT (credit 100)', { ...plain, currency: 'KZT', credit: 100 }],
    [1, '250.80,100.00,KZT', { ...plain, currency: 'KZT', credit: 100 }],
    [0, '250.80,100,KZT', { ...plain, currency: 'KZT', credit: 100 }],
    [1, '250, 100.5, KZT', { ...plain, balance: 250, currency: 'KZT', credit: 100.5 }],
    [2, '<balance>250.80</balance>', plain],
    [2, '<?xml version="1.0"?>\n<balance>250.80</balance>', plain],
    [
      2,
      '<result><balance>250.80</balance><currency>KZT</currency></result>',
      { ...plain, currency: 'KZT' },
    ],
    [
      2,
      '<?xml version="1.0"?><balance>250.80</balance><credit>100</credit><currency>KZT</currency>',
      { ...plain, currency: 'KZT', credit: 100 },
    ],
    [3, '{"balance":"250.80"}', plain],
    [
      3,
      '{"balance":250.8,"credit":"100","currency":"KZT"}',
      { ...plain, currency: 'KZT', credit: 100 },
    ],
    [3, '{"balance":"250.80","credit":"","new":1}', { ...plain, extra: { new: 1 } }],
    [3, '{"balance":"250.80","credit":"n/a"}', { ...plain, extra: { credit: 'n/a' } }],
  ])('is read with fmt=%i: %s', (format, text, expected) => {
    expect(valueOf(readBalanceResponse(answerOf(text, format)))).toEqual(expected);
  });

  it.each<[ResponseFormat, string]>([
    [0, 'OK'],
    [0, 'KZT 250'],
    [0, '1234,56'],
    [1, '1234,56'],
    [0, '1 234.56'],
    [0, '1\u00a0234.56'],
    [0, '1,234.56'],
    [1, '1,234,567.89'],
    [0, '1.234,56'],
    [0, '1.234.567,89'],
    [1, '-34,18'],
    [0, '1234,56 KZT'],
    [0, "1'234.56"],
    [0, '0,50'],
    [0, '12 500'],
    [1, '250.80,1,234.56,KZT'],
    [1, '250.80,1 000,KZT'],
    [1, '250.80,1000,50'],
    [1, '250.80,100.00,50.00'],
    [2, '<balance></balance>'],
    [2, '<balance><a>1</a></balance>'],
    [3, '{}'],
    [3, '[]'],
    [3, '{"balance":"many"}'],
  ])('without a balance is unreadable with fmt=%i: %s', (format, text) => {
    expect(foundIn(readBalanceResponse(answerOf(text, format)))).toBe(
      'a response without a balance',
    );
  });

  it('of zero is distinguished from an error', () => {
    expect(valueOf(readBalanceResponse(answerOf('0', 1))).balance).toBe(0);
    expect(problemOf(readBalanceResponse(answerOf('0,-2', 1)))).toMatchObject({ code: 2 });
  });
});

describe('an operator response', () => {
  const full = {
    country: 'Kazakhstan',
    operator: 'Beeline',
    region: 'Almaty',
    mcc: '401',
    mnc: '01',
    timezone: '5',
    extra: {},
  };

  it.each<[ResponseFormat, string]>([
    [0, 'country = Kazakhstan, operator = Beeline, region = Almaty, mcc = 401, mnc = 01, tz = 5'],
    [0, 'Country: Kazakhstan\nOperator: Beeline\nRegion: Almaty\nMCC: 401\nMNC: 01\nTZ: 5'],
    [1, 'Kazakhstan,Beeline,Almaty,401,01,5'],
    [
      2,
      '<result><country>Kazakhstan</country><operator>Beeline</operator><region>Almaty</region><mcc>401</mcc><mnc>01</mnc><tz>5</tz></result>',
    ],
    [
      3,
      '{"country":"Kazakhstan","operator":"Beeline","region":"Almaty","mcc":401,"mnc":"01","tz":5}',
    ],
    [
      3,
      '[{"country":"Kazakhstan","operator":"Beeline","region":"Almaty","mcc":"401","mnc":"01","tz":"5"}]',
    ],
  ])('is read with fmt=%i: %s', (format, text) => {
    expect(valueOf(readOperatorResponse(answerOf(text, format)))).toEqual(full);
  });

  it('returns null for empty or absent fields and keeps unknown ones', () => {
    const answer = answerOf('{"operator":"Beeline","region":"","tz":null,"new":"x"}', 3);
    expect(valueOf(readOperatorResponse(answer))).toEqual({
      ...full,
      country: null,
      region: null,
      mcc: null,
      mnc: null,
      timezone: null,
      extra: { new: 'x' },
    });
  });

  it.each<[ResponseFormat, string]>([
    [0, 'OK'],
    [1, 'a,b'],
    [2, '<result>OK</result>'],
    [3, '{}'],
    [3, '[]'],
    [3, '{"country":"","tz":5}'],
  ])('without an operator is unreadable with fmt=%i: %s', (format, text) => {
    expect(foundIn(readOperatorResponse(answerOf(text, format)))).toBe(
      'a response without an operator',
    );
  });

  it('reports that no operator was found', () => {
    const problem = problemOf(readOperatorResponse(answerOf('{"error":"x","error_code":3}', 3)));
    expect(problem).toMatchObject({ code: 3, name: 'operatorNotFound' });
  });
});

describe('a delete response', () => {
  it.each<[ResponseFormat, string]>([
    [0, 'OK'],
    [1, 'OK\n'],
    [2, '<result>OK</result>'],
    [2, '<?xml version="1.0"?><result>\nOK\n</result>'],
    [2, 'OK'],
    [3, '{\n"result": "OK"\n}'],
    [3, 'OK'],
  ])('confirms with fmt=%i: %s', (format, text) => {
    expect(valueOf(readDeleteResponse(answerOf(text, format)))).toBe(true);
  });

  it.each<[ResponseFormat, string]>([
    [0, 'OKAY'],
    [0, '-3'],
    [2, '<sms>OK</sms>'],
    [2, '<result><id>1</id></result>'],
    [3, '{"result":""}'],
    [3, '{"result":true}'],
    [3, '["OK"]'],
  ])('is unreadable with fmt=%i: %s', (format, text) => {
    expect(foundIn(readDeleteResponse(answerOf(text, format)))).toBe(
      'a response that does not confirm the deletion',
    );
  });

  it('confirms nothing with an empty body', () => {
    expect(foundIn(readDeleteResponse(answerOf('', 3)))).toBe('an empty body');
  });

  it('reports that the message could not be deleted', () => {
    const problem = problemOf(readDeleteResponse(answerOf('0,-5', 1)));
    expect(problem).toMatchObject({ endpoint: 'status', code: 5, name: 'deletionFailed' });
  });
});
