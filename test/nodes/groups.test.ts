import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { useFastTime } from './support/fast-time';
import { fakeExecution, formOf, NODE, type Answers } from './support/fake-execution';

useFastTime();

const gateway: Answers = (_path, fields) => ({
  ...(fields.get('cost') === '1' ? {} : { id: 7 }),
  ...{ cnt: 1, cost: '1', balance: '9', phones: [{ phone: '77011234567', cost: '1' }] },
});

const texts = { channel: 'sms', sender: '', text: 'Hello' };
const status = { detail: 'full', simplify: true };
/** The operations that take groups, with the name of the field. */
const TAKERS = [
  ['message.send', 'to', { ...texts }],
  ['message.getCost', 'to', { ...texts }],
  ['hlr.start', 'phone', status],
  ['number.ping', 'phone', status],
] as const;
const LITERAL = 'G12';
const EXPRESSION = '={{ $json.phone }}';

describe.each(TAKERS)('a group of contacts in %s', (name, field, parameters) => {
  const [resource, operation] = name.split('.');

  async function run(value: string, stored: string, options: IDataObject = {}, type = NODE.type) {
    const node = { ...NODE, type, parameters: { [field]: stored } };
    const item = { resource, operation, ...parameters, [field]: value, options };
    const { functions, requests } = fakeExecution({
      items: [item as IDataObject],
      answers: gateway,
      node,
    });
    const error = await new Smsc().execute.call(functions).then(
      () => null,
      (problem: Error) => problem.message,
    );
    return { error, phones: requests.map(formOf).map((form) => form.get('phones')) };
  }

  it('receives messages when the owner of the workflow has entered it', async () => {
    expect(await run('G12', LITERAL)).toEqual({ error: null, phones: ['G12'] });
  });

  it.each([
    ['a group', 'G12'],
    ['a group in lower case', ' g1 '],
    ['a group among numbers', '+77011234567, G1'],
    ['a group in a list as text', '["+77011234567","G1"]'],
  ])('from an expression is rejected before any request: %s', async (_title, value) => {
    const { error, phones } = await run(value, EXPRESSION);
    expect(error).toContain('expression');
    expect(error).toMatch(/'(To|Phone)'/);
    expect(phones).toEqual([]);
    const allowed = { allowedRecipients: '*, G12, G1' };
    expect((await run(value, EXPRESSION, allowed)).phones).toEqual([]);
  });

  it.each([[1], ['100'], ['={{ 5 }}']])(
    'is rejected beside Max Recipients %p',
    async (maxRecipients) => {
      const { error, phones } = await run('G12', LITERAL, { maxRecipients });
      expect(error).toContain("'Max Recipients' cannot count the members of G12");
      expect(phones).toEqual([]);
    },
  );

  it.each([[true], ['true']])('receives messages with Allow Groups %p', async (allowGroups) => {
    const options = { allowGroups, maxRecipients: 5 };
    expect(await run('G12', EXPRESSION, options)).toEqual({ error: null, phones: ['G12'] });
    expect(await run('G12', LITERAL, options)).toEqual({ error: null, phones: ['G12'] });
  });

  it('does not affect single numbers, wherever they come from', async () => {
    const { error } = await run('+77011234567', EXPRESSION, { maxRecipients: 5 });
    expect(error).toBeNull();
  });
});
