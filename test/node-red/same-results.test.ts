import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { type EmulatorControl, startEmulator, type EmulatorHandle } from '../../emulator/start';
import type { Row } from '../../operations/host';
import { RESOURCES } from '../../operations/resources';
import { accounts } from '../../packages/node-red/host/accounts';
import { isOffered } from '../../packages/node-red/forms/offered';
import registerAccount from '../../packages/node-red/nodes/smsc-config/smsc-config';
import registerSmsc from '../../packages/node-red/nodes/smsc/smsc';
import { listDocuments } from '../../scripts/docs/documents';
import { SECRETS, Stage } from '../engine/support/stage';
import { listFencedBlocks } from '../gates/document-rules';
import { createTinyHost } from '../operations/support/tiny-host';
import { FakeRed } from './support/fake-red';
import { type RecordingProxy, startRecordingProxy } from './support/recording-proxy';
import { toStored } from './support/stored-parameters';

/*
 * The same input for every operation in both hosts: n8n's engine with the built package, and the
 * Node-RED nodes. Each has a gateway of its own with the same past. The bytes of the requests and the
 * records must be equal, except message IDs, which name the host, and what depends on them or on the
 * time.
 */
const ROOT = resolve(__dirname, '../..');
const PHONE = '+77011234567';
const SECRET = 'Zk3-tiny_host-secret-of-32-signs';

interface Example {
  readonly name: string;
  readonly resource: string;
  readonly operation: string;
  readonly parameters: Row;
}

const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
/** Values for examples that would wait for a person, or depend on which day it is. */
const INSTEAD: Readonly<Record<string, Row>> = {
  waitForCall: { options: { timeout: 2 } },
  getStatistics: { dateFrom: inDays(-2), dateTo: inDays(2) },
};

/** The examples of the documents, in their order: later ones use the results of earlier ones. */
const EXAMPLES: readonly Example[] = listDocuments(ROOT)
  .flatMap((path) => listFencedBlocks(readFileSync(join(ROOT, path), 'utf8')))
  .filter(({ info }) => info === 'json node')
  .flatMap(({ content }) => (JSON.parse(content) as { nodes: { parameters: Row }[] }).nodes)
  .map(({ parameters }) => parameters)
  .filter(({ resource }) => RESOURCES.some(({ value }) => value === resource))
  .map(({ resource, operation, ...parameters }) => ({
    name: `${String(resource)}.${String(operation)}`,
    resource: String(resource),
    operation: String(operation),
    parameters: { ...parameters, ...INSTEAD[String(operation)] },
  }))
  .filter(({ resource, operation }) => isOffered(resource, operation));

const OPERATIONS = RESOURCES.flatMap(({ value, operations }) =>
  operations
    .filter((operation) => isOffered(value, operation.value))
    .map((operation) => `${value}.${operation.value}`),
);

const SEND: Row = { resource: 'message', operation: 'send', to: PHONE, text: 'Hello' };
const CODE: Row = { resource: 'code', operation: 'send', phone: PHONE, text: 'Code: {code}' };
const TOMORROW = new Date(Date.now() + 86_400_000).toISOString();
/** Operations that need the output of another one. */
const BEFORE: Readonly<Record<string, Row>> = {
  'message.getStatus': SEND,
  'message.delete': { ...SEND, options: { sendAt: TOMORROW } },
  'code.verify': { ...CODE, options: { returnCode: true } },
  'code.resend': { ...CODE, options: { returnCode: true } },
  'hlr.getResult': { resource: 'hlr', operation: 'start', phone: PHONE },
};

const ROWS: readonly Row[] = [
  { phone: '+77010000101', name: 'Ann' },
  { phone: 'nobody', name: 'Bob' },
  { phone: '8 701 000-01-02', name: 'Cid' },
  { phone: '', name: 'Dan' },
  { phone: '+77010000907', name: 'Eve' },
];

/** One host with its own gateway. */
interface Host {
  readonly proxy: RecordingProxy;
  readonly control: EmulatorControl;
  run(parameters: Row): Promise<readonly Row[]>;
}

describe('n8n and Node-RED', () => {
  let stage: Stage;
  let emulator: EmulatorHandle;
  let hosts: readonly [n8n: Host, nodeRed: Host];
  const proxies: RecordingProxy[] = [];

  beforeAll(async () => {
    stage = await Stage.start({ speed: 60 });
    const { apiKey, login, password } = SECRETS;
    emulator = await startEmulator({ speed: 60, apiKey, login, password });
    for (const { url } of [stage.emulator, emulator]) proxies.push(await startRecordingProxy(url));
    const [ofN8n, ofNodeRed] = proxies as [RecordingProxy, RecordingProxy];
    hosts = [
      {
        proxy: ofN8n,
        control: stage.emulator.control,
        run: async (parameters) => await runInN8n(parameters),
      },
      {
        proxy: ofNodeRed,
        control: emulator.control,
        run: async (parameters) => await runInNodeRed(parameters),
      },
    ];
  }, 120_000);
  afterAll(async () => {
    await Promise.all([...proxies.map((proxy) => proxy.stop()), stage.stop(), emulator.stop()]);
  });

  async function reset(): Promise<void> {
    await stage.reset();
    const [ofN8n] = proxies as [RecordingProxy];
    await stage.useCredential({ baseUrl: ofN8n.url, callbackSecret: SECRET });
    emulator.control.reset();
    accounts.clear();
    for (const { control } of [stage.emulator, emulator]) {
      control.configure({ limits: false });
      await control.incoming({ phone: PHONE, text: 'Yes' });
    }
  }

  async function runInN8n(parameters: Row): Promise<readonly Row[]> {
    const { json, report } = await stage.run(parameters as IDataObject);
    if (report.nodes['SMSC']?.[0]?.error)
      throw new Error(JSON.stringify(report.nodes['SMSC'][0].error));
    return json as readonly Row[];
  }

  async function runInNodeRed(
    { resource, operation, ...parameters }: Row,
    computed: object = {},
    payload: unknown = {},
  ): Promise<readonly Row[]> {
    const runtime = new FakeRed([registerAccount, registerSmsc]);
    const [, ofNodeRed] = proxies as [RecordingProxy, RecordingProxy];
    const account = { region: 'custom', baseUrl: ofNodeRed.url, authentication: 'apiKey' };
    runtime.start(
      { id: 'account', type: 'smsc-config', ...account },
      // n8n drops the values of fields that its form hides.
      { apiKey: SECRETS.apiKey, callbackSecret: SECRET },
    );
    const node = runtime.start({
      ...{ id: 'node', type: 'smsc', account: 'account', resource, operation },
      parameters: { ...(toStored(parameters) as object), ...computed },
      onFailedRow: 'continue',
    });
    const { sent, error } = await node.receive({ payload });
    if (error) throw error;
    const [{ payload: output }] = sent as [{ payload: Row | Row[] }];
    return Array.isArray(output) ? output : [output];
  }

  it('have the same operations in the examples of the documents', () => {
    expect([...new Set(EXAMPLES.map(({ name }) => name))].sort()).toEqual([...OPERATIONS].sort());
  });

  it.each(RESOURCES.map(({ value }) => value))(
    'send and return the same for %s',
    async (resource) => {
      await reset();
      const past = {
        ...SEND,
        text: 'See https://example.com/sale',
        options: { shortenLinks: true },
      };
      for (const { run } of hosts) expect(await run(past)).toMatchObject([{ accepted: true }]);
      for (const example of EXAMPLES.filter((one) => one.resource === resource)) {
        const results = [];
        for (const host of hosts) results.push(await runExample(host, example));
        const [n8n, nodeRed] = results;
        expect(nodeRed).toEqual(n8n);
        expect([example.name, n8n?.records.length ?? 0]).not.toEqual([example.name, 0]);
      }
    },
    120_000,
  );

  it.each<[string, Row, string]>([
    ['message.send', { text: 'Hi' }, 'to'],
    ['message.send', { text: 'Hi', options: { maxCost: 1 } }, 'to'],
    ['message.send', { text: 'Hi', options: { dryRun: true, keepInputFields: true } }, 'to'],
    ['message.getCost', { text: 'Hi' }, 'to'],
    ['hlr.start', {}, 'phone'],
    ['number.format', {}, 'phone'],
    ['contact.isBlocked', {}, 'phone'],
  ])('send and return the same for the rows of %s with %j', async (name, parameters, phone) => {
    await reset();
    const [resource = '', operation = ''] = name.split('.');
    const [ofN8n, ofNodeRed] = hosts;
    for (const { proxy } of hosts) proxy.requests.length = 0;
    const { json } = await stage.run(
      { resource, operation, ...parameters, [phone]: '={{ $json.phone }}' } as IDataObject,
      { items: ROWS as IDataObject[], onError: 'continueRegularOutput' },
    );
    const records = await runInNodeRed(
      { resource, operation, ...parameters },
      { [phone]: { t: 'msg', v: 'payload.phone' } },
      ROWS,
    );
    expect(neutralRows(records)).toEqual(neutralRows(json as readonly Row[]));
    expect(ofNodeRed.proxy.requests.map(neutral)).toEqual(ofN8n.proxy.requests.map(neutral));
    expect(records.length).toBeGreaterThanOrEqual(ROWS.length);
  });

  async function runExample(
    { proxy, run, control }: Host,
    { name, resource, operation, parameters }: Example,
  ) {
    const [row = {}] = BEFORE[name] ? await run(BEFORE[name]) : [];
    // Statuses are final then, whatever the speed of the machine.
    await control.advance(3600);
    proxy.requests.length = 0;
    const own = evaluateAll(parameters, { phone: PHONE, ...row });
    const options = { ...(own['options'] as Row | undefined), ...FAST[name] };
    const records = await run({ resource, operation, ...own, ...(FAST[name] && { options }) });
    return {
      name,
      requests: proxy.requests.map(neutral).filter((one, place, all) => one !== all[place - 1]),
      records: neutralRows(records),
    };
  }
});

/** Waits that a test shortens. */
const FAST: Readonly<Record<string, Row>> = { 'hlr.lookup': { pollInterval: 1 } };

/** The examples have expressions, which each host writes in its own way. */
function evaluateAll(parameters: Row, row: Row): Row {
  const { host } = createTinyHost({ parameters, rows: [row] });
  return Object.fromEntries(
    Object.keys(parameters).map((name) => [name, host.read(name, 0)]),
  ) as Row;
}

function neutral(request: string): string {
  return request
    .replace(/(n8n|nodered)-(once-)?[a-z0-9]+(-[a-z0-9]+)?/g, 'ID')
    .replace(/smsc-[0-9a-f-]{36}/g, 'BOUNDARY')
    .replace(/code-[0-9a-f]{24}/g, 'ID')
    .replace(/(?<=mes=[^&"]{0,200}%3A%20)\d{4,8}/gi, 'CODE');
}

function neutralRows(rows: readonly Row[]): unknown[] {
  return JSON.parse(
    neutral(JSON.stringify(rows))
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME')
      .replace(/"token":"[^"]+"/g, '"token":"TOKEN"')
      .replace(/"code":"\d+"/g, '"code":"CODE"'),
  ) as unknown[];
}
