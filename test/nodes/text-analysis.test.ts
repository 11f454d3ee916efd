import { createExecutionHost } from '../../nodes/shared/execution-host';
import type { IDataObject } from 'n8n-workflow';
import { EVERYDAY_RESOURCES, listOfflineOperations } from '../../operations/everyday-resources';
import { hintAtCost } from '../../operations/message/hint-at-cost';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { useFastTime } from './support/fast-time';
import { fakeExecution, formOf, type Answers } from './support/fake-execution';
import { never } from './support/refusing';

useFastTime();

const LONG = 'ж'.repeat(202);

async function run(items: IDataObject[], answers: Answers, credential?: IDataObject) {
  const { functions, requests, hints } = fakeExecution({ items, answers, credential });
  const [output = []] = await new Smsc().execute.call(functions);
  return { json: output.map(({ json }) => json), forms: requests.map(formOf), hints };
}

const sending =
  (operation: string) =>
  (text: string, options: IDataObject = {}, others: IDataObject = {}): IDataObject => ({
    ...{ resource: 'message', operation, channel: 'sms', to: '77011234567', sender: '' },
    text,
    options,
    ...others,
  });
const send = sending('send');

const accepting: Answers = () => ({ id: 7, cnt: 1, cost: '1', balance: '9' });

describe('operations without requests to the gateway', () => {
  it('need no credential and share no value with operations that have one', () => {
    const offline = listOfflineOperations();
    expect(new Smsc().description.credentials).toEqual([
      { name: 'smscApi', required: true, displayOptions: { hide: { operation: offline } } },
    ]);
    const online = EVERYDAY_RESOURCES.flatMap(({ operations }) => operations)
      .filter(({ isOffline }) => isOffline !== true)
      .map(({ value }) => value);
    expect(offline).toContain('analyze');
    expect(online.filter((value) => offline.includes(value))).toEqual([]);
  });
});

describe('message: analyze', () => {
  const analyze = (text: unknown) => ({ resource: 'message', operation: 'analyze', text });

  it('analyzes the text of each item without a credential', async () => {
    const { functions } = fakeExecution({
      items: [analyze('Order №5'), analyze(12)] as IDataObject[],
      answers: never,
    });
    functions.getCredentials = never;
    const [output = []] = await new Smsc().execute.call(functions);
    expect(output).toMatchObject([
      { json: { encoding: 'ucs2', parts: 1, characters: 8 }, pairedItem: { item: 0 } },
      { json: { encoding: 'gsm7', units: 2, unitsLeft: 158 }, pairedItem: { item: 1 } },
    ]);
    expect(output[0]?.json.unicodeCharacters).toEqual([
      { character: '№', codePoint: 'U+2116', positions: [7], replacement: 'No' },
    ]);
  });

  it('analyzes an empty text', async () => {
    const { json } = await run([analyze('') as IDataObject], never);
    expect(json).toMatchObject([{ encoding: 'gsm7', units: 0, characters: 0, unitsLeft: 160 }]);
  });

  it('rejects an object', async () => {
    await expect(run([analyze({}) as IDataObject], never)).rejects.toThrow('an object');
  });
});

describe.each(['send', 'getCost'])('message: %s', (operation) => {
  const item = sending(operation);

  it('adds the analysis of the sent text on request', async () => {
    const options = { addAnalysis: true, transliterate: 'translit', batchSize: 1 };
    const { json } = await run([item('Привет', options), item('Hello')], accepting);
    expect(json[0]?.analysis).toMatchObject({ encoding: 'gsm7', units: 6, parts: 1 });
    expect(json[1]).not.toHaveProperty('analysis');
  });

  it('sends the text in the composed form that was counted', async () => {
    const decomposed = 'Café Мой'.normalize('NFD');
    const options = { addAnalysis: true, comment: 'й'.normalize('NFD') };
    const { forms, json } = await run([send(decomposed, options)], accepting);
    expect(forms[0]?.get('mes')).toBe('Café Мой\n~~~\nй');
    expect(json).toMatchObject([{ analysis: { characters: 8 } }]);
  });

  it('replaces look-alikes by the GSM alphabet on request', async () => {
    const { forms } = await run(
      [item('«A» — №5', { replaceLookAlikes: true, batchSize: 1 }), item('«B»', { batchSize: 1 })],
      accepting,
    );
    expect(forms.map((form) => form.get('mes'))).toEqual(['"A" - No5', '«B»']);
  });

  it('does not change the texts of other channels', async () => {
    const options = { replaceLookAlikes: true, addAnalysis: true };
    const { json, forms } = await run([item('«A»', options, { channel: 'viber' })], accepting);
    expect(forms[0]?.get('mes')).toBe('«A»');
    expect(json[0]).not.toHaveProperty('analysis');
  });

  it('shows hints for more than three parts and for typing errors, once for all items', async () => {
    const items = [item(LONG), item(`${LONG}ж`), item('Order №5'), item('Hello')];
    const { hints } = await run(items, accepting);
    expect(hints).toEqual([
      {
        message:
          "The texts of 2 items take more than 3 SMS parts, up to 4. Each part costs as much as an SMS; 'Max Parts' sets a limit.",
        type: 'warning',
        location: 'outputPane',
      },
      expect.objectContaining({
        message: expect.stringContaining('in the text of one item, only because of № (U+2116)'),
      }),
    ]);
  });

  it('shows no hints for an ordinary text', async () => {
    const { hints } = await run([item('Hello'), item('Доброе утро')], accepting);
    expect(hints).toEqual([]);
  });
});

describe('hintAtCost', () => {
  it('does nothing in an n8n without hints', () => {
    const parameters = {
      recipients: ['77011234567'],
      channel: 'sms',
      cost: 3,
      text: LONG,
    } as const;
    const { functions } = fakeExecution({ items: [], answers: () => '' });
    const host = createExecutionHost({ ...functions, addExecutionHints: undefined } as never, {
      credential: 'smscApi',
    });
    expect(() => hintAtCost({ host }, [{ order: { message: parameters } }])).not.toThrow();
  });

  it('names a few characters and counts the rest', async () => {
    const items = ['№', '…', '«', '»', '—', '’'].map((sign) => send(`Order ${sign}`));
    const [hint] = (await run(items, accepting)).hints;
    expect(hint?.message).toContain('in the texts of 6 items');
    expect(hint?.message).toContain('— (U+2014) and 1 more');
  });
});
