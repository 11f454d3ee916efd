import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { useFastTime } from './support/fast-time';
import { fakeExecution, formOf, NODE, type Answers } from './support/fake-execution';

useFastTime();

const PHONE = '+77011234567';
const steps = (...channels: string[]) => ({
  steps: channels.map((channel) => ({ channel, waitSeconds: 5, sender: '', text: '' })),
});
const item = (others: IDataObject = {}): IDataObject => ({
  ...{ resource: 'message', operation: 'sendWithFallback', to: PHONE, text: 'Hello', options: {} },
  channels: steps('viber', 'sms'),
  ...others,
});

/** A gateway on which only SMS are delivered. */
const answers: Answers = (path, fields) => {
  if (path === '/sys/status.php') {
    const isSms = fields.get('id')?.startsWith('sms') ?? false;
    return { status: isSms ? 1 : 20, err: isSms ? 0 : 248, last_date: '', id: fields.get('id') };
  }
  const phone = fields.get('phones')?.replace('+', '');
  const id = `${fields.get('viber') === '1' ? 'viber' : 'sms'}-1`;
  return { id, cnt: 1, cost: '2', balance: '9', phones: [{ phone, cost: '2' }] };
};

async function run(items: IDataObject[], node = NODE) {
  const { functions, requests } = fakeExecution({ items, answers, node });
  const outcome = new Smsc().execute.call(functions).then(
    ([output = []]) => ({ output: output.map(({ json }) => json), error: null }),
    (error: Error) => ({ output: [], error }),
  );
  return { ...(await outcome), forms: requests.map(formOf) };
}

describe('message: sendWithFallback', () => {
  it('returns one item per recipient with the path and its cost', async () => {
    const { output, error } = await run([item()]);
    expect(error).toBeNull();
    expect(output).toEqual([
      {
        phone: '+77011234567',
        ...{ delivered: true, result: 'delivered', channel: 'sms', cost: 4, currency: null },
        ...{ accepted: true, errorCode: null, errorName: null, errorText: null },
        path: [
          {
            ...{ channel: 'viber', id: 'viber-1', accepted: true, cost: 2, currency: null },
            ...{ status: 20, statusName: 'undeliverable', deleted: false },
            ...{ errorCode: 248, errorName: 'noRoute', errorText: expect.any(String) },
          },
          expect.objectContaining({ channel: 'sms', statusName: 'delivered', errorCode: 0 }),
        ],
      },
    ]);
  });

  it('sends the separate text and sender of a channel', async () => {
    const own = { channel: 'viber', waitSeconds: 5, sender: 'Shop', text: 'Hello in Viber' };
    const channels = { steps: [own, ...steps('sms').steps] };
    const { forms } = await run([item({ channels })]);
    const sent = forms.filter((form) => form.has('mes'));
    expect(sent.map((form) => [form.get('mes'), form.get('sender')])).toEqual([
      ['Hello in Viber', 'Shop'],
      ['Hello', null],
    ]);
  });

  it.each([
    ['no channel', { channels: {} }, 'Channels'],
    ['an unknown channel', { channels: steps('fax') }, 'Channels'],
    [
      'an invalid time',
      { channels: { steps: [{ channel: 'sms', waitSeconds: 'x' }] } },
      'Channels',
    ],
    ['a group', { to: 'G12' }, 'To'],
    ['an address', { to: 'anna@example.com' }, 'To'],
    ['no text', { text: '' }, 'Text'],
    ['a number that is not allowed', { options: { allowedRecipients: '+7702*' } }, 'Allowed'],
    ['too many numbers', { options: { maxRecipients: 1 }, to: `${PHONE},77010000000` }, 'Max'],
  ])('rejects %s before any request', async (_title, others, label) => {
    const { error, forms } = await run([item(others)]);
    expect(error?.message).toContain(label);
    expect(forms).toEqual([]);
  });
});
