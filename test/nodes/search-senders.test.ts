import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { searchSenders } from '../../nodes/Smsc/methods/list-search';
import { fakeExecution } from './support/fake-execution';

async function search(answer: unknown, filter?: string) {
  const { functions } = fakeExecution({ items: [], answers: () => answer });
  return await searchSenders.call(functions as unknown as ILoadOptionsFunctions, filter);
}

const SENDERS = [{ sender: 'SMSC' }, { sender: 'MyCompany' }, { sender: 'SMSC' }];

describe('searchSenders', () => {
  it('lists each sender once, in alphabetical order', async () => {
    expect(await search(SENDERS)).toEqual({
      results: [
        { name: 'MyCompany', value: 'MyCompany' },
        { name: 'SMSC', value: 'SMSC' },
      ],
    });
  });

  it('lists those that contain the filter', async () => {
    expect((await search(SENDERS, ' comp ')).results.map(({ value }) => value)).toEqual([
      'MyCompany',
    ]);
  });

  it('shows the reason in the list when the gateway rejects the request', async () => {
    await expect(search({ error: 'authorise error', error_code: 2 })).rejects.toThrow('API key');
  });
});
