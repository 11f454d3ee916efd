import { Workflow, type IDataObject, type IExecuteFunctions, type INode } from 'n8n-workflow';
import { createParameterReader } from '../../nodes/shared/execution-host';
import { QUICK_FROM_ITEMS, type ReadParameter } from '../../nodes/shared/quick-parameters';

const ITEMS: readonly IDataObject[] = [
  { phone: '77011234567', name: 'Асель', count: 3, isVip: false, nested: { deep: 'x' } },
  { phone: 77017654321, name: '', count: 0.5, nested: { deep: ['y'] }, toString: 'own' },
  { name: '=1+1', nested: null, phone: '{{ 1 }}', list: [1, 2], date: new Date(0) as never },
  {},
];

/** Values of a parameter by n8n's own evaluation, and the number of evaluations. */
function createFunctions(parameters: IDataObject) {
  const node = { name: 'SMSC', type: 'test', typeVersion: 1, parameters } as unknown as INode;
  const nodeTypes = {
    getByName: () => ({}) as never,
    getByNameAndVersion: () => ({ description: { properties: [] } }) as never,
    getKnownTypes: () => ({}),
  };
  const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
  workflow.nodes['SMSC'] = node;
  const input = Array.from({ length: QUICK_FROM_ITEMS }, (_, place) => ({
    json: ITEMS[place % ITEMS.length] as IDataObject,
  }));
  const asked: [name: string, itemIndex: number][] = [];
  const functions = {
    node,
    getNode(this: { node: INode }) {
      return this.node;
    },
    getInputData: () => input,
    getNodeParameter(name: string, itemIndex: number, fallback?: unknown) {
      asked.push([name, itemIndex]);
      const value = parameters[name] ?? fallback;
      return workflow.expression.getParameterValue(
        value as string,
        null,
        0,
        itemIndex,
        'SMSC',
        input,
        'manual',
        {},
      ) as unknown;
    },
  };
  return { functions: functions as unknown as IExecuteFunctions, asked };
}

function readAll(read: ReadParameter, name: string): unknown[] {
  return ITEMS.map((_, itemIndex) => {
    try {
      return read(name, itemIndex, 'fallback');
    } catch (error) {
      return String(error);
    }
  });
}

/** Evaluated by n8n for: every item; the items whose value is not plain; the first item only. */
const EXPRESSIONS: readonly [written: unknown, evaluated: readonly number[]][] = [
  ['sms', [0]],
  ['', [0]],
  [false, [0]],
  [{ comment: 'plain', nested: [{ a: '1' }] }, [0]],
  ['={{ $json.phone }}', [3]],
  ['={{$json.phone}}', [3]],
  ['={{ $json.count }}', [2, 3]],
  ['={{ $json.isVip }}', [1, 2, 3]],
  ['={{ $json.nested.deep }}', [1, 2, 3]],
  ['={{ $json.list.length }}', [0, 1, 3]],
  ['={{ $json.date }}', [0, 1, 2, 3]],
  ['={{ $json.toString }}', [0, 2, 3]],
  ['=Dear {{ $json.name }},\nhow are you?', [3]],
  ['={{ $json.name }}{{ $json.name }}', [3]],
  ['=You have {{ $json.count }}', [0, 1, 2, 3]],
  ['= {{ $json.name }}', [0, 1, 2, 3]],
  ['={{ $json.name.constructor }}', [0, 1, 2, 3]],
  ['={{ $json["name"] }}', [0, 1, 2, 3]],
  ['={{ $json.name.length }}', [0, 1, 2, 3]],
  ['={{ $json.name + "!" }}', [0, 1, 2, 3]],
  ['=a \\{{ $json.name }} b', [0, 1, 2, 3]],
  ['=a {{ $json.name }} {{ b', [0, 1, 2, 3]],
  ['=a', [0, 1, 2, 3]],
  [{ comment: '={{ $json.name }}' }, [0, 1, 2, 3]],
];

/** n8n's own reading. */
const slow = (functions: IExecuteFunctions): ReadParameter =>
  functions.getNodeParameter.bind(functions) as ReadParameter;

describe('createParameterReader', () => {
  it.each(EXPRESSIONS)('returns what n8n returns for %j', (written, evaluated) => {
    const parameters = { given: written as string };
    const quick = createFunctions(parameters);
    const values = readAll(createParameterReader(quick.functions), 'given');
    expect(values).toEqual(readAll(slow(createFunctions(parameters).functions), 'given'));
    expect(quick.asked.map(([, itemIndex]) => itemIndex)).toEqual(evaluated);
  });

  it('leaves parameters that are not stored to n8n', () => {
    const { functions } = createFunctions({ given: 'constant' });
    expect(readAll(createParameterReader(functions), 'other')).toEqual(Array(4).fill('fallback'));
  });

  it('leaves everything to n8n in a run of few items', () => {
    const { functions, asked } = createFunctions({ given: 'constant' });
    const few = { ...functions, getInputData: () => functions.getInputData().slice(1) };
    const read = createParameterReader(few as IExecuteFunctions);
    expect([read('given', 0), read('given', 1)]).toEqual(['constant', 'constant']);
    expect(asked).toHaveLength(2);
  });

  it('returns a separate value for every item', () => {
    const read = createParameterReader(createFunctions({ given: { comment: 'a' } }).functions);
    const first = read('given', 0) as IDataObject;
    first.comment = 'changed';
    expect(read('given', 1)).toEqual({ comment: 'a' });
  });
});
