import type { SendResponse, SendResponseRecipient } from '../../../protocol';
import { DEFAULT_BATCH_SIZE, MAX_BODY_BYTES } from '../../../protocol/bulk/batching';
import type { BulkMessage } from '../../../protocol/bulk/bulk-message';
import type { SendOrder } from '../../../protocol/endpoints/send';
import {
  matchRecipients,
  readOutcomes,
  readRequestOutcomes,
} from '../../../protocol/bulk/outcomes';
import { planSendRequests, type PlannedRequest } from '../../../protocol/bulk/plan';

function row(phone: string, others: Partial<SendResponseRecipient> = {}): SendResponseRecipient {
  const nothing = { mccmnc: null, cost: null, parts: null, status: null, error: null, extra: {} };
  return { phone, ...nothing, ...others };
}

const LIMITS = { batchSize: DEFAULT_BATCH_SIZE, bodyBytes: MAX_BODY_BYTES };

function message(item: number, recipient: string, text: string): BulkMessage {
  const parameters = { recipients: [recipient], channel: 'sms', cost: 3, text } as const;
  return { item, recipient, parameters: parameters as unknown as SendOrder, copy: 0 };
}

function answerWith(
  rows: SendResponseRecipient[],
  others: Partial<SendResponse> = {},
): SendResponse {
  const totals = { id: '7', parts: 4, cost: 6, balance: 10, code: null, extra: {} };
  return { ...totals, recipients: rows, ...others };
}

function match(asked: string[], listed: string[]): [string, string | null][] {
  return matchRecipients(
    asked,
    listed.map((phone) => row(phone)),
  ).map((one) => [one.asked, one.row?.phone ?? null]);
}

describe('matchRecipients', () => {
  it('keeps the order of the request, whatever the order of the response', () => {
    expect(match(['+77011111111', '77022222222'], ['77022222222', '77011111111'])).toEqual([
      ['+77011111111', '77011111111'],
      ['77022222222', '77022222222'],
    ]);
  });

  it('finds a number that the gateway has corrected', () => {
    expect(match(['87011111111', '0501234567'], ['380501234567', '77011111111'])).toEqual([
      ['87011111111', '77011111111'],
      ['0501234567', '380501234567'],
    ]);
  });

  it('finds each of two numbers with the same ending, whatever the order and whichever is missing', () => {
    const [kazakh, russian] = ['77011234567', '79011234567'];
    expect(match([`+${kazakh}`, `+${russian}`], [russian, kazakh])).toEqual([
      [`+${kazakh}`, kazakh],
      [`+${russian}`, russian],
    ]);
    expect(match([`+${kazakh}`, `+${russian}`], [russian])).toEqual([
      [`+${kazakh}`, null],
      [`+${russian}`, russian],
    ]);
  });

  it('finds a number of another country that would be corrected if it had no plus', () => {
    expect(match(['+84912345678', '84912345678'], ['74912345678', '84912345678'])).toEqual([
      ['+84912345678', '84912345678'],
      ['84912345678', '74912345678'],
    ]);
    expect(match(['84912345678'], ['84912345678'])).toEqual([['84912345678', '84912345678']]);
  });

  it('never assigns the row of another number', () => {
    expect(match(['a7710@b.c'], ['7710'])).toEqual([
      ['a7710@b.c', null],
      ['7710', '7710'],
    ]);
  });

  it('assigns a repeated recipient its row twice, or both of its rows', () => {
    const asked = ['77011111111', '77011111111'];
    expect(match(asked, ['77011111111'])).toEqual(asked.map((phone) => [phone, phone]));
    expect(match(asked, asked)).toHaveLength(2);
  });

  it('replaces a group by its members', () => {
    expect(
      match(['77011111111', 'G12', '77033333333'], ['1', '77033333333', '2', '77011111111']),
    ).toEqual([
      ['77011111111', '77011111111'],
      ['G12', '1'],
      ['G12', '2'],
      ['77033333333', '77033333333'],
    ]);
  });

  it('keeps a group whose members are not listed, and rows that were not requested', () => {
    expect(match(['G12'], [])).toEqual([['G12', null]]);
    expect(match(['77011111111'], ['77011111111', '77099999999'])).toEqual([
      ['77011111111', '77011111111'],
      ['77099999999', '77099999999'],
    ]);
  });
});

describe('readOutcomes', () => {
  it('reads all recipients as accepted when the gateway lists none', () => {
    const outputs = readOutcomes(['77011111111', 'G12'], answerWith([]));
    expect(outputs).toMatchObject([
      { id: '7', phone: '+77011111111', accepted: true, parts: 2, cost: null },
      { id: '7', phone: 'G12', accepted: true, parts: 2, request: { balance: 10, cost: 6 } },
    ]);
  });

  it.each([
    ['a corrected number', '87011111111', '77011111111', '+77011111111'],
    ['a number that was not corrected', '89161234567', '89161234567', '+79161234567'],
    ['a number in another spelling', '8 (916) 123-45-67', '89161234567', '+79161234567'],
    ['a number of Ukraine that was not corrected', '0501234567', '0501234567', '+380501234567'],
    ['a number with a wrong country code', '+89161234567', '89161234567', '+89161234567'],
    // Both are possible, so the number is shown under which the gateway has it.
    ['a number that can be of Vietnam', '84912345678', '84912345678', '+84912345678'],
    ['a short number', '2288', '2288', '2288'],
    ['an address', 'Ann@Example.com', 'ann@example.com', 'Ann@Example.com'],
    ['a nickname', '@Ann', '@ann', '@Ann'],
  ])('shows the phone of %s', (_what, asked, listed, phone) => {
    expect(readOutcomes([asked], answerWith([row(listed)]))).toMatchObject([{ asked, phone }]);
  });

  it('does not count the parts of a recipient that was rejected by its status', () => {
    const rows = [row('77011111111'), row('77022222222', { status: 22, error: 0 })];
    const [request] = planSendRequests(
      [message(0, '77011111111', 'x'), message(1, '77022222222', 'y'.repeat(200))],
      LIMITS,
    );
    const outcomes = readRequestOutcomes(request as PlannedRequest, answerWith(rows, { parts: 1 }));
    expect(outcomes.map(({ accepted, parts }) => [accepted, parts])).toEqual([
      [true, 1],
      [false, null],
    ]);
  });

  it('divides the parts among the accepted recipients, only when they divide evenly', () => {
    const refused = row('123', { status: 22, error: 249 });
    const rows = [row('77011111111'), row('77022222222'), refused];
    const asked = rows.map(({ phone }) => phone);
    const parts = (total: number) =>
      readOutcomes(asked, answerWith(rows, { parts: total })).map((one) => one.parts);
    expect(parts(4)).toEqual([2, 2, null]);
    expect(parts(5)).toEqual([null, null, null]);
  });

  it('assigns the price of the request to its only recipient', () => {
    expect(readOutcomes(['7701'], answerWith([row('7701')]))).toMatchObject([{ cost: 6 }]);
  });

  it('reads a status of 0 with no error code as accepted, and an unknown one as rejected', () => {
    const rows = [
      row('1', { status: 0, error: 0 }),
      row('2', { status: 99 }),
      row('3', { error: 999 }),
    ];
    const outputs = readOutcomes(['1', '2', '3'], answerWith(rows));
    expect(outputs).toMatchObject([
      { accepted: true, status: null, error: null },
      { accepted: false, status: 99, error: null },
      { accepted: false, status: null, error: 999 },
    ]);
  });
});
