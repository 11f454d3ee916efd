import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { rememberList } from '../../nodes/Smsc/methods/list-memory';
import { fakeExecution } from './support/fake-execution';

const { listSearch, resourceMapping } = new Smsc().methods;

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
  it('shows names with the numbers that recipients are written with, and stores IDs', async () => {
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
  it('shows names and stores IDs', async () => {
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
  it('is empty when there is nothing', async () => {
    const nothing = { error: 'no records found', error_code: 3 };
    expect(await listSearch[search].call(editor(nothing))).toEqual({ results: [] });
  });

  it('shows the reason and an advice when the gateway refuses', async () => {
    const refusal = { error: 'authorise error', error_code: 2 };
    await expect(listSearch[search].call(editor(refusal))).rejects.toMatchObject({
      message: expect.stringContaining('API key'),
      description: expect.stringContaining('credential'),
    });
  });
});

describe('rememberList', () => {
  const forAccount = (id: string | null) =>
    ({
      getNode: () => ({ credentials: id === null ? undefined : { smscApi: { id, name: 'a' } } }),
    }) as unknown as ILoadOptionsFunctions;

  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  it('asks at most three times a minute for one account', async () => {
    let count = 0;
    const load = rememberList(async () => ++count);
    for (let second = 0; second < 60; second += 1) {
      jest.setSystemTime(second * 1000);
      await load(forAccount('1'));
    }
    expect(count).toBe(3);
  });

  it('keeps accounts apart', async () => {
    const load = rememberList(async (functions) => functions.getNode().credentials?.smscApi?.id);
    expect(await load(forAccount('1'))).toBe('1');
    expect(await load(forAccount('2'))).toBe('2');
  });

  it('remembers neither refusals nor what it cannot attribute', async () => {
    let count = 0;
    const load = rememberList(async () => {
      count += 1;
      throw new Error('refused');
    });
    await expect(load(forAccount('1'))).rejects.toThrow();
    await expect(load(forAccount('1'))).rejects.toThrow();
    expect(count).toBe(2);
    const anonymous = rememberList(async () => ++count);
    await anonymous(forAccount(null));
    await anonymous(forAccount(null));
    expect(count).toBe(4);
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

  it('matches by the number or address, and requires it', async () => {
    const fields = await columns('create');
    expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(['phone']);
    expect(fields.filter(({ canBeUsedToMatch }) => canBeUsedToMatch)).toHaveLength(1);
  });

  it('offers a new number where a contact is changed, and nowhere else', async () => {
    const ids = async (operation: string) => (await columns(operation)).map(({ id }) => id);
    expect(await ids('update')).toContain('newPhone');
    expect(await ids('create')).not.toContain('newPhone');
    expect(await ids('upsert')).not.toContain('newPhone');
  });
});
