import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { RESOURCES } from '../../operations/resources';
import { useFastTime } from './support/fast-time';
import { CREDENTIAL, fakeExecution, formOf, NODE, type Answers } from './support/fake-execution';
import { createNodeOf } from './support/node-of';

useFastTime();

const [ANNA, BORIS] = ['+77011234567', '+77017654321'];
const gateway: Answers = (path, fields) => {
  if (path !== '/sys/send.php') throw new Error(`Unexpected request to ${path}`);
  const phones = (fields.get('phones') ?? '').split(',').map((phone) => ({ phone, cost: '1' }));
  const id = fields.get('cost') === '1' ? {} : { id: 7 };
  return { ...id, cnt: phones.length, cost: String(phones.length), balance: '9', phones };
};

const send = (to: string, options: IDataObject = {}): IDataObject => ({
  ...{ resource: 'message', operation: 'send', channel: 'sms', sender: 'Shop', text: 'Hello' },
  to,
  options,
});
const order = (resource: string, operation: string, phone: string, options: IDataObject) => ({
  ...{ resource, operation, phone, options, detail: 'full', simplify: true },
});

async function run(items: IDataObject[], asTool = false, continueOnFail = false) {
  const node = asTool ? { ...NODE, type: `${NODE.type}Tool` } : NODE;
  const { functions, requests } = fakeExecution({ items, answers: gateway, node, continueOnFail });
  const outcome = createNodeOf(items[0]?.resource)
    .execute.call(functions)
    .then(
      ([output = []]) => ({ output: output.map(({ json }) => json), error: null }),
      (error: Error) => ({ output: [], error }),
    );
  return { ...(await outcome), forms: requests.map(formOf) };
}

/** The operations that send to numbers, with the options. */
const SENDERS = [
  ['message.send', send],
  ['hlr.start', (to: string, options = {}) => order('hlr', 'start', to, options)],
  ['hlr.lookup', (to: string, options = {}) => order('hlr', 'lookup', to, options)],
  ['number.ping', (to: string, options = {}) => order('number', 'ping', to, options)],
] as const;

describe.each(SENDERS)('limits of %s', (_name, toItem) => {
  it.each([
    ['another recipient', `${ANNA},${BORIS}`, { allowedRecipients: ANNA }, 'Allowed Recipients'],
    ['an empty list of allowed ones', ANNA, { allowedRecipients: '' }, 'Allowed Recipients'],
    ['too many recipients', `${ANNA},${BORIS}`, { maxRecipients: 1 }, 'Max Recipients'],
    ['a limit as text', `${ANNA},${BORIS}`, { maxRecipients: '1' }, 'Max Recipients'],
    ['an invalid limit', ANNA, { maxRecipients: 'many' }, 'Max Recipients'],
  ])('stop %s before any request', async (_title, to, options, label) => {
    const { error, forms } = await run([toItem(to as string, options)]);
    expect(error?.message).toContain(label);
    expect(forms).toEqual([]);
  });

  it('check the price first and stop above the limit', async () => {
    const { error, forms } = await run([toItem(`${ANNA},${BORIS}`, { maxCost: 1 })]);
    expect(error?.message).toContain('would cost 2');
    expect(forms.map((form) => form.get('cost'))).toEqual(['1']);
  });

  it('stop groups from an agent unless they are allowed', async () => {
    const { output, forms } = await run([toItem('G12')], true);
    expect(JSON.stringify(output[0]?.error)).toContain('AI agent may not send');
    expect(forms).toEqual([]);
    const options = { allowedRecipients: 'G12', dryRun: true };
    expect((await run([toItem('G12', options)], true)).output[0]).not.toHaveProperty('error');
  });

  it('stop one item and allow the next when the run continues on errors', async () => {
    const options = { allowedRecipients: ANNA, dryRun: true };
    const items = [toItem(BORIS as string, options), toItem(ANNA as string, options)];
    const { output } = await run(items, false, true);
    expect(output).toMatchObject([{ error: { name: 'invalidInput' } }, { phone: ANNA }]);
  });

  it('in a dry run: send no requests and show nothing as accepted', async () => {
    const { output, forms } = await run([toItem(`${ANNA},${BORIS}`, { dryRun: true })]);
    expect(forms).toEqual([]);
    expect(output).toMatchObject([
      { id: null, phone: ANNA, accepted: false, errorName: 'dryRun', dryRun: true },
      { phone: BORIS, accepted: false, cost: null, request: { number: 1 } },
    ]);
  });
});

describe('a dry run', () => {
  it('shows the request that is then sent, except its ID', async () => {
    const { output } = await run([send(`${ANNA},${BORIS}`, { dryRun: true, validity: 3 })]);
    const { forms } = await run([send(`${ANNA},${BORIS}`, { validity: 3 })]);
    const [shown, second] = output.map(({ request }) => request as IDataObject);
    expect(shown).toMatchObject({ number: 1, method: 'POST', path: '/sys/send.php' });
    const sent = Object.fromEntries(forms[0] as URLSearchParams);
    expect(shown?.fields).toEqual({ ...sent, id: expect.stringMatching(/^n8n-/) });
    expect(sent).toMatchObject({ phones: `${ANNA},${BORIS}`, mes: 'Hello', sender: 'Shop' });
    expect(second).toEqual({ number: 1 });
  });

  it('contains no secret', async () => {
    const { output } = await run([send(ANNA as string, { dryRun: true })]);
    expect(JSON.stringify(output)).not.toContain(CREDENTIAL.apiKey);
  });

  it('shows which items share a request and which are sent once', async () => {
    const dry = { dryRun: true };
    const { output } = await run([
      send(ANNA as string, dry),
      send(ANNA as string, dry),
      send(BORIS as string, { ...dry, validity: 3 }),
    ]);
    expect(output).toMatchObject([
      { request: { number: 1, path: '/sys/send.php' } },
      { request: { number: 1 }, duplicateOf: 0 },
      { request: { number: 2, path: '/sys/send.php' } },
    ]);
  });

  it.each([true, 'true', 'yes', 1])('is switched on by %j', async (dryRun) => {
    expect((await run([send(ANNA as string, { dryRun })])).forms).toEqual([]);
  });

  it.each([false, 'false', '', undefined])('is not switched on by %j', async (dryRun) => {
    expect((await run([send(ANNA as string, { dryRun })])).forms).toHaveLength(1);
  });

  it('of one item does not stop the others from being sent', async () => {
    const { output, forms } = await run([
      send(ANNA as string, { dryRun: true }),
      send(BORIS as string),
    ]);
    expect(forms.map((form) => form.get('phones'))).toEqual([BORIS]);
    expect(output.map(({ accepted }) => accepted)).toEqual([false, true]);
  });
});

describe('the node as a tool for an AI agent', () => {
  const all = RESOURCES.flatMap(({ value, operations }) =>
    operations.map((operation) => [`${value}.${operation.value}`, operation] as const),
  );
  const fields = (list: readonly INodeProperties[]): INodeProperties[] =>
    list.flatMap((field) => [
      field,
      ...(field.type === 'collection' ? fields(field.options as INodeProperties[]) : []),
    ]);

  it.each(all)('%s describes its purpose and parameters', (_name, { description, fields: own }) => {
    expect(description.length).toBeGreaterThan(20);
    const mute = fields(own).filter(
      ({ type, description: text = '' }) =>
        !['notice', 'collection'].includes(type) && text.length < 8,
    );
    expect(mute.map(({ name }) => name)).toEqual([]);
  });

  it.each(all)('%s returns few records by default', (_name, { fields: own }) => {
    const byName = new Map(own.map(({ name, default: byDefault }) => [name, byDefault]));
    expect(byName.get('simplify') ?? true).toBe(true);
    expect(byName.get('returnAll') ?? false).toBe(false);
    expect(byName.get('limit') ?? 50).toBe(50);
  });
});
