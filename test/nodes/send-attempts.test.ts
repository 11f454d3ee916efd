import type { IDataObject } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { fakeExecution, formOf, NODE, type RunSettings } from './support/fake-execution';
import { useFastTime } from './support/fast-time';

useFastTime();

const TEXTS = ['One', 'Two', 'Three'];

function itemsWith(options: IDataObject = {}): IDataObject[] {
  return TEXTS.map((text, index) => ({
    resource: 'message',
    operation: 'send',
    channel: 'sms',
    sender: '',
    to: `7701123456${index}`,
    text,
    options: { batchSize: 1, batchInterval: 1, ...options },
  }));
}

/** A gateway that rejects after a number of messages, and the messages it received. */
class Gateway {
  readonly texts: string[] = [];
  readonly ids: (string | null)[] = [];
  capacity = Infinity;

  readonly answer = (path: string, fields: URLSearchParams): unknown => {
    if (path.endsWith('get.php')) return { error: 'no records', error_code: 3 };
    if (!path.endsWith('send.php')) return { status: -3 };
    if (this.texts.length >= this.capacity) return { error: 'no money', error_code: 3 };
    this.texts.push(fields.get('mes') ?? '');
    this.ids.push(fields.get('id'));
    return { id: fields.get('id'), cnt: 1, cost: '1', balance: '9' };
  };
}

async function attempt(gateway: Gateway, settings: Partial<RunSettings> = {}) {
  const { functions, requests } = fakeExecution({
    items: itemsWith(),
    answers: gateway.answer,
    ...settings,
  });
  const outcome = await new Smsc().execute.call(functions).then(
    ([output]) => ({ output: output ?? [], error: null }),
    (error: Error) => ({ output: [], error }),
  );
  const paths = requests.map(({ url }) => new URL(url).pathname);
  return { ...outcome, paths, forms: requests.map(formOf) };
}

describe('message: send, the next attempt', () => {
  it('of "Retry On Fail" sends the missing messages and returns the output of all', async () => {
    const gateway = new Gateway();
    const context = {};
    gateway.capacity = 2;
    const first = await attempt(gateway, { context });
    expect(first.error?.message).toContain('insufficientFunds');
    expect((first.error as unknown as { description: string }).description).toContain(
      '2 messages were already accepted',
    );
    gateway.capacity = Infinity;
    const second = await attempt(gateway, { context });
    expect(gateway.texts).toEqual(TEXTS);
    expect(second.output.map(({ json }) => json.accepted)).toEqual([true, true, true]);
    expect(second.output.map(({ json }) => json.id)).toEqual(gateway.ids);
  });

  it('of a retried execution does the same, from data that n8n has stored', async () => {
    const gateway = new Gateway();
    const context = {};
    gateway.capacity = 1;
    await attempt(gateway, { context });
    gateway.capacity = Infinity;
    const stored = JSON.parse(JSON.stringify(context)) as IDataObject;
    const settings = { context: stored, executionId: 'execution-2', mode: 'retry' } as const;
    const { output, paths } = await attempt(gateway, settings);
    expect(gateway.texts).toEqual(TEXTS);
    expect(output).toHaveLength(3);
    expect(paths).not.toContain('/sys/get.php');
  });

  it('resumes when items failed although n8n continued', async () => {
    const gateway = new Gateway();
    const context = {};
    gateway.capacity = 1;
    const first = await attempt(gateway, { context, continueOnFail: true });
    expect(first.output.map(({ json }) => 'error' in json)).toEqual([false, true, true]);
    gateway.capacity = Infinity;
    await attempt(gateway, { context, continueOnFail: true });
    expect(gateway.texts).toEqual(TEXTS);
  });

  it('after a run without errors is a new run and leaves almost no data behind', async () => {
    const gateway = new Gateway();
    const context = {};
    await attempt(gateway, { context });
    expect(JSON.stringify(context).length).toBeLessThan(60);
    await attempt(gateway, { context });
    expect(gateway.texts).toEqual([...TEXTS, ...TEXTS]);
    expect(new Set(gateway.ids).size).toBe(6);
  });

  it('in the next round of a loop is a new run', async () => {
    const gateway = new Gateway();
    const context = {};
    gateway.capacity = 1;
    await attempt(gateway, { context });
    gateway.capacity = Infinity;
    await attempt(gateway, { context, runIndex: 1 });
    expect(gateway.texts).toEqual(['One', ...TEXTS]);
  });

  it('of a tool sends what no earlier call of the execution has sent', async () => {
    const gateway = new Gateway();
    const context = {};
    const node = { ...NODE, type: 'n8n-nodes-smsc.smscTool' };
    gateway.capacity = 1;
    await attempt(gateway, { context, node });
    gateway.capacity = Infinity;
    const { output } = await attempt(gateway, { context, node });
    expect(gateway.texts).toEqual(TEXTS);
    expect(output.map(({ json }) => json.sentBefore)).toEqual([true, undefined, undefined]);
  });

  it('reads the history when it repeats an execution without stored state', async () => {
    const gateway = new Gateway();
    const { output, paths } = await attempt(gateway, { mode: 'retry' });
    expect(paths[0]).toBe('/sys/get.php');
    expect(output).toHaveLength(3);
    expect((await attempt(new Gateway())).paths).not.toContain('/sys/get.php');
  });
});

describe('message: send, options of the run', () => {
  it.each<[string, IDataObject, string]>([
    ['an empty batch', { batchSize: 0 }, "'Items per Batch'"],
    ['half a recipient', { batchSize: 1.5 }, "'Items per Batch'"],
    ['a negative pause', { batchInterval: -1 }, "'Pause Between Batches (Ms)'"],
    ['an invalid price', { maxCost: 'cheap' }, "'Max Cost'"],
    ['an invalid rule', { duplicates: 'forget' }, "'Repeated Numbers'"],
    ['an invalid waiting time', { waitTimeout: -5 }, "'Wait Timeout (Seconds)'"],
  ])('reject %s before anything is sent', async (_title, options, label) => {
    const gateway = new Gateway();
    const { error } = await attempt(gateway, { items: itemsWith(options) });
    expect(error?.message).toContain(label);
    const { output } = await attempt(gateway, { items: itemsWith(options), continueOnFail: true });
    expect(output.map(({ json }) => (json.error as IDataObject).name)).toEqual(
      TEXTS.map(() => 'invalidInput'),
    );
    expect(gateway.texts).toEqual([]);
  });

  it('accept what expressions and agents write', async () => {
    const gateway = new Gateway();
    const options = { batchSize: '2', batchInterval: '', maxCost: null, waitForStatus: 'false' };
    const { output } = await attempt(gateway, { items: itemsWith(options) });
    expect(output).toHaveLength(3);
    expect(output[0]?.json).not.toHaveProperty('delivery');
  });
});
