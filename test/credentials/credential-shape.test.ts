import {
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
    const shape = credential.properties.map(({ name, default: byDefault }) => [name, byDefault]);
    expect(Object.fromEntries(shape)).toEqual({
      region: 'smsc.kz',
      baseUrl: '',
      authentication: 'apiKey',
      apiKey: '',
      login: '',
      password: '',
      processes: 1,
      callbackHash: 'sha1',
      callbackSecret: '',
      previousCallbackSecret: '',
    });
    expect(valuesOf('region')).toEqual([
      'smsc.kz',
      'smsc.ru',
      'smsc.ua',
      'smscentre.com',
      'custom',
    ]);
    expect(valuesOf('authentication')).toEqual(['apiKey', 'loginPassword']);
    expect([...valuesOf('callbackHash')].sort()).toEqual(['crc32', 'md5', 'sha1']);
  });

  it('masks every secret', () => {
    const masked = credential.properties.filter((one) => one.typeOptions?.password === true);
    expect(masked.map(({ name }) => name)).toEqual([
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
