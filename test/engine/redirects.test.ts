import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';
import { CREDENTIAL, createNode, SECRETS, Stage } from './support/stage';

const CODES = [301, 302, 303, 307, 308] as const;
const WAYS = ['apiKey', 'loginPassword'] as const;
const PLACES = ['another host', 'the same host'] as const;
const CASES = CODES.flatMap((code) =>
  WAYS.flatMap((way) => PLACES.map((place) => [code, way, place] as const)),
);
const ASKED = { resource: 'account', operation: 'getBalance' };
const SEND = { resource: 'message', operation: 'send', to: '77010000101', text: 'Hello' };

describe('redirects of requests with the credential', () => {
  let stage: Stage;
  let code: number;
  let place: (typeof PLACES)[number];
  /** Requests to the address of the redirect. */
  const followed: string[] = [];
  const other = createServer((request, response) => {
    followed.push(`${request.method} ${request.url}`);
    request.resume();
    response.setHeader('content-type', 'application/json').end('{"balance":"1"}');
  });
  const gateway = createServer((request, response) => {
    request.resume();
    if (request.url === '/behind') {
      followed.push(`${request.method} ${request.url}`);
      response.setHeader('content-type', 'application/json').end('{"balance":"1"}');
      return;
    }
    const target = place === 'another host' ? `${addressOf(other)}/behind` : '/behind';
    response.writeHead(code, { Location: target }).end();
  });

  beforeAll(async () => {
    stage = await Stage.start({ speed: 100 });
    await listen(gateway, '127.0.0.1');
    await listen(other, '127.0.0.2');
  }, 60_000);
  beforeEach(() => followed.splice(0));
  afterAll(async () => {
    for (const server of [gateway, other]) {
      server.closeAllConnections();
      server.close();
    }
    await stage.stop();
  });

  async function answerWith(...given: (typeof CASES)[number]) {
    [code, , place] = given;
    await stage.useCredential({ authentication: given[1], baseUrl: addressOf(gateway) });
  }

  it.each(CASES)(
    'the credential test fails at a %i with %s to %s and reports it',
    async (...given) => {
      await answerWith(...given);
      const outcome = await stage.engine.call('testCredential', 'smscApi', CREDENTIAL);
      expect(outcome).toEqual({
        status: 'Error',
        message: expect.stringMatching(/responded with a redirect.*as 'Base URL'/),
      });
      expect(followed).toEqual([]);
    },
  );

  it.each(CASES)('an operation fails at a %i with %s to %s and reports it', async (...given) => {
    await answerWith(...given);
    const { report } = await stage.run(ASKED);
    expect(report.error).toMatchObject({
      name: 'NodeApiError',
      message: expect.stringContaining(`redirect`),
    });
    expect(followed).toEqual([]);
    for (const secret of Object.values(SECRETS)) expect(report.inspection).not.toContain(secret);
  });

  it.each(CODES)('a message is not sent elsewhere by a %i', async (given) => {
    await answerWith(given, 'loginPassword', 'another host');
    const { report } = await stage.run(SEND, { onError: 'continueRegularOutput' });
    expect(report.nodes['SMSC']?.[0]?.outputs[0]?.[0]?.json).toMatchObject({ accepted: null });
    expect(followed).toEqual([]);
  });

  /** The HTTP Request node, which performs a "Custom API Call". */
  async function callApi(parameters: IDataObject, typeVersion: number) {
    const workflow: WorkflowFile = {
      name: 'Custom API call',
      nodes: [
        createNode('Start', 'n8n-nodes-base.noOp', {}),
        {
          ...createNode('HTTP', 'n8n-nodes-base.httpRequest', {
            url: `${addressOf(gateway)}/sys/balance.php`,
            authentication: 'predefinedCredentialType',
            nodeCredentialType: 'smscApi',
            ...parameters,
          }),
          typeVersion,
          credentials: { smscApi: { id: null, name: CREDENTIAL } },
        },
      ],
      connections: { Start: { main: [[{ node: 'HTTP', type: 'main', index: 0 }]] } },
    };
    return await stage.engine.call('run', workflow, { startNode: 'Start' });
  }

  const FIELDS = { parameters: [{ name: 'fmt', value: '3' }] };
  const FOLLOWING = { options: { redirect: { redirect: { followRedirects: true } } } };
  const CALLS: readonly (readonly [string, IDataObject])[] = [
    [
      'a form',
      { method: 'POST', sendBody: true, contentType: 'form-urlencoded', bodyParameters: FIELDS },
    ],
    ['a query', { method: 'GET', sendQuery: true, queryParameters: FIELDS }],
    [
      'JSON',
      { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody: '{"phones":"77010000101"}' },
    ],
    ['an explicit wish to follow', { method: 'GET', ...FOLLOWING }],
  ];

  it.each(
    CALLS.flatMap(([title, parameters]) =>
      CODES.flatMap((one) => [3, 4.2].map((version) => [title, one, version, parameters] as const)),
    ),
  )('a custom API call with %s fails at a %i (version %d)', async (_t, one, version, given) => {
    await answerWith(one, 'loginPassword', 'another host');
    const report = await callApi(given, version);
    expect(report.status).toBe('error');
    expect(followed).toEqual([]);
  });
});

async function listen(server: Server, host: string): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
}

function addressOf(server: Server): string {
  const { address, port } = server.address() as AddressInfo;
  return `http://${address}:${port}`;
}
