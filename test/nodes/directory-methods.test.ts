import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { SmscAccount } from '../../nodes/SmscAccount/SmscAccount.node';
import { createListSearch } from '../../nodes/Smsc/methods/list-search';
import { failure, invalidInput, success } from '../../protocol';
import { fakeExecution } from './support/fake-execution';

const { listSearch, resourceMapping } = new SmscAccount().methods;

function editor(answer: unknown): ILoadOptionsFunctions {
  const { functions } = fakeExecution({ items: [], answers: () => answer });
  return functions as unknown as ILoadOptionsFunctions;
}

const GROUPS = [
  { id: 302, name: 'Shops', number: '12', cnt: '3' },
  { id: 301, name: 'Customers' },
  { name: 'without an ID' },
];
const TEMPLATES = [{ id: 2, name: 'Reminder' }, { id: 1, name: 'Greeting' }, { id: 3 }];

describe('searchGroups', () => {
  it('returns names with the numbers that recipients are written with, and stores IDs', async () => {
    expect(await listSearch.searchGroups.call(editor(GROUPS))).toEqual({
      results: [
        { name: 'Customers', value: '301' },
        { name: 'Shops (G12)', value: '302' },
      ],
    });
  });

  it.each([' shop', 'g12', '302'])('finds %j', async (filter) => {
    const { results } = await listSearch.searchGroups.call(editor(GROUPS), filter);
    expect(results.map(({ value }) => value)).toEqual(['302']);
  });
});

describe('searchTemplates', () => {
  it('returns names and stores IDs', async () => {
    expect(await listSearch.searchTemplates.call(editor(TEMPLATES))).toEqual({
      results: [
        { name: 'Greeting', value: '1' },
        { name: 'Reminder', value: '2' },
        { name: 'Template 3', value: '3' },
      ],
    });
  });
});

describe.each(['searchGroups', 'searchSenders', 'searchTemplates'] as const)('%s', (search) => {
  it('returns an empty list when there are no records', async () => {
    const nothing = { error: 'no records found', error_code: 3 };
    expect(await listSearch[search].call(editor(nothing))).toEqual({ results: [] });
  });

  it('shows the reason and a hint when the gateway rejects the request', async () => {
    const refusal = { error: 'authorise error', error_code: 2 };
    await expect(listSearch[search].call(editor(refusal))).rejects.toMatchObject({
      message: expect.stringContaining('API key'),
      description: expect.stringContaining('credential'),
    });
  });
});

describe('createListSearch', () => {
  const forAccount = (id: string | null) =>
    ({
      ...editor([]),
      getNode: () => ({ credentials: id === null ? undefined : { smscApi: { id, name: 'a' } } }),
    }) as unknown as ILoadOptionsFunctions;
  /** A list of one entry, named by the number of loads. */
  const createCounter = (isRefused = false) => {
    let count = 0;
    const search = createListSearch({
      lifetimeMs: 20_000,
      load: () => {
        count += 1;
        const choices = [{ name: `Load ${count}`, value: String(count) }];
        const refusal = failure(invalidInput('', 'Refused', 'Nothing'));
        return Promise.resolve(isRefused ? refusal : success(choices));
      },
    });
    return { search, count: () => count };
  };

  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  it('sends at most three requests a minute for one account', async () => {
    const { search, count } = createCounter();
    for (let second = 0; second < 60; second += 1) {
      jest.setSystemTime(second * 1000);
      await search.call(forAccount('1'));
    }
    expect(count()).toBe(3);
  });

  it('separates accounts', async () => {
    const { search } = createCounter();
    for (const account of ['1', '2', '1']) {
      const { results } = await search.call(forAccount(account));
      expect(results).toEqual([{ name: `Load ${account}`, value: account }]);
    }
  });

  it('remembers neither errors nor results without an account', async () => {
    const refused = createCounter(true);
    await expect(refused.search.call(forAccount('1'))).rejects.toThrow();
    await expect(refused.search.call(forAccount('1'))).rejects.toThrow();
    expect(refused.count()).toBe(2);
    const anonymous = createCounter();
    await anonymous.search.call(forAccount(null));
    await anonymous.search.call(forAccount(null));
    expect(anonymous.count()).toBe(2);
  });
});

describe('mapContactFields', () => {
  const columns = async (operation: string) => {
    const functions = { getCurrentNodeParameter: () => operation };
    const { fields } = await resourceMapping.mapContactFields.call(
      functions as unknown as ILoadOptionsFunctions,
    );
    return fields;
  };

  it('matches by the number or address and requires it', async () => {
    const fields = await columns('create');
    expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(['phone']);
    expect(fields.filter(({ canBeUsedToMatch }) => canBeUsedToMatch)).toHaveLength(1);
  });

  it('offers a new number only when a contact is updated', async () => {
    const ids = async (operation: string) => (await columns(operation)).map(({ id }) => id);
    expect(await ids('update')).toContain('newPhone');
    expect(await ids('create')).not.toContain('newPhone');
    expect(await ids('upsert')).not.toContain('newPhone');
  });
});
