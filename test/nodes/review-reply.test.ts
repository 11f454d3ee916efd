import type { INode } from 'n8n-workflow';
import { openQuestions } from '../../operations/message/wait/open-questions';
import { agentExecution, review } from './support/agent-review';
import { numberIn, Phone } from './support/answering-phone';
import { ask } from './support/ask-person';
import { NODE } from './support/fake-execution';
import { useFastTime } from './support/fast-time';

useFastTime();
// As after a restart of n8n: no question of an earlier test is known.
beforeEach(() => openQuestions.clear());
afterEach(() => jest.restoreAllMocks());

const values = { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'minutes' };
const BY_REPLY = { answerBy: 'reply', options: { limitWaitTime: { values } } };

describe('a review by reply SMS', () => {
  it('is asked where the calls of an agent cannot be kept apart', async () => {
    const change = (own: Record<string, unknown>) => ({ ...own, getExecuteData: undefined });
    const { answer, text } = await review(agentExecution([{}]), BY_REPLY, { change });
    expect(text).toContain('To: +77010000001\nText: Your order is ready');
    expect(answer).toMatchObject({ approved: false, wasAsked: true, timedOut: true });
    expect(answer['chatInput']).toContain('nobody answered in time');
  });

  it.each([
    ['yes', { approved: false, timedOut: true }],
    ['Да', { approved: false, timedOut: true }],
    ['YES #', { approved: true }],
    ['# иә', { approved: true }],
    ['Да, \u2116#', { approved: true }],
    ['\u2116 #', { approved: false, timedOut: true }],
    [
      'No, call her first',
      { approved: false, chatInput: expect.stringContaining('call her first') },
    ],
  ])('approves only with the number of its question: "%s"', async (reply, expected) => {
    const phone = new Phone((question) => [reply.replace('#', numberIn(question))]);
    const { answer, text } = await review(agentExecution([{}]), BY_REPLY, {
      answers: phone.answers,
    });
    expect(text).toMatch(/\nReply YES \d{3} or NO \d{3}$/);
    expect(answer).toMatchObject(expected);
  });

  it.each([
    ['yes', [false, false]],
    ['yes 1st', [true, false]],
    ['yes 2nd', [false, true]],
    ['no 1st, yes 2nd', [false, true]],
    ['yes 1st 2nd', [false, false]],
  ])('of two processes that ask one person: "%s"', async (replies, expected) => {
    // Drawn at random, they would be equal in one of 900 runs.
    let drawn = 470;
    const crypto = jest.requireActual<{ randomInt(from: number, to: number): number }>(
      'node:crypto',
    );
    jest.spyOn(crypto, 'randomInt').mockImplementation(() => (drawn += 1));
    const phone: Phone = new Phone(() => {
      const [first, second] = phone.asked.map(numberIn);
      if (first === undefined || second === undefined) return [];
      return replies.split(', ').map((one) => one.replace('1st', first).replace('2nd', second));
    });
    const runs = [];
    for (const count of [1, 2]) {
      // The other process knows no question of this one.
      openQuestions.clear();
      runs.push(review(agentExecution([{}]), BY_REPLY, { answers: phone.answers }));
      while (phone.asked.length < count) await new Promise((resolve) => setImmediate(resolve));
    }
    const answers = await Promise.all(runs);
    expect(phone.asked.map(numberIn)).toEqual(['471', '472']);
    expect(answers.map(({ answer }) => answer['approved'])).toEqual(expected);
  });
});

describe('a question that an agent asks itself', () => {
  it('has a number in a reply SMS', async () => {
    const node: INode = { ...NODE, type: 'n8n-nodes-smsc.smscTool' };
    const phone = new Phone((question) => [`yes ${numberIn(question)}`]);
    const { text } = await ask({ answerBy: 'reply' }, { answers: phone.answers, node });
    expect(text).toMatch(/\nReply YES \d{3} or NO \d{3}$/);
  });
});
