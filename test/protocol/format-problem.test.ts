import fc from 'fast-check';

import { formatError, formatProblem, summarizeProblem } from '../../protocol/format-problem';
import { nameNumbers } from '../../protocol/name-numbers';
import { requestError, invalidInput, renameParameter } from '../../protocol/problem';
import { listParameters, param, sentence } from '../../protocol/sentence';

const LABELS: Record<string, string> = { to: 'To', phone: 'Phone', text: 'Text' };
const labelOf = (parameter: string) => LABELS[parameter];
const EMPTY = invalidInput('to', sentence`${param('to')} is empty`, sentence`Fill ${param('to')}`);

describe('sentence', () => {
  it('is data: text with the parameters in their places', () => {
    expect(sentence`Entry ${2} of ${param('to')} has ${'7'} digits`).toEqual([
      'Entry 2 of ',
      { parameter: 'to' },
      ' has 7 digits',
    ]);
  });

  it('can contain other sentences with their parameters', () => {
    const part = sentence`not that of ${param('text')}`;
    expect(listParameters(sentence`${param('to')} is ${part}. ${'Sorry'}`)).toEqual(['to', 'text']);
  });
});

describe('formatProblem', () => {
  it('names parameters by their labels, or by their names when a host has no labels', () => {
    expect(formatProblem(EMPTY, labelOf)).toEqual({ text: "'To' is empty", advice: "Fill 'To'" });
    expect(formatProblem(EMPTY)).toEqual({ text: "'to' is empty", advice: "Fill 'to'" });
    expect(summarizeProblem(EMPTY, labelOf)).toBe("'To' is empty. Fill 'To'");
  });

  it.each(["'to'", "say 'text' and 'phone'", '{to}', '${to}', "'", "''to''"])(
    'keeps a value of the user unchanged: %s',
    (given) => {
      const problem = invalidInput('to', sentence`${param('to')} is no number: ${given}`, given);
      expect(formatProblem(problem, labelOf)).toEqual({
        text: `'To' is no number: ${given}`,
        advice: given,
      });
      expect(formatProblem(renameParameter(problem, 'to', 'phone'), labelOf)).toEqual({
        text: `'Phone' is no number: ${given}`,
        advice: given,
      });
    },
  );

  it('never changes a value, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const text = sentence`${one}${param('to')}${other}`;
        expect(formatProblem({ text, advice: one }, labelOf)).toEqual({
          text: `${one}'To'${other}`,
          advice: one,
        });
      }),
    );
  });

  it.each([
    [{ kind: 'items', count: 1 }, 'Row 1 was already processed, so do not repeat the whole run'],
    [
      { kind: 'items', count: 3 },
      'Rows 1 to 3 were already processed, so do not repeat the whole run',
    ],
    [
      { kind: 'messages', count: 1, total: 3, unknown: 0, hasSendOnceKey: false },
      '1 message was already accepted: retry this execution to send only the rest; a new execution sends everything again',
    ],
    [
      { kind: 'messages', count: 2, total: 3, unknown: 0, hasSendOnceKey: true },
      "2 messages were already accepted: because of 'sendOnceKey', a new execution sends only the rest",
    ],
    [
      { kind: 'mails', count: 1, total: 5, unknown: 0 },
      '1 item was already sent: retry this execution to send only the rest; a new execution sends everything again',
    ],
    [
      { kind: 'mails', count: 4, total: 5, unknown: 0 },
      '4 items were already sent: retry this execution to send only the rest; a new execution sends everything again',
    ],
  ] as const)('adds earlier actions of the run to the hint: %j', (done, said) => {
    const refusal = requestError('send', 4);
    const { text, advice } = formatProblem({ ...refusal, done });
    expect(text).toBe(refusal.text);
    expect(advice).toBe(`${formatProblem(refusal).advice}. ${said}`);
  });
});

describe('formatError', () => {
  const ROW = { first: 2, last: 2, of: 3 };
  const NOTHING = { kind: 'nothing', effect: 'sent' } as const;
  const words = { labelOf, skipRows: 'set On Error to Continue' };
  const messages = { kind: 'messages', total: 5, hasSendOnceKey: false } as const;

  it('names the row, the value, what was sent and how to go on in the message', () => {
    expect(formatError({ ...EMPTY, rows: ROW, done: NOTHING }, words).message).toBe(
      "Row 2 of 3: 'To' is empty. Nothing was sent. Fix the row, or set On Error to Continue to skip rows that cannot be sent",
    );
    const refusal = nameNumbers(requestError('send', 7), ['+7701123']);
    expect(
      formatError({ ...refusal, rows: ROW, done: NOTHING }, { ...words, note: 'code 7' }).message,
    ).toBe(
      'Row 2 of 3: The number "+7701123" has a wrong format (code 7). Nothing was sent. Fix the row, or set On Error to Continue to skip rows that cannot be sent',
    );
  });

  it('does not speak of rows where there is one, or of a remedy that the host does not have', () => {
    expect(formatError(EMPTY, words)).toEqual({
      message: "'To' is empty",
      description: "Fill 'To'",
    });
    expect(formatError({ ...EMPTY, rows: ROW }).message).toBe(
      "Row 2 of 3: 'to' is empty. Fix the row",
    );
    expect(formatError({ ...EMPTY, rows: { first: 1, last: 3, of: 3 } }, words).message).toBe(
      "Rows 1 to 3 of 3: 'To' is empty",
    );
    const scattered = { first: 1, last: 9, of: 9, places: [1, 3, 4, 6, 7, 9] };
    expect(formatError({ ...EMPTY, rows: scattered }).message).toBe(
      "Rows 1, 3, 4, 6, 7 and 1 more of 9: 'to' is empty",
    );
  });

  it.each([
    [{ kind: 'nothing', effect: 'changed' }, 'Nothing was changed'],
    [{ kind: 'items', count: 1 }, '1 row was already processed'],
    [{ kind: 'items', count: 2 }, '2 rows were already processed'],
    [{ ...messages, count: 1, unknown: 0 }, '1 of 5 messages was already accepted, 4 not sent'],
    [
      { ...messages, count: 2, unknown: 1 },
      '2 of 5 messages were already accepted, of 1 it is unknown, 2 not sent',
    ],
    [{ ...messages, count: 5, unknown: 0 }, '5 of 5 messages were already accepted'],
    [{ kind: 'mails', count: 2, total: 3, unknown: 0 }, '2 of 3 rows were already sent, 1 not'],
    [
      { kind: 'mails', count: 1, total: 3, unknown: 1 },
      '1 of 3 rows was already sent, of 1 it is unknown, 1 not',
    ],
  ] as const)('says what was done before: %j', (done, said) => {
    const refusal = requestError('send', 4);
    expect(formatError({ ...refusal, done }).message).toBe(
      `${formatProblem(refusal).text}. ${said}`,
    );
  });

  it('does not say twice that nothing was sent', () => {
    const guarded = invalidInput('maxCost', 'The run would cost 9; nothing was sent', 'Check it');
    expect(formatError({ ...guarded, done: NOTHING }).message).toBe(guarded.text);
  });
});

describe('nameNumbers', () => {
  it.each([
    [7, ['7701'], 'The number "7701" has a wrong format'],
    [7, ['7701', '7702'], 'A phone number has a wrong format: "7701", "7702"'],
    [7, ['1', '2', '3', '4', '5'], 'A phone number has a wrong format: "1", "2", "3" and 2 more'],
    [8, ['7701'], 'The message cannot be delivered to the number "7701"'],
    [3, ['7701'], 'The balance of the account is too low'],
  ])('error %i with %j', (code, numbers, text) => {
    expect(formatProblem(nameNumbers(requestError('send', code), numbers)).text).toBe(text);
  });

  it('never reads the number as a place', () => {
    const refusal = nameNumbers(requestError('send', 7), ['{number}']);
    expect(formatProblem(refusal).text).toBe('The number "{number}" has a wrong format');
  });
});

describe('renameParameter', () => {
  it('renames only the references and the parameter', () => {
    const about = { ...EMPTY, text: sentence`${param('to')} and ${param('text')} differ` };
    expect(renameParameter(about, 'to', 'phone')).toEqual({
      ...about,
      parameter: 'phone',
      text: [{ parameter: 'phone' }, ' and ', { parameter: 'text' }, ' differ'],
      advice: ['Fill ', { parameter: 'phone' }],
    });
    const refusal = requestError('send', 4);
    expect(renameParameter(refusal, 'to', 'phone')).toBe(refusal);
  });
});
