import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { RESOURCES } from '../../operations/resources';
import { listDocuments } from '../../scripts/docs/documents';
import { pageOf } from '../../scripts/docs/operations';
import { EngineProcess } from '../engine/support/engine-process';
import { listFencedBlocks } from '../gates/document-rules';

/*
 * Runs the examples of the documents: each block tagged `json node`, in n8n's engine against the
 * emulator. It proves that the examples work as printed; the engine tests cover their output in
 * detail.
 */
const ROOT = resolve(__dirname, '../..');
const ITEM = { phone: '+77011234567' };

interface Example {
  readonly path: string;
  readonly node: INode;
}

const EXAMPLES: readonly Example[] = listDocuments(ROOT).flatMap((path) =>
  listFencedBlocks(readFileSync(join(ROOT, path), 'utf8'))
    .filter(({ info }) => info === 'json node')
    .flatMap(({ content }) => (JSON.parse(content) as { nodes: INode[] }).nodes)
    .map((node) => ({ path, node })),
);

const PHONE = '={{ $json.phone }}';
const SEND = { resource: 'message', operation: 'send', to: PHONE };

/** Data for examples that read the past: a message with a short link, and a reply to it. */
const PAST: INode['parameters'] = {
  ...SEND,
  text: 'All of it: https://example.com/sale',
  options: { shortenLinks: true },
};

/** Nodes before those of examples that read their items. */
const BEFORE: Readonly<Record<string, INode['parameters']>> = {
  'message.getStatus': { ...SEND, text: 'Your order is on its way' },
  'message.delete': {
    ...SEND,
    text: 'See you tomorrow',
    options: { sendAt: '={{ $now.plus({ days: 1 }).toISO() }}' },
  },
  'code.verify': {
    ...{ resource: 'code', operation: 'send', channel: 'sms', phone: PHONE },
    ...{ text: 'Your code: {code}', options: { returnCode: true } },
  },
  'code.resend': {
    ...{ resource: 'code', operation: 'send', channel: 'sms', phone: PHONE },
    ...{ text: 'Your code: {code}', options: { returnCode: true } },
  },
  'hlr.getResult': { resource: 'hlr', operation: 'start', phone: PHONE },
};

/** Operations after which n8n keeps the execution; their output depends on a person. */
const WAITING = ['message.sendAndWait'];

/** Fields of a preview that only an option or another operation fills. */
const SOMETIMES = ['delivery', 'duplicateOf', 'sentBefore'];
/** Fields of a sent message with 'Wait for Delivery'. */
const OF_DELIVERY = ['isDelivered', 'isFinal', 'statusName', 'statusText'];

/** Returns the fields of a preview that the output of an example has. */
function listExpected(example: INode, preview: { readonly properties: object }): string[] {
  return Object.keys(preview.properties)
    .filter((name) => !SOMETIMES.includes(name))
    .filter((name) => nameOf(example) !== 'message.send' || !OF_DELIVERY.includes(name))
    .filter((name) => name !== 'input' || hasInput(example))
    .sort();
}

/**
 * `input` stands beside a phone number that is written in another way than in the output, as the
 * digits of a number to rent are.
 */
function hasInput(example: INode): boolean {
  return ['number.format', 'incomingNumber.rent', 'incomingNumber.update'].includes(
    nameOf(example),
  );
}

/** Returns the fields of the preview of an operation. */
function readPreview(type: string, name: string): { readonly properties: object } {
  const folder = type === 'n8n-nodes-smsc.smscAccount' ? 'SmscAccount' : 'Smsc';
  const path = join(ROOT, `nodes/${folder}/__schema__/v1.0.0/${name.replace('.', '/')}.json`);
  return JSON.parse(readFileSync(path, 'utf8')) as { readonly properties: object };
}

const nameOf = ({ parameters }: INode) =>
  `${String(parameters.resource)}.${String(parameters.operation)}`;

/** Options for a run in a test: short pauses, and no public address of the engine. */
const TEST_OPTIONS: Readonly<Record<string, IDataObject>> = {
  lookup: { pollInterval: 1 },
  sendAndWait: { allowPrivateAddress: true },
  waitForCall: { timeout: 2 },
};

/** The example with a credential and the options of a test. */
function prepare({ parameters, ...node }: INode): INode {
  const options = TEST_OPTIONS[String(parameters.operation)];
  return {
    ...node,
    id: 'example',
    parameters: {
      ...parameters,
      options: { ...(parameters.options as object), ...(options as object) },
    },
    credentials: { smscApi: { id: '1', name: 'SMSC' } },
  };
}

/** Operations that have no example on the page of their resource. */
function findWithout(examples: readonly Example[]): string[] {
  const shown = examples.map(({ path, node }) => `${path} ${nameOf(node)}`);
  return RESOURCES.flatMap((resource) =>
    resource.operations
      .map((one) => `docs/${pageOf(resource, one)} ${resource.value}.${one.value}`)
      .filter((name) => !shown.includes(name)),
  );
}

describe('the documentation page of a resource', () => {
  it('has an example of each operation', () => {
    expect(findWithout(EXAMPLES)).toEqual([]);
  });

  it('fails the check when an example is missing', () => {
    const others = EXAMPLES.filter(({ node }) => nameOf(node) !== 'number.getOperator');
    expect(findWithout(others)).toContain('docs/number.md number.getOperator');
  });
});

describe('examples of the documents', () => {
  let emulator: EmulatorHandle;
  let engine: EngineProcess;

  beforeAll(async () => {
    emulator = await startEmulator({ speed: 60 });
    const smscApi = {
      region: 'custom',
      baseUrl: emulator.url,
      authentication: 'apiKey',
      apiKey: 'demo-key',
    };
    engine = await EngineProcess.start();
    await engine.call('setCredentials', { SMSC: smscApi });
    await run(
      { ...(EXAMPLES[0] as Example).node, type: 'n8n-nodes-smsc.smsc', parameters: PAST },
      ITEM,
    );
    await emulator.control.incoming({ phone: ITEM.phone, text: 'Yes' });
  }, 60_000);
  afterAll(async () => {
    await engine.stop();
    await emulator.stop();
  });

  /** Runs one node on one item; its output items. */
  async function run(example: INode, item: IDataObject): Promise<IDataObject[]> {
    const node = prepare(example);
    const report = await engine.call(
      'run',
      { name: 'Example', nodes: [node], connections: {} },
      { startNode: node.name, items: [[{ json: item }]] },
    );
    const status = WAITING.includes(nameOf(example)) ? 'waiting' : 'success';
    expect(report).toMatchObject({ status, error: null });
    return (report.nodes[node.name]?.[0]?.outputs[0] ?? []).map(({ json }) => json);
  }

  it.each(EXAMPLES)(
    '$node.name of $path runs and returns what its preview shows',
    async ({ node }) => {
      const before = BEFORE[nameOf(node)];
      const [item = ITEM]: readonly IDataObject[] = before
        ? await run({ ...node, parameters: before }, ITEM)
        : [];
      const items = await run(node, item);
      if (WAITING.includes(nameOf(node))) return;
      const expected = listExpected(node, readPreview(node.type, nameOf(node)));
      const ofLookup = listExpected(node, readPreview('n8n-nodes-smsc.smsc', 'hlr.getResult'));
      expect(items.length).toBeGreaterThan(0);
      for (const json of items) {
        expect(json).not.toHaveProperty('error');
        // The history also has the HLR requests of earlier examples.
        const isLookup = nameOf(node) === 'message.getMany' && 'verdict' in json;
        expect(Object.keys(json).sort()).toEqual(isLookup ? ofLookup : expected);
      }
    },
  );
});
