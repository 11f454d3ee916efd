import fc from 'fast-check';

import { formatProblem, summarizeProblem } from '../../protocol/format-problem';
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
    [{ kind: 'items', count: 1 }, 'Item 0 was already processed, so do not repeat the whole run'],
    [
      { kind: 'items', count: 3 },
      'Items 0 to 2 were already processed, so do not repeat the whole run',
    ],
    [
      { kind: 'messages', count: 1, hasSendOnceKey: false },
      '1 message was already accepted: retry this execution to send only the rest; a new execution sends everything again',
    ],
    [
      { kind: 'messages', count: 2, hasSendOnceKey: true },
      "2 messages were already accepted: because of 'sendOnceKey', a new execution sends only the rest",
    ],
    [
      { kind: 'mails', count: 1 },
      '1 item was already sent: retry this execution to send only the rest; a new execution sends everything again',
    ],
    [
      { kind: 'mails', count: 4 },
      '4 items were already sent: retry this execution to send only the rest; a new execution sends everything again',
    ],
  ] as const)('adds earlier actions of the run to the hint: %j', (done, said) => {
    const refusal = requestError('send', 4);
    const { text, advice } = formatProblem({ ...refusal, done });
    expect(text).toBe(refusal.text);
    expect(advice).toBe(`${formatProblem(refusal).advice}. ${said}`);
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
