import * as fc from 'fast-check';
import type { Row } from '../../operations/host';
import { toErrorOutput } from '../../operations/items/item-run';
import { toFailedRows } from '../../operations/items/result-rows';
import { labelsOf } from '../../operations/labels';
import { RESOURCES } from '../../operations/resources';
import { describeTool } from '../../operations/tool/describe-tool';
import { hideCodes } from '../../operations/tool/hidden-codes';
import { adviseModel } from '../../operations/tool/model-advice';
import {
  findAnswerLimit,
  MOST_CHARACTERS,
  toToolAnswer,
  toToolFailure,
} from '../../operations/tool/tool-answer';
import { invalidInput, param, requestError, sentence, transportFailure } from '../../protocol';

const OPERATIONS = RESOURCES.flatMap(({ value, operations }) =>
  operations.map((operation) => [`${value}.${operation.value}`, operation] as const),
);
const fieldsOf = (path: string) => OPERATIONS.find(([name]) => name === path)?.[1].fields ?? [];
const SEND = fieldsOf('message.send');
const HISTORY = fieldsOf('message.getMany');

/** Any output row: values and lists of them, also inside. */
const anyRow = (): fc.Arbitrary<Row> =>
  fc.dictionary(
    fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__'),
    fc.oneof(
      ...[fc.string({ maxLength: 3000 }), fc.integer(), fc.boolean(), fc.constant(null)],
      fc.array(fc.string({ maxLength: 50 }), { maxLength: 200 }),
      fc.dictionary(fc.string({ minLength: 1, maxLength: 5 }), fc.string({ maxLength: 200 })),
    ),
    { maxKeys: 40 },
  ) as fc.Arbitrary<Row>;

function holdsNothing(value: unknown): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value as object).some(holdsNothing);
}

describe('the answer of a tool', () => {
  it.each(OPERATIONS)('of %s has a bound, whatever the gateway returns', (_name, { fields }) => {
    const isList = fields.some(({ name }) => name === 'returnAll');
    const most = isList ? MOST_CHARACTERS.list : MOST_CHARACTERS.other;
    expect(findAnswerLimit(fields)).toBe(most);
    fc.assert(
      fc.property(fc.array(anyRow(), { maxLength: 8 }), (rows) => {
        const answer = toToolAnswer(rows, fields);
        expect(JSON.stringify(answer).length).toBeLessThanOrEqual(most);
        expect(holdsNothing(answer)).toBe(false);
        expect(rows.length === 0 || answer.length > 0).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it.each([6, 10, 1000])('sums %d recipients up, with the first failures', (count) => {
    const rows = Array.from({ length: count }, (_, index): Row => {
      const isFailed = index % 2 === 1;
      return {
        ...{ phone: `+7701${1_000_000 + index}`, accepted: !isFailed, id: isFailed ? null : '77' },
        ...{ cost: isFailed ? null : 18.5, currency: isFailed ? null : 'KZT', parts: 1 },
        ...(isFailed && { errorName: 'invalidNumber', errorText: 'Not a number', errorCode: 1 }),
      };
    });
    const [sum, ...others] = toToolAnswer(rows, SEND);
    expect(others).toEqual([]);
    expect(sum).toMatchObject({
      ...{ recipients: count, accepted: count / 2, failed: count / 2 },
      ...{ cost: (count / 2) * 18.5, currency: 'KZT', ids: ['77'] },
    });
    const failures = sum?.firstFailures as Row[];
    expect(failures).toHaveLength(Math.min(5, count / 2));
    expect(failures[0]).toEqual({
      ...{ phone: '+77011000001', errorName: 'invalidNumber', errorText: 'Not a number' },
    });
  });

  it('lists few recipients one by one, and says of whom nobody knows', () => {
    const row = { phone: '+77011000001', accepted: null, id: null, errorCode: null, cost: 0 };
    expect(toToolAnswer([row], SEND)).toEqual([
      { phone: '+77011000001', accepted: 'unknown', cost: 0 },
    ]);
    const many = Array.from({ length: 7 }, (_, index) => ({ ...row, phone: `+770110000${index}` }));
    expect(toToolAnswer(many, SEND)).toMatchObject([{ recipients: 7, accepted: 0, unknown: 7 }]);
  });

  it('leaves out the words of a status without an error', () => {
    const status = { status: 1, errorCode: 0, errorName: 'noError', errorText: 'No error' };
    expect(toToolAnswer([{ ...status, flag: { raw: 1 }, extra: {} }], HISTORY)).toEqual([
      { status: 1 },
    ]);
  });

  it.each([50, 500, 5000])(
    'holds the first of %d records and tells how many there are',
    (count) => {
      const rows = Array.from({ length: count }, (_, index) => ({
        ...{
          id: String(index),
          phone: '+77011234567',
          text: 'Your order has arrived. '.repeat(20),
        },
      }));
      const answer = toToolAnswer(rows, HISTORY);
      expect(answer.slice(0, -1).map(({ id }) => id)).toEqual(
        answer.slice(0, -1).map((_, index) => String(index)),
      );
      expect(answer.length).toBeGreaterThan(5);
      expect(answer.at(-1)?.note).toContain(`of ${count} records`);
    },
  );

  it('shows a dry run as it is, with the request', () => {
    const request = { number: 1, fields: { mes: 'Code 1234', phones: '+77011234567' } };
    const row = { phone: '+77011234567', accepted: false, dryRun: true, request };
    expect(toToolAnswer([row], SEND)).toEqual([row]);
  });
});

describe('a text in the answer of a tool', () => {
  it.each([
    ['Your code: 120649', '120649'],
    ['Ваш код 4821', '4821'],
    ['КОД ПОДТВЕРЖДЕНИЯ: 991 204', '991 204'],
    ['Сіздің растау кодыңыз: 55012', '55012'],
    ['123-456 is your Google verification code.', '123-456'],
    ['Your one-time password is 12345678', '12345678'],
    ['PIN 0042', '0042'],
    ['OTP: 7 7 1 2 0 9', '7 7 1 2 0 9'],
    ['Пароль для входа 30021', '30021'],
    ['Your code is 1, 2, 3, 4, 5, 6', '1, 2, 3, 4, 5, 6'],
    ['Your code is 12.34.56', '12.34.56'],
    ['Код: 12–34–56', '12–34–56'],
    ['Your code: ٤٨٢١', '٤٨٢١'],
    ['Your code is A1B2C3', 'A1B2C3'],
    ['Код подтверждения: x7k9p2', 'x7k9p2'],
    ['Use pass AB12-CD34-EF to sign in', 'AB12-CD34-EF'],
    ['G-482910 is your Google verification code', 'G-482910'],
    ['Your code is 482910.\n\n@example.com #482910', '482910'],
    ['482910\n@example.com #482910', '#482910'],
    ['Your code is 482910. @example.com #482910', '482910'],
    ['Tasdiqlash kodi: 482910', '482910'],
    ['Parolingiz 4829', '4829'],
    ['Сырсөз: 4829', '4829'],
    ['Для входа введите 482910', '482910'],
    ['Ваш одноразовый ключ 482910', '482910'],
    ['Введите 4829, чтобы войти на сайт', '4829'],
    ['Enter 482910 to log in', '482910'],
    ['Code #4821', '4821'],
    ['Код №4821', '4821'],
    ['482910 is your one-time key', '482910'],
  ])('hides the one-time code of %j', (text, code) => {
    for (const field of ['text', 'message']) {
      const hidden = hideCodes({ id: '12', [field]: text })[field];
      expect(hidden).not.toContain(code);
      expect(hidden).toContain('[one-time code hidden]');
    }
    const inside = hideCodes({ delivery: { text } }).delivery as Row;
    expect(inside.text).not.toContain(code);
  });

  it.each([
    'Привет',
    'Your order 1042 has arrived',
    'Order A1B2C3 has arrived',
    'Call +77011234567',
    'Invoice №20301 is paid',
    'Code on https://s.example/a1B2c3 or a1b2@s.example',
    'See our blog in May: lamps for 15000 KZT',
    'A new design in stock from 15000 KZT',
  ])('keeps %j', (text) => expect(hideCodes({ text })).toEqual({ text }));

  it.each(['ask-1a2b', 'wait-9f'])('hides any link of the question %s', (id) => {
    for (const link of ['https://smsc.kz/a1B2c', 'http://s.example/x?y=1', 'smsc.kz/a1B2c']) {
      const { text } = hideCodes({ id, text: `Ship order 1042?\n${link}` });
      expect(text).toBe('Ship order 1042?\n[link hidden]');
      expect(hideCodes({ id: 'order-1', text: link })).toMatchObject({ text: link });
    }
  });

  it('hides the link to an answer page', () => {
    const link = 'https://n8n.example/webhook-waiting/7/a?q=1&signature=0123abcd';
    expect(hideCodes({ text: `May it?\n${link}\nThanks` }).text).toBe(
      'May it?\n[link hidden]\nThanks',
    );
  });

  it('hides all of a message with a code of this package', () => {
    expect(hideCodes({ id: 'code-0123456789abcdef01234567', text: 'Hello AB12' })).toEqual({
      ...{ id: 'code-0123456789abcdef01234567', text: '[one-time code hidden]' },
    });
  });
});

describe('the advice for a model', () => {
  const advise = (problem: Parameters<typeof adviseModel>[0]) => {
    const advised = { ...problem, advice: adviseModel(problem, SEND) };
    return toErrorOutput(advised as Parameters<typeof toErrorOutput>[0], labelsOf(SEND)).error
      .advice;
  };

  it.each(['maxRecipients', 'maxCost', 'minBalance', 'allowGatewayMarks', 'allowedRecipients'])(
    'does not tell it to change %s',
    (option) => {
      const problem = invalidInput(option, 'No', sentence`Raise ${param(option)}`);
      expect(advise(problem)).not.toContain('Raise');
      expect(advise(problem)).toContain('Only the owner of the workflow can change');
    },
  );

  it('of a value that it filled in is that for people', () => {
    expect(advise(invalidInput('text', 'Empty', 'Enter a text'))).toBe('Enter a text');
    const forBuilder = sentence`Check the expression in ${param('text')}`;
    for (const advice of [forBuilder, 'Enter one phone number in each item']) {
      expect(advise(invalidInput('text', 'Empty', advice))).toBe(
        "Call the tool again with a single plain value for 'Text'",
      );
    }
    const toGroup = invalidInput('to', 'Group', sentence`Turn on ${param('allowGroups')}`);
    expect(advise(toGroup)).toContain("Only the owner of the workflow can change 'Allow Groups'");
  });

  it.each([
    [requestError('send', 2), 'The owner of the workflow has to solve this'],
    [requestError('send', 3), 'The owner of the workflow has to solve this'],
    [requestError('send', 7), 'check the phone number'],
    [requestError('send', 6), 'Do not repeat the call with the same values'],
    [requestError('send', 9), 'Repeat the call at most once'],
    [transportFailure('send', { reason: 'timeout' }), 'do not send it again'],
    [transportFailure('send', { reason: 'connection', neverSent: true }), 'at most once'],
  ])('of %j tells what it may do', (problem, words) => {
    expect(advise(problem)).toContain(words);
  });

  it('replaces the rows of a failed item, unless something was sent', () => {
    const error = toErrorOutput(requestError('send', 7));
    const failed = { rows: [{ phone: '+7701' }, { phone: '+7702' }], kept: {} };
    const rows = toFailedRows(error, 'never', failed);
    expect(toToolFailure(error, rows)).toEqual([error]);
    const partly = [
      { phone: '+7701', accepted: true },
      { phone: '+7702', accepted: false },
    ];
    expect(toToolFailure(error, partly)).toEqual(partly);
  });
});

describe('the description of a tool', () => {
  it.each(OPERATIONS.filter(([name]) => name !== 'message.sendAndWait'))(
    'of %s says in few words what it does',
    (_name, operation) => {
      const text = describeTool(operation);
      expect(text.startsWith(operation.description)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(800);
      const names = operation.fields.map(({ name }) => name);
      if (names.includes('to') || names.includes('phone')) expect(text).toContain('+77011234567');
    },
  );

  it.each([
    ...['message.send', 'message.sendWithFallback', 'hlr.lookup', 'hlr.start', 'number.ping'],
    ...['code.send', 'code.resend'],
  ])('of %s names its cost and its limits', (name) => {
    const operation = OPERATIONS.find(([path]) => path === name)?.[1];
    const text = operation === undefined ? '' : describeTool(operation);
    expect(text).toMatch(/costs/);
    expect(text).toContain('20 messages in one execution');
  });
});
