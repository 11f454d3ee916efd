import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { fakeExecution, formOf } from './support/fake-execution';

/** The second of two dry items repeats the recipient of the first, which `duplicates` rejects. */
function toItems(): IDataObject[] {
  const item = (to: string, dryRun: boolean): IDataObject => ({
    ...{ resource: 'message', operation: 'send', channel: 'sms', to, text: 'Hello', sender: '' },
    options: { dryRun, duplicates: 'refuse' },
  });
  return [item('+77011234567', false), item('+77017654321', true), item('+77017654321', true)];
}

async function run(continueOnFail: boolean) {
  const answers = (_path: string, fields: URLSearchParams) => ({
    ...{ id: fields.get('id'), cnt: 1, cost: '1', balance: '9' },
    phones: [{ phone: fields.get('phones') ?? '', cost: '1', status: '', error: '' }],
  });
  const { functions, requests } = fakeExecution({ items: toItems(), answers, continueOnFail });
  const outcome = new Smsc().execute.call(functions).then(
    ([output = []]) => ({ output: output.map(({ json }) => json), error: null }),
    (error: Error) => ({ output: [], error }),
  );
  return { ...(await outcome), forms: requests.map(formOf) };
}

describe('a dry run whose preview has a problem', () => {
  it('stops the run before anything is sent', async () => {
    const { error, forms } = await run(false);
    expect(error?.message).toContain('+77017654321');
    expect(forms).toEqual([]);
  });

  it('is one failed item when the run continues', async () => {
    const { output } = await run(true);
    expect(output).toMatchObject([{ accepted: true }, { dryRun: true }, { error: {} }]);
  });
});
