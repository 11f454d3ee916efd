import { Workflow, type IDataObject, type IExecuteFunctions, type INode } from 'n8n-workflow';
import { withQuickParameters } from '../../nodes/Smsc/quick-parameters';

const ITEMS: readonly IDataObject[] = [
  { phone: '77011234567', name: 'Асель', count: 3, isVip: false, nested: { deep: 'x' } },
  { phone: 77017654321, name: '', count: 0.5, nested: { deep: ['y'] }, toString: 'own' },
  { name: '=1+1', nested: null, phone: '{{ 1 }}', list: [1, 2], date: new Date(0) as never },
  {},
];

/** Values of a parameter by n8n's own evaluation, and how often it was asked. */
function createFunctions(parameters: IDataObject) {
  const node = { name: 'SMSC', type: 'test', typeVersion: 1, parameters } as unknown as INode;
  const nodeTypes = {
    getByName: () => ({}) as never,
    getByNameAndVersion: () => ({ description: { properties: [] } }) as never,
    getKnownTypes: () => ({}),
  };
  const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes });
  workflow.nodes['SMSC'] = node;
  const input = ITEMS.map((json) => ({ json }));
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

function readAll(functions: IExecuteFunctions, name: string): unknown[] {
  return ITEMS.map((_, itemIndex) => {
    try {
      return functions.getNodeParameter(name, itemIndex, 'fallback') as unknown;
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

describe('withQuickParameters', () => {
  it.each(EXPRESSIONS)('gives what n8n gives for %j', (written, evaluated) => {
    const parameters = { given: written as string };
    const quick = createFunctions(parameters);
    const values = readAll(withQuickParameters(quick.functions), 'given');
    expect(values).toEqual(readAll(createFunctions(parameters).functions, 'given'));
    expect(quick.asked.map(([, itemIndex]) => itemIndex)).toEqual(evaluated);
  });

  it('leaves what is not stored, and what is asked for in another way, to n8n', () => {
    const { functions, asked } = createFunctions({ given: 'constant' });
    const quick = withQuickParameters(functions);
    expect(readAll(quick, 'other')).toEqual(Array(4).fill('fallback'));
    quick.getNodeParameter('given', 1, '', { rawExpressions: true });
    quick.getNodeParameter('given', 2, '', { rawExpressions: true });
    expect(asked.slice(-2)).toEqual([
      ['given', 1],
      ['given', 2],
    ]);
  });

  it('gives every item a value of its own', () => {
    const quick = withQuickParameters(createFunctions({ given: { comment: 'a' } }).functions);
    const first = quick.getNodeParameter('given', 0) as IDataObject;
    first.comment = 'changed';
    expect(quick.getNodeParameter('given', 1)).toEqual({ comment: 'a' });
  });

  it('calls other functions on the object that they belong to', () => {
    const { functions } = createFunctions({});
    expect(withQuickParameters(functions).getNode().name).toBe('SMSC');
  });
});
