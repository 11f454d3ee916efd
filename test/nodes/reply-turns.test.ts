import type { IDataObject } from 'n8n-workflow';
import { openQuestions } from '../../operations/message/wait/open-questions';
import { ask } from './support/ask-person';
import { numberIn, Phone } from './support/answering-phone';
import { formOf } from './support/fake-execution';
import { useFastTime } from './support/fast-time';

useFastTime();
beforeEach(() => openQuestions.clear());

const MINUTES = (resumeAmount: number) => ({
  limitWaitTime: {
    values: { limitType: 'afterTimeInterval', resumeAmount, resumeUnit: 'minutes' },
  },
});

const askBySms = async (phone: Phone, message: string, more: IDataObject = {}) =>
  await ask({ answerBy: 'reply', message, ...more }, { answers: phone.answers });

describe('questions by SMS to one person', () => {
  it('are asked one after the other, and each reply answers its own', async () => {
    const phone = new Phone((question) => [question.startsWith('Ship') ? 'no' : 'yes']);
    const [ship, refund] = await Promise.all([
      askBySms(phone, 'Ship order 1?'),
      askBySms(phone, 'Refund order 2?'),
    ]);
    expect(phone.asked).toEqual([
      'Ship order 1?\nReply YES or NO',
      'Refund order 2?\nReply YES or NO',
    ]);
    expect([ship.output[0]?.['approved'], refund.output[0]?.['approved']]).toEqual([false, true]);
  });

  it('do not wait for those to other people', async () => {
    const phone = new Phone((question) => (question.startsWith('Ship') ? [] : ['yes']));
    const [ship, other] = await Promise.all([
      askBySms(phone, 'Ship?', { options: MINUTES(30) }),
      ask({ answerBy: 'reply', message: 'Hi?', to: '+77017654321' }, { answers: phone.answers }),
    ]);
    expect(phone.asked).toHaveLength(2);
    expect([ship.output[0]?.['timedOut'], other.output[0]?.['approved']]).toEqual([true, true]);
  });

  it('are not asked if an earlier one is open until their time limit', async () => {
    const phone = new Phone(() => []);
    const [first, second] = await Promise.all([
      askBySms(phone, 'Ship?', { options: MINUTES(30) }),
      askBySms(phone, 'Refund?', { options: MINUTES(5) }),
    ]);
    expect(phone.asked).toHaveLength(1);
    expect(first.output[0]).toMatchObject({ timedOut: true });
    expect(second.error?.message).toContain('Another question to this person was still open');
  });

  it.each(['yes', 'Да!', 'YES 1', 'да 4711'])(
    'a late "%s" to an earlier question approves nothing',
    async (late) => {
      const silent = new Phone(() => []);
      await askBySms(silent, 'Ship order 1?', { options: MINUTES(5) });
      const phone = new Phone(() => [late]);
      const { output } = await askBySms(phone, 'Refund order 2?', { options: MINUTES(5) });
      expect(phone.asked[0]).toMatch(/^Refund order 2\?\nReply YES \d{3} or NO \d{3}$/);
      expect(output[0]).toMatchObject({ approved: null, timedOut: true });
    },
  );

  it.each([
    ['YES #', true],
    ['#, да', true],
    ['Да #!', true],
    ['иә #', true],
    ['NO #', false],
    ['нет', false],
  ])('"%s" with the number of the question is an answer', async (reply, approved) => {
    await askBySms(new Phone(() => []), 'Ship order 1?', { options: MINUTES(5) });
    const phone = new Phone((question) => [reply.replace('#', numberIn(question))]);
    const { output } = await askBySms(phone, 'Refund order 2?');
    expect(output[0]).toMatchObject({ approved });
  });

  it('need no number if the same question is asked again, or nothing is late', async () => {
    await askBySms(new Phone(() => []), 'Ship order 1?', { options: MINUTES(5) });
    const again = new Phone(() => ['yes']);
    expect((await askBySms(again, 'Ship order 1?')).output[0]).toMatchObject({ approved: true });
    expect(again.asked).toEqual(['Ship order 1?\nReply YES or NO']);
  });

  it('name the number also below a hint of the user', async () => {
    await askBySms(new Phone(() => []), 'Ship order 1?', { options: MINUTES(5) });
    const phone = new Phone((question) => [`yes ${numberIn(question)}`]);
    await askBySms(phone, 'Refund order 2?', { options: { replyHint: 'Answer soon' } });
    expect(phone.asked[0]).toMatch(/^Refund order 2\?\nAnswer soon\nReply YES \d{3} or NO \d{3}$/);
  });

  it('have message IDs of their own, so that their links can be hidden from agents', async () => {
    const phone = new Phone(() => ['yes']);
    const { requests } = await askBySms(phone, 'Ship?');
    const sent = requests.map(formOf).filter((form) => form.has('mes'));
    expect(sent.map((form) => form.get('id')?.slice(0, 4))).toEqual(['ask-']);
  });
});
