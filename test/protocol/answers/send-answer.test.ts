import { readSendResponse } from '../../../protocol/endpoints/send-response';
import type { CostMode } from '../../../protocol/endpoints/send-text';
import type { ResponseFormat } from '../../../protocol/wire/request';
import { answerOf, foundIn } from '../support/contexts';
import { valueOf } from '../../support/results';

const read = (text: string, format: ResponseFormat, cost: CostMode = 0) =>
  readSendResponse(answerOf(text, format), { cost });

const nothing = {
  id: null,
  parts: null,
  cost: null,
  balance: null,
  code: null,
  recipients: [],
  extra: {},
};
const sent = { ...nothing, id: '1234', parts: 1 };
const priced = { ...sent, cost: 1.4 };

describe('a send response', () => {
  it.each<[ResponseFormat, CostMode, string, object]>([
    [0, 0, 'OK - 1 SMS, ID - 1234', sent],
    [0, 0, 'OK - 12 SMS, ID - my-id_1\r\n', { ...nothing, id: 'my-id_1', parts: 12 }],
    [0, 0, 'OK - 2 SMS, ID - 1234, CODE - 001234', { ...sent, parts: 2, code: '001234' }],
    [0, 1, '1.40 (1 SMS)', { ...nothing, parts: 1, cost: 1.4 }],
    [0, 1, 'COST - 1.40, 1 SMS', { ...nothing, parts: 1, cost: 1.4 }],
    [0, 2, 'OK - 1 SMS, ID - 1234, COST - 1.40', priced],
    [0, 2, 'OK - 1 SMS, ID - 1234, 1.40', priced],
    [0, 3, 'OK - 1 SMS, ID - 1234, COST - 1.40, BALANCE - 100.50', { ...priced, balance: 100.5 }],
    [0, 3, 'OK - 1 SMS, ID - 1234, 1.40, 100.50', { ...priced, balance: 100.5 }],
    [1, 0, '1234,1', sent],
    [1, 0, '12345678901234567890,1', { ...sent, id: '12345678901234567890' }],
    [1, 1, '1.40,1', { ...nothing, parts: 1, cost: 1.4 }],
    [1, 2, '1234,1,1.40', priced],
    [1, 3, '1234,1,1.40,100.50', { ...priced, balance: 100.5 }],
    [1, 3, '1234,1,1.40,-0.5', { ...priced, balance: -0.5 }],
    [1, 0, '1234,1,001234', { ...sent, code: '001234' }],
    [1, 0, '1234,1,001234,more', { ...sent, code: '001234', extra: { column4: 'more' } }],
    [2, 0, '<result>\n<id>1234</id>\n<cnt>1</cnt>\n</result>', sent],
    [2, 1, '<result><cost>1.40</cost><cnt>1</cnt></result>', { ...nothing, parts: 1, cost: 1.4 }],
    [
      2,
      3,
      '<result><id>1234</id><cnt>1</cnt><cost>1.40</cost><balance>100.50</balance></result>',
      { ...priced, balance: 100.5 },
    ],
    [3, 0, '{\n"id": 1234,\n"cnt": 1\n}', sent],
    [3, 0, '{"id":"1234","cnt":"1"}', sent],
    [3, 0, '{"id":0,"cnt":1}', { ...sent, id: '0' }],
    [3, 0, '{"id":12345678901234567890,"cnt":1}', { ...sent, id: '12345678901234567890' }],
    [3, 0, '{"id":1234}', { ...sent, parts: null }],
    [3, 0, '{"id":1234,"cnt":1,"code":"001234"}', { ...sent, code: '001234' }],
    [3, 1, '{"cost":"1.40","cnt":1}', { ...nothing, parts: 1, cost: 1.4 }],
    [3, 1, '{"cost":0,"cnt":1}', { ...nothing, parts: 1, cost: 0 }],
    [
      3,
      3,
      '{"balance":"83.6","cnt":1,"cost":"4.1","id":14}',
      { ...nothing, id: '14', parts: 1, cost: 4.1, balance: 83.6 },
    ],
    [3, 3, '{"id":1234,"cnt":1,"cost":1.4,"balance":100.5}', { ...priced, balance: 100.5 }],
  ])('is read with fmt=%i and cost=%i: %s', (format, cost, text, expected) => {
    expect(valueOf(read(text, format, cost))).toEqual(expected);
  });

  it.each<[ResponseFormat, string, object]>([
    [3, '{"id":1234,"cnt":1,"new":"x"}', { new: 'x' }],
    [3, '{"id":1234,"cnt":1,"cost":"n/a"}', { cost: 'n/a' }],
    [3, '{"id":1234,"cnt":1,"cost":""}', {}],
    [3, '{"id":1234,"cnt":1,"list":[1]}', { list: '[1]' }],
    [2, '<result><id>1234</id><cnt>1</cnt><new>x</new></result>', { new: 'x' }],
    [
      1,
      '1234,1\n77011234567,1.40\n77012222222,1.40',
      { lines: '77011234567,1.40\n77012222222,1.40' },
    ],
    [0, 'OK - 1 SMS, ID - 1234\nmore', { lines: 'more' }],
  ])('keeps unknown fields with fmt=%i: %s', (format, text, extra) => {
    expect(valueOf(read(text, format))).toMatchObject({ ...sent, extra });
  });

  it.each<[ResponseFormat, CostMode, string, string]>([
    [0, 0, 'OK', 'a response without a message ID'],
    [0, 0, 'ID - 5', 'text that does not confirm a message'],
    [0, 0, `OK - 1 SMS, ID - ${'1'.repeat(2000)}`, 'a response without a message ID'],
    [0, 1, 'free', 'a response without a price'],
    [1, 0, 'hello', 'text that does not confirm a message'],
    [1, 0, '-3', 'text that does not confirm a message'],
    [1, 0, `${'1,'.repeat(2000)}1`, 'a response without a message ID'],
    [1, 1, 'x,1', 'a response without a price'],
    [2, 0, '<result>OK</result>', 'a response without a message ID'],
    [2, 0, '<result><id></id></result>', 'a response without a message ID'],
    [2, 0, '<result><id>1</id><id>2</id></result>', 'a response without a message ID'],
    [3, 0, 'OK', 'a response without a message ID'],
    [3, 0, '{}', 'a response without a message ID'],
    [3, 0, '[]', 'a response without a message ID'],
    [3, 0, '{"id":"","cnt":1}', 'a response without a message ID'],
    [3, 0, '{"id":1,"__proto__":1}', 'a response without a message ID'],
    [3, 1, '{"id":1,"cnt":1}', 'a response without a price'],
  ])('with fmt=%i and cost=%i is unreadable: %.60s', (format, cost, text, found) => {
    expect(foundIn(read(text, format, cost))).toBe(found);
  });
});

const good = { mccmnc: '40101', cost: 1.4, parts: 1, status: null, error: null, extra: {} };
const bare = { mccmnc: null, cost: null, parts: null, status: null, error: null, extra: {} };

describe('recipients of a send response', () => {
  const recipients = (text: string, format: 2 | 3 = 3) => valueOf(read(text, format)).recipients;

  it('are the rows of op=1', () => {
    const text =
      '{"id":1234,"cnt":2,"phones":[{"phone":"77011234567","mccmnc":"40101","cnt":"1","cost":"1.40","status":"","error":""},{"phone":77012222222,"mccmnc":"","cost":"0","status":"22","error":"249"}]}';
    expect(recipients(text)).toEqual([
      { phone: '77011234567', ...good },
      { phone: '77012222222', ...bare, cost: 0, status: 22, error: 249 },
    ]);
    expect(valueOf(read(text, 3)).extra).toEqual({});
  });

  it('are merged with the rows of err=1, whatever contains them', () => {
    const text =
      '{"id":1,"cnt":1,"phones":[{"phone":"7701","status":"","new":"x"}],"bad":[{"phone":"7701","status":22},{"phone":"7702","status":22}]}';
    expect(recipients(text)).toEqual([
      { phone: '7701', ...bare, status: 22, extra: { new: 'x' } },
      { phone: '7702', ...bare, status: 22 },
    ]);
  });

  it('may be one object, or none', () => {
    expect(recipients('{"id":1,"phones":{"phone":"7701"}}')).toEqual([{ phone: '7701', ...bare }]);
    const empty = valueOf(read('{"id":1,"cnt":1,"phones":[]}', 3));
    expect([empty.recipients, empty.extra]).toEqual([[], {}]);
    const none = valueOf(read('<result><id>1</id><cnt>1</cnt><phones/></result>', 2));
    expect([none.recipients, none.extra]).toEqual([[], {}]);
  });

  it('are not created from rows without a phone', () => {
    const answer = valueOf(read('{"id":1,"cnt":1,"phones":[{"status":22}]}', 3));
    expect(answer.recipients).toEqual([]);
    expect(answer.extra).toEqual({ phones: '[{"status":22}]' });
    const nested = valueOf(read('<result><id>1</id><cnt>1</cnt><a><b>c</b></a></result>', 2));
    expect(nested.extra).toEqual({ a: '{"b":"c"}' });
  });

  it.each<[2 | 3, string]>([
    [3, '{"id":1,"phones":[{"phone":"","status":"22"},{"phone":"7701"},{"phone":null}]}'],
    [3, '{"id":1,"phones":[{"phone":"7701"}],"bad":[{"phone":"","status":"22"}]}'],
    [
      2,
      '<result><id>1</id><phones><phone/><status>22</status></phones><phones><phone>7701</phone></phones></result>',
    ],
  ])('are kept beside a row with an empty phone, with fmt=%i: %s', (format, text) => {
    expect(recipients(text, format)).toEqual([{ phone: '7701', ...bare }]);
  });

  it('are left out when a row uses a forbidden name', () => {
    expect(recipients('{"id":1,"phones":[{"phone":"7701","__proto__":1}]}')).toEqual([]);
  });

  it.each([
    '<phones><phone><phone>77011234567</phone><mccmnc>40101</mccmnc><cnt>1</cnt><cost>1.40</cost><status></status></phone><phone><phone>7702</phone><error>6</error></phone></phones>',
    '<phones><phone>77011234567</phone><mccmnc>40101</mccmnc><cnt>1</cnt><cost>1.40</cost></phones><phones><phone>7702</phone><error>6</error></phones>',
  ])('are read from XML: %s', (rows) => {
    expect(recipients(`<result><id>1</id><cnt>2</cnt>${rows}</result>`, 2)).toEqual([
      { phone: '77011234567', ...good },
      { phone: '7702', ...bare, error: 6 },
    ]);
  });
});
