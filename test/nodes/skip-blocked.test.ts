import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { useFastTime } from './support/fast-time';
import { fakeExecution, formOf, type Answers } from './support/fake-execution';

useFastTime();

const [FREE, BLOCKED] = ['77011234567', '77017654321'];
const send = (to: string, options: IDataObject = { skipBlocked: true }): IDataObject => ({
  ...{ resource: 'message', operation: 'send', channel: 'sms', sender: '', text: 'Hello' },
  to,
  options,
});

/** Lists the blocked number among the rejected ones of a price, and accepts everything that is sent. */
const gateway = answering('252');

/** A gateway that returns this error for blocked numbers. */
function answering(error: string): Answers {
  return (_path, fields) => {
    const isPrice = fields.get('cost') === '1';
    const phones = (fields.get('phones') ?? '').split(',').map((phone) => {
      const isBlocked = isPrice && phone === BLOCKED;
      return { phone, cost: '1', status: isBlocked ? '23' : '', error: isBlocked ? error : '' };
    });
    return { ...(!isPrice && { id: 7 }), cnt: phones.length, cost: '1', balance: '9', phones };
  };
}

async function run(items: IDataObject[], answers = gateway, continueOnFail = false) {
  const { functions, requests } = fakeExecution({ items, answers, continueOnFail });
  const outcome = new Smsc().execute.call(functions).then(
    ([output = []]) => ({ output, error: null }),
    (error: Error) => ({ output: [], error }),
  );
  return { ...(await outcome), forms: requests.map(formOf) };
}

const sentTo = (forms: URLSearchParams[]) =>
  forms.filter((form) => form.get('cost') === '3').map((form) => form.get('phones'));

describe('the option Leave Out Blocked Numbers', () => {
  it.each([1, 'yes', 'True', ' '])('counts the unclear value %j as yes', async (skipBlocked) => {
    const { forms } = await run([send(`${FREE},${BLOCKED}`, { skipBlocked })]);
    expect(sentTo(forms)).toEqual([FREE]);
  });

  it.each([false, 'false', ''])('is off with %j', async (skipBlocked) => {
    const { forms } = await run([send(`${FREE},${BLOCKED}`, { skipBlocked })]);
    expect(forms.map((form) => form.get('phones'))).toEqual([`${FREE},${BLOCKED}`]);
  });

  it('sends nothing to blocked numbers and returns them by their name', async () => {
    const { output, forms } = await run([send(`${FREE},${BLOCKED}`)]);
    expect(sentTo(forms)).toEqual([FREE]);
    expect(output).toEqual([
      {
        json: expect.objectContaining({ phone: `+${FREE}`, input: FREE, accepted: true }),
        pairedItem: { item: 0 },
      },
      {
        json: {
          id: null,
          phone: `+${BLOCKED}`,
          input: BLOCKED,
          accepted: false,
          parts: null,
          cost: null,
          currency: null,
          mccmnc: null,
          errorCode: null,
          errorName: 'numberBlocked',
          errorText: expect.stringContaining('blocklist'),
          request: { balance: null, cost: null },
        },
        pairedItem: { item: 0 },
      },
    ]);
  });

  it.each([false, true])('accepts an item with only blocked numbers (continue: %p)', async (on) => {
    const { output, error, forms } = await run(
      [send(BLOCKED as string), send(FREE as string)],
      gateway,
      on,
    );
    expect(error).toBeNull();
    expect(sentTo(forms)).toEqual([FREE]);
    expect(output.map(({ json, pairedItem }) => [pairedItem, json.errorName])).toEqual([
      [{ item: 0 }, 'numberBlocked'],
      [{ item: 1 }, null],
    ]);
  });

  it.each(['', '0'])('recognizes a blocked number by its status alone (err %j)', async (code) => {
    const { output } = await run([send(`${FREE},${BLOCKED}`)], answering(code));
    expect(output.map(({ json }) => json.errorName)).toEqual([null, 'numberBlocked']);
  });

  it('makes requests only for the items that have it', async () => {
    const { forms } = await run([send(BLOCKED as string, { skipBlocked: false })]);
    expect(forms.map((form) => form.get('cost'))).toEqual(['3']);
  });

  it('sends nothing when the gateway cannot be reached', async () => {
    const answers: Answers = (path, fields) =>
      fields.get('cost') === '1' ? { error: 'no', error_code: 2 } : gateway(path, fields);
    const stopped = await run([send(FREE as string)], answers);
    expect(stopped.error?.message).toMatch(/invalidCredentials\)\. Nothing was sent$/);
    expect(sentTo(stopped.forms)).toEqual([]);
    const items = [send(FREE as string), send('77010000000', { batchSize: 1 })];
    const { output, forms } = await run(items, answers, true);
    expect(output[0]?.json.error).toMatchObject({ name: 'invalidCredentials' });
    expect(sentTo(forms)).toEqual(['77010000000']);
  });

  it('still returns the blocked numbers of an item whose others are rejected', async () => {
    const answers: Answers = (path, fields) =>
      fields.get('cost') === '3' ? { error: 'no', error_code: 8 } : gateway(path, fields);
    const { output } = await run([send(`${FREE},${BLOCKED}`)], answers, true);
    expect(output.map(({ json }) => [json.phone, json.accepted, json.errorName])).toEqual([
      [`+${FREE}`, false, 'undeliverable'],
      [`+${BLOCKED}`, false, 'numberBlocked'],
    ]);
  });

  it('leaves other errors to the send, and groups to the gateway', async () => {
    const answers: Answers = (path, fields) => {
      if (fields.get('cost') !== '1') return gateway(path, fields);
      const phones = [{ phone: FREE, status: '25', error: '248' }];
      return { cnt: 0, cost: '0', phones: fields.get('phones') === 'G1' ? [] : phones };
    };
    const { forms } = await run([send(FREE as string), send('G1')], answers);
    expect(sentTo(forms)).toEqual(expect.arrayContaining([FREE, 'G1']));
  });
});
