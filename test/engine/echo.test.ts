import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { SECRETS, Stage } from './support/stage';
import { atLeastOne } from '../support/at-least-one';

const TEXT = 'the-text-of-the-request';
const SEND = { resource: 'message', operation: 'send', to: '77010000101', text: TEXT };
const OPERATIONS: readonly IDataObject[] = [
  SEND,
  { resource: 'message', operation: 'getCost', to: '77010000101', text: TEXT },
  { resource: 'account', operation: 'getBalance' },
  { resource: 'number', operation: 'getOperator', phone: '77010000101' },
];

/** Secrets of requests; the login is not a secret unless something marks it as one. */
const CARRIED = [SECRETS.apiKey, SECRETS.password];

/** Ways in which a broken gateway or a proxy repeats a request. */
const ECHOES: readonly (readonly [string, (body: string) => string])[] = [
  ['as the ID of a refusal', (id) => JSON.stringify({ error: 'no', error_code: 7, id })],
  ['as the words of a refusal', (error) => JSON.stringify({ error, error_code: 7 })],
  ['as an ID', (id) => JSON.stringify({ id, cnt: 1, cost: '1', balance: '1' })],
  ['in a field that no table has', (echo) => JSON.stringify({ ...fieldsFor(echo), echo })],
  ['field by field', (body) => JSON.stringify({ ...fieldsFor(body), ...toObject(body) })],
  ['in XML', (body) => `<result><error>${escape(body)}</error><error_code>7</error_code></result>`],
  ['as the ID of a refusal in text', (body) => `ERROR = 7 (invalid number), ID - ${body}`],
  [
    'in large letters, in a field that no table has',
    (body) => JSON.stringify({ ...fieldsFor(body), echo: body.toUpperCase() }),
  ],
  [
    'in base64, in a field that no table has',
    (body) => JSON.stringify({ ...fieldsFor(body), echo: Buffer.from(body).toString('base64') }),
  ],
  ['in a page', (body) => `<html>${escape(body)}</html>`],
];

describe('a gateway that repeats the request, in the engine of n8n', () => {
  let stage: Stage;
  let echo = (body: string): string => body;
  const gateway = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => response.end(echo(body)));
  });
  beforeAll(async () => {
    stage = await Stage.start({ speed: 200 });
    await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  }, 60_000);
  afterAll(async () => {
    gateway.closeAllConnections();
    gateway.close();
    await stage.stop();
  });

  it.each(
    ECHOES.flatMap(([title, write]) =>
      (['apiKey', 'loginPassword'] as const).map((way) => [title, way, write] as const),
    ),
  )('%s, with %s, exposes no secret and no body', async (_title, authentication, write) => {
    echo = write;
    const { port } = gateway.address() as AddressInfo;
    await stage.useCredential({ authentication, baseUrl: `http://127.0.0.1:${port}` });
    for (const parameters of atLeastOne(OPERATIONS)) {
      for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
        const { report } = await stage.run(parameters, { onError });
        const all = JSON.stringify(report) + report.inspection;
        const decoded = all.replace(/[\w+/=-]{16,}/g, (run) =>
          Buffer.from(run, 'base64').toString('latin1'),
        );
        for (const secret of Object.values(SECRETS)) expect(all).not.toContain(secret);
        for (const secret of CARRIED) {
          expect(all.toLowerCase()).not.toContain(secret);
          expect(decoded).not.toContain(secret);
        }
        expect(all).not.toContain(`mes=${TEXT}`);
      }
    }
  });
});

function fieldsFor(body: string): IDataObject {
  return { id: new URLSearchParams(body).get('id'), cnt: 1, cost: '1', balance: '1' };
}

function toObject(body: string): IDataObject {
  const { login, psw, apikey } = Object.fromEntries(new URLSearchParams(body));
  return { login, psw, apikey };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;');
}
