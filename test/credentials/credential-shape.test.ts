import {
  NodeHelpers,
  Workflow,
  type IDataObject,
  type INodeProperties,
  type INodeTypes,
  type IWorkflowDataProxyAdditionalKeys,
} from 'n8n-workflow';
import { SmscApi } from '../../credentials/SmscApi.credentials';
import { readBaseUrls } from '../../nodes/Smsc/node-client';
import type { RequestingFunctions } from '../../nodes/shared/n8n-functions';
import { REGIONS, REQUEST_ERRORS } from '../../protocol';

const credential = new SmscApi();

function property(name: string): INodeProperties {
  const found = credential.properties.find((one) => one.name === name);
  if (!found) throw new Error(`No property ${name}`);
  return found;
}

function valuesOf(name: string): unknown[] {
  return (property(name).options ?? []).map((option) => (option as { value: unknown }).value);
}

describe('SmscApi.properties', () => {
  it('has the names, values and defaults that saved credentials depend on', () => {
    expect(credential.name).toBe('smscApi');
    expect(credential.displayName).toBe('SMSC API');
    const shape = credential.properties
      .filter(({ type }) => type !== 'notice')
      .map(({ name, default: byDefault }) => [name, byDefault]);
    expect(Object.fromEntries(shape)).toEqual({
      region: 'smsc.kz',
      baseUrl: '',
      authentication: 'apiKey',
      apiKey: '',
      login: '',
      password: '',
      processes: 1,
      receivesCallbacks: false,
      callbackHash: 'sha1',
      callbackSecret: '',
      previousCallbackSecret: '',
    });
    expect(valuesOf('region')).toEqual([
      'smsc.ru',
      'smsc.kz',
      'smsc.ua',
      'smscentre.com',
      'custom',
    ]);
    expect(valuesOf('authentication')).toEqual(['apiKey', 'loginPassword']);
    expect([...valuesOf('callbackHash')].sort()).toEqual(['crc32', 'md5', 'sha1']);
  });

  it('masks every secret', () => {
    const masked = credential.properties.filter((one) => one.typeOptions?.password === true);
    expect([...new Set(masked.map(({ name }) => name))]).toEqual([
      'apiKey',
      'password',
      'callbackSecret',
      'previousCallbackSecret',
    ]);
  });

  it('describes which characters a callback secret may have', () => {
    for (const name of ['callbackSecret', 'previousCallbackSecret']) {
      expect(property(name).description).toContain('Latin letters, digits, "-" and "_"');
    }
  });
});

/** What n8n shows and keeps of the form with these values, as its editor and its server do. */
function shownWith(values: IDataObject): INodeProperties[] {
  const { properties } = credential;
  const filled = NodeHelpers.getNodeParameters(properties, values as never, true, true, null, null);
  return properties.filter(
    (one) => one.type !== 'hidden' && NodeHelpers.displayParameter(filled!, one, null, null),
  );
}

function kept(values: IDataObject): IDataObject {
  const { properties } = credential;
  return NodeHelpers.getNodeParameters(
    properties,
    values as never,
    true,
    false,
    null,
    null,
  ) as IDataObject;
}

describe('the form of the credential', () => {
  const labelsOf = (values: IDataObject) =>
    shownWith(values)
      .filter(({ type }) => type !== 'notice')
      .map(({ displayName }) => displayName);

  it('asks a new user for the region and a key only', () => {
    expect(labelsOf({})).toEqual([
      ...['Region', 'Authentication', 'API Key', 'Receives Callbacks', 'Processes'],
    ]);
    expect(
      shownWith({})
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(['region', 'keyNotice']);
  });

  it('shows the fields of callbacks behind the switch', () => {
    expect(labelsOf({ receivesCallbacks: true })).toEqual([
      ...['Region', 'Authentication', 'API Key', 'Receives Callbacks'],
      ...['Callback Hash', 'Callback Secret', 'Previous Callback Secret', 'Processes'],
    ]);
  });

  it.each(REGIONS)('links to the page where $name makes keys, and to no other', ({ name }) => {
    const notices = shownWith({ region: name }).filter(({ type }) => type === 'notice');
    expect(notices).toHaveLength(1);
    const text = notices[0]?.displayName ?? '';
    expect([...text.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      `https://${name}/passwords/`,
    ]);
    expect(text).toContain('«Настройки → Пароли для доступа»');
  });

  it('says where to get a key for another address', () => {
    const [notice] = shownWith({ region: 'custom' }).filter(({ type }) => type === 'notice');
    expect(notice?.displayName).toContain('operator of the address');
    expect(notice?.displayName).toContain('demo-key');
  });

  it.each(['crc32', 'md5', 'sha1'])('shows the end of the callback URL with %s', (callbackHash) => {
    const notices = shownWith({ receivesCallbacks: true, callbackHash }).filter(
      ({ name }) => name === 'endingNotice',
    );
    expect(notices).toHaveLength(1);
    expect(notices[0]?.displayName).toContain(`?charset=utf-8&amp;${callbackHash}= `);
    expect(notices[0]?.displayName).toContain('n8n does not show it again');
  });

  it('marks what is required and gives an example of it', () => {
    for (const values of [{ region: 'custom' }, { authentication: 'loginPassword' }]) {
      const typed = shownWith({ ...values, receivesCallbacks: true }).filter(
        ({ type, name }) => type === 'string' && name !== 'previousCallbackSecret',
      );
      expect(typed.filter(({ required }) => required !== true)).toEqual([]);
      expect(typed.filter(({ placeholder = '' }) => !placeholder.startsWith('e.g. '))).toEqual([]);
    }
  });

  const SECRETS = {
    callbackHash: 'md5',
    callbackSecret: 'my-secret_1',
    previousCallbackSecret: 'old-secret_0',
  };

  it.each([
    ['before there was a switch', {}],
    ['with the switch off', { receivesCallbacks: false }],
    ['with the switch on', { receivesCallbacks: true }],
  ])('keeps the secrets of a credential that was saved %s', (_title, changes) => {
    expect(kept({ apiKey: 'k', ...SECRETS, ...changes })).toMatchObject(SECRETS);
  });
});

describe('SmscApi.test', () => {
  const { request, rules = [] } = credential.test;
  const bodyRules = rules.map(
    (rule) => rule.properties as { key: string; value: unknown; message: string },
  );

  it('requests the balance with a form to which the credential is added', () => {
    expect(request).toMatchObject({ url: '/sys/balance.php', method: 'POST' });
    expect(request.body).toEqual({ charset: 'utf-8', fmt: '3' });
  });

  it.each([1, 2, 4, 9])('has a separate message for code %s, as number and as text', (code) => {
    const messages = [code, String(code)].map(
      (value) =>
        bodyRules.find((rule) => rule.key === 'error_code' && rule.value === value)?.message,
    );
    const row = REQUEST_ERRORS.find((one) => one.code === code);
    expect(messages).toEqual([`${row?.text}. ${row?.advice}.`, `${row?.text}. ${row?.advice}.`]);
  });

  it('distinguishes the errors of the gateway', () => {
    const messages = new Set(bodyRules.map(({ message }) => message));
    expect(messages.size).toBe(5);
  });

  it('fails on any other response without a balance, such as a page of a web server', () => {
    const last = bodyRules[bodyRules.length - 1];
    expect(last).toMatchObject({ key: 'balance', value: undefined });
  });

  /** Evaluated as n8n evaluates it when it tests a credential. */
  function baseUrlOf($credentials: IDataObject): unknown {
    const nodeTypes = { getByNameAndVersion: () => undefined } as unknown as INodeTypes;
    const workflow = new Workflow({
      nodes: [
        { id: '1', name: 'Temp', type: 'temp', typeVersion: 1, position: [0, 0], parameters: {} },
      ],
      connections: {},
      active: false,
      nodeTypes,
    });
    return workflow.expression.getParameterValue(
      request.baseURL as string,
      null,
      0,
      0,
      'Temp',
      [],
      'internal',
      { $credentials } as IWorkflowDataProxyAdditionalKeys,
    );
  }

  it.each(REGIONS)('sends the request to the host of the region $name', ({ name, baseUrl }) => {
    expect(baseUrlOf({ region: name })).toBe(baseUrl);
  });

  it('sends the request to the origin of a custom address', () => {
    const addresses = [' http://127.0.0.1:4010/ ', 'http://127.0.0.1:4010/sys/send.php?a=b'];
    for (const baseUrl of addresses) {
      expect(baseUrlOf({ region: 'custom', baseUrl })).toBe('http://127.0.0.1:4010');
    }
  });

  /** The expression of the credential and the function of the node cannot share code. */
  it.each([
    ...REGIONS.map(({ name }) => ({ region: name, baseUrl: '' })),
    ...REGIONS.map(({ name }) => ({ region: name, baseUrl: 'https://elsewhere.example.com' })),
    ...[
      'https://sms.example.com',
      'HTTPS://SMS.example.com/',
      ' http://sms.example.com:8080/sys/send.php?login=a#top\n',
      'http://[::1]:4010/sys',
      'https://sms.example.com?login=a@b',
      'https://sms.example.com/a b',
      'http://смс.example.com#x',
    ].map((baseUrl) => ({ region: 'custom', baseUrl })),
  ])('has the address that the node uses with %j', (given) => {
    const { main } = readBaseUrls({} as RequestingFunctions, given);
    expect(main).toMatch(/^https?:\/\/[^/]+$/i);
    expect(baseUrlOf(given)).toBe(main);
  });

  it.each([
    ...['', 'sms.example.com', 'ftp://sms.example.com', 'https://', '//sms.example.com'],
    ...['https://sms.example.com@evil.example', 'https://user:word@sms.example.com/sys'],
    ...['https://sms.example.com\\@evil.example', 'https://sms.example.com\\sys'],
  ])('has no origin where the node rejects the address: %j', (baseUrl) => {
    const node = { getNode: () => ({}) } as unknown as RequestingFunctions;
    const given = { region: 'custom', baseUrl };
    expect(() => readBaseUrls(node, given)).toThrow('is not a valid http or https URL');
    expect(baseUrlOf(given)).not.toMatch(/^https?:\/\/./);
  });
});
