import type { IDataObject } from 'n8n-workflow';
import { accepted, ask, PHONE } from './support/ask-person';
import { formOf, type RunSettings } from './support/fake-execution';
import { useFastTime } from './support/fast-time';

const time = useFastTime();

describe('an answer by SMS', () => {
  const reply = { answerBy: 'reply' };
  /** Each message arrives half a minute after the previous one, the first before the question. */
  const inbox = (...arrivals: IDataObject[]): RunSettings['answers'] => {
    const begin = time.waited();
    return (path, fields) => {
      if (!fields.has('get_answers')) return accepted(path, fields);
      const arrived = arrivals.slice(0, 1 + Math.floor((time.waited() - begin) / 30_000));
      return arrived.filter(({ id }) => Number(id) > Number(fields.get('after_id') ?? 0));
    };
  };
  const sms = (id: number, message: string, phone = '77011234567'): IDataObject => ({
    ...{ id, message, phone, to_phone: '77000000001' },
    ...{ received: '27.11.2026 12:00:00', sent: '27.11.2026 12:00:00' },
  });

  it('is explained to the person, and yes or no continues the workflow', async () => {
    const answers = inbox(sms(1, 'yes'), sms(2, 'да', '77019999999'), sms(3, 'hm'), sms(4, 'Да!'));
    const { text, output, waits } = await ask(reply, { answers });
    expect(text).toBe('Ship order 1042?\nReply YES or NO');
    expect(waits).toEqual([]);
    expect(output).toEqual([
      {
        approved: true,
        data: { text: 'Да!' },
        phone: PHONE,
        respondedAt: '2026-11-27T09:00:00.000Z',
      },
    ]);
  });

  it.each(['79011234567', '998011234567', '48011234567', '380011234567', '011234567'])(
    'is not that of %s, whose number has the same ending',
    async (stranger) => {
      const answers = inbox(sms(1, 'before'), sms(2, 'YES', stranger), sms(3, 'no'));
      const { output } = await ask(reply, { answers });
      expect(output).toMatchObject([{ approved: false, data: { text: 'no' } }]);
    },
  );

  it('may be any text', async () => {
    const answers = inbox(sms(6, 'Before'), sms(7, 'Tomorrow at six'));
    const { output } = await ask({ ...reply, responseType: 'freeText' }, { answers });
    expect(output).toMatchObject([{ data: { text: 'Tomorrow at six' }, phone: PHONE }]);
  });

  it('is awaited for the configured time only', async () => {
    const before = time.waited();
    const values = { limitType: 'afterTimeInterval', resumeAmount: 10, resumeUnit: 'minutes' };
    const options = { limitWaitTime: { values } };
    const { output } = await ask({ ...reply, options }, { answers: inbox() });
    expect(output).toEqual([{ approved: null, respondedAt: null, phone: PHONE, timedOut: true }]);
    expect(time.waited() - before).toBeGreaterThanOrEqual(590_000);
  });

  it('counts only from the chosen number', async () => {
    const { requests } = await ask(
      { ...reply, options: { replyNumber: '+77000000001' } },
      { answers: inbox(sms(1, 'Before'), sms(2, 'no')) },
    );
    const asked = requests.map(formOf).filter((form) => form.has('get_answers'));
    expect(new Set(asked.map((form) => form.get('to_phone')))).toEqual(new Set(['77000000001']));
  });
});
