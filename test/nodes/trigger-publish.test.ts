import { createHash } from 'node:crypto';
import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import { receiveCallback, REGIONS } from '../../protocol';
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
    // n8n shows only the message of an error that prevents publishing.
    expect((error as NodeOperationError).message).toContain('SMSC dashboard');
    expect((error as NodeOperationError).message).toContain('?charset=utf-8&sha1=');
    for (const secret of Object.values(credential)) {
      if (String(secret).trim() !== '') expect(JSON.stringify(error)).not.toContain(secret);
    }
  });

  it.each(['crc32', 'md5', 'sha1'])('names the hash %s of the credential', async (callbackHash) => {
    const published = create.call(hookContext({ callbackHash }));
    await expect(published).rejects.toThrow(`?charset=utf-8&${callbackHash}=`);
    await expect(published).rejects.toThrow("Turn on 'Receives Callbacks' in the credential");
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
    await expect(published).rejects.toThrow('counted repetition');
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
    expect(valuesOf('events')).toEqual([
      'callConfirmation',
      'deliveryStatus',
      'hlrResult',
      'incomingMessage',
    ]);
    expect(valuesOf('authentication')).toEqual(['signature', 'none']);
    const options = properties.find(({ name }) => name === 'options')?.options ?? [];
    expect(options.map(({ name }) => name)).toEqual([
      'channels',
      'deduplicate',
      'finalOnly',
      'language',
      'phones',
      'simplify',
      'statuses',
      'textPattern',
    ]);
  });

  const notices = description.properties.filter(({ type }) => type === 'notice');
  const noticeOf = (authentication: string) =>
    notices.find((one) => one.displayOptions?.show?.authentication?.includes(authentication))
      ?.displayName ?? '';
  const stepsOf = (notice: string) =>
    [...notice.matchAll(/<li>(.*?)<\/li>/g)].map(([, step]) => step);

  it('has the credential before all other fields, at the property that it depends on', () => {
    expect(description.properties[0]?.name).toBe('authentication');
  });

  it('explains the callback URL in three steps, with links and without any real secret', () => {
    const steps = stepsOf(noticeOf('signature'));
    expect(steps).toHaveLength(3);
    expect(steps.map((step) => step?.slice(0, 7))).toEqual(['Step 1:', 'Step 2:', 'Step 3:']);
    const [copy, add, paste] = steps;
    expect(copy).toContain('Production URL');
    expect(add).toContain('?charset=utf-8&amp;sha1=');
    for (const hash of ['md5=', 'crc32=']) expect(add).toContain(hash);
    expect(add).toContain('Do not add fmt');
    expect(add).toContain("'Callback Secret'");
    expect(paste).toContain('SMSC dashboard');
    expect(paste).toContain('user settings («Настройки пользователя»)');
    for (const { name } of REGIONS) expect(paste).toContain(`href="https://${name}/`);
    expect(noticeOf('signature')).toContain('n8n does not show it again');
  });

  it('adds no signature to the callback URL without authentication', () => {
    const steps = stepsOf(noticeOf('none'));
    expect(steps).toHaveLength(3);
    expect(steps[1]).toContain('?charset=utf-8.');
    expect(steps.join(' ')).not.toContain('sha1');
  });

  it('uses only the tags that a notice of n8n shows', () => {
    const tags = notices.flatMap(({ displayName }) =>
      [...displayName.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag),
    );
    expect([...new Set(tags)].sort()).toEqual(['a', 'li', 'ul']);
  });

  it('says each thing once', () => {
    const { triggerPanel, activationMessage } = description;
    const others = `${JSON.stringify(triggerPanel)} ${String(activationMessage)}`;
    expect(others).not.toContain('Настройки пользователя');
    expect(others).not.toContain('charset');
  });

  it('shows how to test without an SMS, with a callback that is signed as it says', async () => {
    const help = (description.triggerPanel as { executionsHelp: { inactive: string } })
      .executionsHelp.inactive;
    const command = /<code>(.*?)<\/code>/.exec(help)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const [, signed = ''] = /printf (\S+) \|/.exec(command) ?? [];
    const [, fields = ''] = /-d "([^$]*)\$/.exec(command) ?? [];
    const hash = createHash('sha1').update(signed.replace('SECRET', 'my-secret_1')).digest('hex');
    const outcome = receiveCallback(
      { body: Buffer.from(`${fields}${hash}`), contentType: undefined, query: '' },
      { algorithm: 'sha1', secrets: ['my-secret_1'] },
    );
    expect(outcome).toMatchObject({ kind: 'event', event: { type: 'deliveryStatus' } });
    expect(help).toContain('set mock data');
  });

  function valuesOf(name: string): unknown[] {
    const property = description.properties.find((one) => one.name === name);
    return (property?.options ?? []).map((option) => (option as { value: unknown }).value);
  }
});
