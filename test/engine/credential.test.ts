import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { findRequestError } from '../../protocol/tables';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';
import { CREDENTIAL, createNode, SECRETS, Stage } from './support/stage';

function sentenceOf(code: number): string {
  const row = findRequestError('balance', code);
  return row ? `${row.text}. ${row.advice}.` : 'no such row';
}

describe('the credential in the engine of n8n', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.start();
  }, 60_000);
  beforeEach(() => stage.reset());
  afterAll(() => stage.stop());

  const test = () => stage.engine.call('testCredential', 'smscApi', CREDENTIAL);

  it.each(['apiKey', 'loginPassword'])(
    'passes its test with a correct %s',
    async (authentication) => {
      await stage.useCredential({ authentication });
      expect(await test()).toEqual({ status: 'OK', message: 'Connection successful!' });
      expect(JSON.stringify(stage.emulator.control.readLog())).not.toContain(SECRETS.apiKey);
    },
  );

  it.each([
    ['a wrong key', { apiKey: 'wrong' }, 2],
    ['a wrong password', { authentication: 'loginPassword', password: 'wrong' }, 2],
  ])('reports %s by the text of the gateway code', async (_title, changes, code) => {
    await stage.useCredential(changes);
    expect(await test()).toEqual({ status: 'Error', message: sentenceOf(code) });
  });

  it('reports a blocked IP address by a separate text', async () => {
    stage.emulator.control.configure({ ipBlocked: true });
    expect(await test()).toEqual({ status: 'Error', message: sentenceOf(4) });
    expect(sentenceOf(4)).not.toBe(sentenceOf(2));
  });

  it('explains a page that is not a response of the gateway', async () => {
    stage.emulator.control.setFaults([{ kind: 'html', times: null }]);
    expect(await test()).toEqual({
      status: 'Error',
      message: expect.stringContaining("'Base URL'"),
    });
  });

  it('explains an address at which another web server says "Not Found"', async () => {
    const other = createServer((_request, response) => response.writeHead(404).end('<html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = other.address() as AddressInfo;
      await stage.useCredential({ baseUrl: `http://127.0.0.1:${port}` });
      expect(await test()).toEqual({
        status: 'Error',
        message: expect.stringMatching(/^The server responded with .* not like an SMSC gateway\./),
      });
    } finally {
      other.close();
    }
  });

  it.each([
    ['letters that the gateway does not accept', { callbackSecret: 'секрет слово' }],
    ['a previous secret of such letters', { previousCallbackSecret: 'секрет слово' }],
    ['no secret behind the switch', { receivesCallbacks: true, callbackSecret: '' }],
    ['no key', { apiKey: '' }],
    ['no valid address', { baseUrl: 'sms.example.com' }],
  ])('fails its test with %s, before any request', async (_title, changes) => {
    await stage.useCredential(changes);
    const { status, message } = await test();
    expect(status).toBe('Error');
    expect(message).toMatch(/^[^.]+\. .*(?:Enter|Create|Use only)/);
    expect(stage.emulator.control.readLog()).toEqual([]);
  });

  /** The HTTP Request node, which performs a "Custom API Call". */
  async function callApi(parameters: IDataObject) {
    const workflow: WorkflowFile = {
      name: 'Custom API call',
      nodes: [
        createNode('Start', 'n8n-nodes-base.noOp', {}),
        {
          ...createNode('HTTP', 'n8n-nodes-base.httpRequest', {
            method: 'POST',
            url: `${stage.emulator.url}/sys/balance.php`,
            authentication: 'predefinedCredentialType',
            nodeCredentialType: 'smscApi',
            ...parameters,
          }),
          typeVersion: 4.2,
          credentials: { smscApi: { id: null, name: CREDENTIAL } },
        },
      ],
      connections: { Start: { main: [[{ node: 'HTTP', type: 'main', index: 0 }]] } },
    };
    const report = await stage.engine.call('run', workflow, { startNode: 'Start' });
    return { report, json: report.nodes['HTTP']?.[0]?.outputs[0]?.[0]?.json };
  }

  const FIELDS = { parameters: [{ name: 'fmt', value: '3' }] };

  it.each<[string, IDataObject]>([
    ['form', { sendBody: true, contentType: 'form-urlencoded', bodyParameters: FIELDS }],
    ['multipart', { sendBody: true, contentType: 'multipart-form-data', bodyParameters: FIELDS }],
    ['GET', { method: 'GET', sendQuery: true, queryParameters: FIELDS }],
  ])('signs a custom API call by %s in the body', async (_title, parameters) => {
    const { json, report } = await callApi(parameters);
    expect(report.error).toBeNull();
    expect(JSON.stringify(json)).toContain('balance');
    expect(stage.emulator.control.readLog()).toMatchObject([
      { path: '/sys/balance.php', fields: { apikey: '***', fmt: '3' } },
    ]);
  });

  it('signs a custom API call by JSON', async () => {
    const { json, report } = await callApi({
      url: `${stage.emulator.url}/rest/send/`,
      sendBody: true,
      contentType: 'json',
      specifyBody: 'json',
      jsonBody: JSON.stringify({ phones: '77010000101', mes: 'Сәлем' }),
    });
    expect(report.error).toBeNull();
    expect(json).toMatchObject({ id: expect.anything(), cnt: 1 });
    expect(stage.emulator.control.readMessages()).toMatchObject([{ text: 'Сәлем' }]);
  });
});
