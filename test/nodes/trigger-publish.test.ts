import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { SmscTrigger } from '../../nodes/SmscTrigger/SmscTrigger.node';
import { NODE } from './support/fake-execution';
import { refusing } from './support/refusing';

const trigger = new SmscTrigger();
const { checkExists, create, delete: remove } = trigger.webhookMethods.default;

function hookContext(credential: IDataObject, parameters: IDataObject = {}): IHookFunctions {
  const given: IDataObject = { authentication: 'signature', options: {}, ...parameters };
  return refusing('The hook context', {
    getNode: () => NODE,
    getNodeParameter: (name: string) => given[name],
    getCredentials: () => Promise.resolve(credential),
  }) as unknown as IHookFunctions;
}

describe('SmscTrigger.webhookMethods', () => {
  it('publishes with a secret of the allowed characters', async () => {
    const context = hookContext({
      callbackSecret: 'my-secret_1',
      previousCallbackSecret: 'old-secret_0',
    });
    expect(await checkExists.call(context)).toBe(false);
    expect(await create.call(context)).toBe(true);
    expect(await remove.call(context)).toBe(true);
  });

  it.each([
    ['no secret', {}, "no 'Callback Secret'"],
    ['only blanks', { callbackSecret: '  ' }, "no 'Callback Secret'"],
    [
      'other characters',
      { callbackSecret: 'пароль' },
      "'Callback Secret' of the credential contains",
    ],
    ['an ampersand', { callbackSecret: 'a&b' }, "'Callback Secret' of the credential contains"],
    [
      'a faulty previous secret',
      { callbackSecret: 'good', previousCallbackSecret: 'a b' },
      "'Previous Callback Secret' of the credential contains",
    ],
    ['one character', { callbackSecret: 'Q' }, "'Callback Secret' of the credential is easy"],
    ['seven characters', { callbackSecret: 'Xk3_9-z' }, 'at least 8 characters'],
    ['one character again and again', { callbackSecret: 'zzzzzzzzzzzz' }, 'at least 4 different'],
    ['three characters by turns', { callbackSecret: 'QZQ_QZQ_QZQ_' }, 'at least 4 different'],
    [
      'a short previous secret',
      { callbackSecret: 'my-secret_1', previousCallbackSecret: 'Xk3' },
      "'Previous Callback Secret' of the credential is easy",
    ],
  ])('rejects publishing with %s and explains the fix', async (_title, credential, text) => {
    const published = create.call(hookContext(credential));
    await expect(published).rejects.toBeInstanceOf(NodeOperationError);
    await expect(published).rejects.toThrow(text);
    const error = await published.catch((thrown: NodeOperationError) => thrown);
    expect((error as NodeOperationError).description).toContain('SMSC dashboard');
    for (const secret of Object.values(credential)) {
      if (String(secret).trim() !== '') expect(JSON.stringify(error)).not.toContain(secret);
    }
  });

  it('publishes without a secret when signatures are optional', async () => {
    expect(await create.call(hookContext({}, { authentication: 'none' }))).toBe(true);
  });

  it.each(['+77011234567, 77011234568-0', '7.7E+10'])(
    'rejects publishing with the phones %j, which no event could pass',
    async (phones) => {
      const published = create.call(
        hookContext({ callbackSecret: 'my-secret_1' }, { options: { phones } }),
      );
      await expect(published).rejects.toThrow(
        `'Phones' is not a valid list of phone numbers: ${JSON.stringify(phones)}`,
      );
    },
  );

  it('rejects publishing with a text pattern that is not a valid regular expression', async () => {
    const context = hookContext(
      { callbackSecret: 'my-secret_1' },
      { options: { textPattern: '(a' } },
    );
    await expect(create.call(context)).rejects.toThrow(
      "'Text Pattern' is not a valid regular expression",
    );
  });

  it('rejects publishing with a text pattern that no message can be searched for in time', async () => {
    const options = { textPattern: '(a{1,1000}){1,1000}' };
    const published = create.call(hookContext({ callbackSecret: 'my-secret_1' }, { options }));
    await expect(published).rejects.toThrow("'Text Pattern' is too complex");
    await expect(published).rejects.toMatchObject({
      description: expect.stringContaining('counted repetition'),
    });
  });
});

describe('SmscTrigger.description', () => {
  const { description } = trigger;

  // n8n's type allows any key, so a misspelt one would only show in production.
  it('has exactly this webhook', () => {
    expect(description.webhooks).toEqual([
      {
        name: 'default',
        httpMethod: 'POST',
        responseMode: 'onReceived',
        responseData: '',
        path: 'webhook',
      },
    ]);
  });

  it('requires the credential for signatures only and is not a tool', () => {
    expect(description.credentials).toEqual([
      {
        name: 'smscApi',
        required: true,
        displayOptions: { show: { authentication: ['signature'] } },
      },
    ]);
    expect(description.inputs).toEqual([]);
    expect(description).not.toHaveProperty('usableAsTool');
  });

  it('has the parameters, values and defaults that workflows depend on', () => {
    const { properties } = description;
    const shape = properties
      .filter(({ type }) => type !== 'notice')
      .map(({ name, default: byDefault }) => [name, byDefault]);
    expect(Object.fromEntries(shape)).toEqual({
      events: ['deliveryStatus', 'incomingMessage'],
      authentication: 'signature',
      options: {},
    });
    expect(valuesOf('events')).toEqual(['callConfirmation', 'deliveryStatus', 'incomingMessage']);
    expect(valuesOf('authentication')).toEqual(['signature', 'none']);
    const options = properties.find(({ name }) => name === 'options')?.options ?? [];
    expect(options.map(({ name }) => name)).toEqual([
      'channels',
      'deduplicate',
      'finalOnly',
      'phones',
      'simplify',
      'statuses',
      'textPattern',
    ]);
  });

  it('shows the callback URL to paste, where, and not to add fmt, without any real secret', () => {
    const notice = description.properties.find(({ type }) => type === 'notice')?.displayName ?? '';
    const texts = [notice, JSON.stringify(description.triggerPanel)];
    for (const text of texts) {
      expect(text).toContain('?charset=utf-8&amp;sha1=SECRET');
      expect(text).toContain('SMSC dashboard');
      expect(text).toContain('user settings');
    }
    expect(notice).toContain('Do not add <code>fmt</code>');
    expect(notice).toContain("'Callback Secret'");
  });

  function valuesOf(name: string): unknown[] {
    const property = description.properties.find((one) => one.name === name);
    return (property?.options ?? []).map((option) => (option as { value: unknown }).value);
  }
});
