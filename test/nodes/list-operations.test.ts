import type { IDataObject } from 'n8n-workflow';
import { listSizeFields } from '../../operations/fields/lists';
import { RESOURCES } from '../../operations/resources';
import { type Answers, fakeExecution } from './support/fake-execution';
import { createNodeOf } from './support/node-of';

/** Every operation that lists records of the account, including those without paging. */
const LISTS = RESOURCES.flatMap((resource) =>
  resource.operations
    .filter(({ value, fields }) => value === 'getMany' || fields.some(hasSize))
    .map((operation) => ({ resource: resource.value, operation })),
);

function hasSize({ name }: { readonly name: string }): boolean {
  return name === 'returnAll' || name === 'limit';
}

async function list(
  { resource, operation }: (typeof LISTS)[number],
  parameters: IDataObject,
  answers: Answers,
): Promise<IDataObject[]> {
  const item = { resource, operation: operation.value, ...parameters };
  const { functions } = fakeExecution({ items: [item], answers });
  const [output = []] = await createNodeOf(resource).execute.call(functions);
  return output.map(({ json }) => json);
}

const NOTHING = { error: 'no records found', error_code: 3 };
/** Records with the fields of every list, newest or oldest first, as the list continues from them. */
const RECORDS = Array.from({ length: 120 }, (_, index) => ({
  id: index + 1,
  int_id: 1000 - index,
  phone: `7701${1_000_000 + index}`,
  name: `Name ${index}`,
  sender: `Sender ${index}`,
  message: `Text ${index}`,
  zone: index,
}));
const onePage: Answers = (_path, fields) =>
  fields.has('after_id') || fields.has('prev_id') ? NOTHING : RECORDS;

describe('operations that list records', () => {
  it('cover every resource that has records to list', () => {
    expect(LISTS.map(({ resource, operation }) => `${resource}.${operation.value}`)).toEqual([
      'message.getMany',
      'incomingMessage.getMany',
      'contact.getMany',
      'group.getMany',
      'template.getMany',
      'sender.getMany',
      'mailing.getMany',
      'account.getPrices',
      'incomingNumber.getMany',
    ]);
  });

  describe.each(LISTS)('$resource: $operation.value', (one) => {
    it('starts with Return All and Limit, in the wording of n8n', () => {
      expect(one.operation.fields.slice(0, 2)).toEqual(listSizeFields);
    });

    it('returns no items and no error when the gateway finds no records', async () => {
      expect(await list(one, { returnAll: true }, () => NOTHING)).toEqual([]);
    });

    it('returns up to the limit, 50 by default, or all records', async () => {
      const count = async (parameters: IDataObject) =>
        (await list(one, parameters, onePage)).length;
      expect(await count({})).toBe(50);
      expect(await count({ limit: 3 })).toBe(3);
      expect(await count({ returnAll: true })).toBe(120);
    });

    it('reports every other error', async () => {
      const answers = () => ({ error: 'authorise error', error_code: 2 });
      await expect(list(one, {}, answers)).rejects.toMatchObject({
        message: expect.stringContaining('invalidCredentials'),
      });
    });
  });
});
