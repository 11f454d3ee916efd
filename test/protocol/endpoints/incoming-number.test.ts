import { formatProblem } from '../../../protocol/format-problem';
import {
  buildListIncomingNumbers,
  buildRenewNumber,
  buildRentNumber,
  readIncomingNumbersResponse,
} from '../../../protocol/endpoints/incoming-number';
import { buildPricesRequest, readPricesResponse } from '../../../protocol/endpoints/prices';
import { answerOf } from '../support/contexts';
import { problemOf, valueOf } from '../../support/results';

const encoding = { charset: 'utf-8', format: 3 } as const;

describe('requests for incoming numbers', () => {
  it('list, rent and renew', () => {
    expect(buildListIncomingNumbers(encoding)).toMatchObject({
      endpoint: 'receivePhones',
      fields: [['get', '1']],
    });
    expect(valueOf(buildRentNumber('+7 701 000-00-02', true, encoding)).fields).toEqual([
      ['buy', '1'],
      ['phone', '77010000002'],
      ['noprolong', '0'],
    ]);
    expect(valueOf(buildRenewNumber('77010000002', false, encoding)).fields).toEqual([
      ['chg', '1'],
      ['phone', '77010000002'],
      ['noprolong', '1'],
    ]);
  });

  it.each([
    ['', "'phone' is empty"],
    ['  ', "'phone' is empty"],
    ['Anna', "'phone' is not a phone number"],
    ['G12', "'phone' is not a phone number"],
    ['77010000002, 77010000003', "'phone' is not a phone number"],
  ])('reject %j as the number', (phone, text) => {
    for (const build of [buildRentNumber, buildRenewNumber]) {
      const problem = problemOf(build(phone, true, encoding));
      expect(problem).toMatchObject({ kind: 'input', parameter: 'phone' });
      expect(problem.kind === 'input' && formatProblem(problem).text).toContain(text);
    }
  });
});

describe('readIncomingNumbersResponse', () => {
  it('reads the number and keeps undocumented fields', () => {
    const answer = '[{"phone":77010000002,"price":"500","city":"Алматы"},{"num":"5"}]';
    expect(valueOf(readIncomingNumbersResponse(answerOf(answer, 3)))).toEqual([
      { phone: '+77010000002', extra: { price: '500', city: 'Алматы' } },
      { phone: null, extra: { num: '5' } },
    ]);
  });

  it('reads "no records" as an empty list, and other errors as errors', () => {
    const refusal = (code: number) => answerOf(`{"error":"no","error_code":${code}}`, 3);
    expect(valueOf(readIncomingNumbersResponse(refusal(3)))).toEqual([]);
    expect(problemOf(readIncomingNumbersResponse(refusal(2)))).toMatchObject({
      name: 'invalidCredentials',
    });
  });

  it('rejects a text', () => {
    expect(problemOf(readIncomingNumbersResponse(answerOf('77010000002', 0)))).toMatchObject({
      kind: 'unreadable',
    });
  });
});

describe('the price list', () => {
  const read = (...zones: object[]) => readPricesResponse(answerOf(JSON.stringify(zones), 3));

  it('is requested by its flag', () => {
    expect(buildPricesRequest(encoding)).toMatchObject({
      endpoint: 'get',
      fields: [['get_price', '1']],
    });
  });

  it('reads prices as numbers and keeps those of other channels', () => {
    const zone = { zone: 1, name: 'Kcell', api: '18.5', mass: 19, mms: '', call: '12.00' };
    expect(valueOf(read({ ...zone, viber: '3' }))).toEqual([
      {
        zone: '1',
        name: 'Kcell',
        sms: 18.5,
        smsFromCabinet: 19,
        mms: null,
        hlr: null,
        voice: 12,
        extra: { viber: '3' },
      },
    ]);
  });

  it('loses no price in an unexpected format', () => {
    expect(valueOf(read({ name: 'A', api: 'from 5', hlr: '0' }))).toMatchObject([
      { sms: null, hlr: 0, extra: { api: 'from 5' } },
    ]);
  });

  it('may be empty', () => {
    expect(valueOf(readPricesResponse(answerOf('{"error":"no","error_code":3}', 3)))).toEqual([]);
  });
});
