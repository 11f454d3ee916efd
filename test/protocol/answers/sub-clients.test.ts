import type { ResponseFormat } from '../../../protocol';
import { readStatisticsResponse } from '../../../protocol/endpoints/statistics';
import { readTopUpResponse } from '../../../protocol/endpoints/sub-client';
import { answerOf } from '../support/contexts';
import { problemOf, valueOf } from '../../support/results';

describe('readTopUpResponse', () => {
  it.each<[ResponseFormat, string, object]>([
    [0, 'OK', {}],
    [0, 'OK, BALANCE - 100.50', { answer: 'OK, BALANCE - 100.50' }],
    [2, '<result>OK</result>', {}],
    [2, '<result><balance>100.50</balance></result>', { balance: '100.50' }],
    [3, 'OK', {}],
    [3, '{"result":"OK"}', {}],
    [3, '{"result":"done","balance":"100.50"}', { balance: '100.50' }],
  ])('reads format %s: %s', (format, text, extra) => {
    expect(valueOf(readTopUpResponse(answerOf(text, format)))).toEqual({ extra });
  });

  it.each([
    [6, 'subClientNotFound'],
    [7, 'balanceNotSeparate'],
    [8, 'subClientNotSaved'],
    [10, 'insufficientFunds'],
  ])('names error %s', (code, name) => {
    const text = `{"error":"no","error_code":${code}}`;
    expect(problemOf(readTopUpResponse(answerOf(text, 3)))).toMatchObject({ code, name });
  });

  it.each<[ResponseFormat, string]>([
    [0, '100.50'],
    [3, '[]'],
    [3, '<html></html>'],
    [3, '{"result":"O'],
  ])('rejects format %s: %s, and reports that money may have moved', (format, text) => {
    expect(problemOf(readTopUpResponse(answerOf(text, format)))).toMatchObject({
      kind: 'unreadable',
      retry: 'unknownOutcome',
      advice: expect.stringContaining('check the subaccount and its balance'),
    });
  });
});

describe('readStatisticsResponse of subaccounts', () => {
  it('names their endpoint in problems', () => {
    const context = answerOf('{"error":"no","error_code":6}', 3);
    expect(problemOf(readStatisticsResponse(context, 'users'))).toMatchObject({
      endpoint: 'users',
      name: 'subClientNotFound',
    });
  });
});
