import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { INode } from 'n8n-workflow';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { listDocuments } from '../../scripts/docs/documents';
import { EngineProcess } from '../engine/support/engine-process';
import { listFencedBlocks } from '../gates/document-rules';

/*
 * Runs what the documents offer for pasting: each block tagged `json node`, in n8n's engine against
 * the emulator. It proves that the examples work as they are printed; what they give in every
 * detail is the matter of the engine tests.
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

/** What the examples that look back find: a message with a short link, and a reply to it. */
const PAST: INode['parameters'] = {
  resource: 'message',
  operation: 'send',
  to: ITEM.phone,
  text: 'All of it: https://example.com/sale',
  options: { shortenLinks: true },
};

/** The example with a credential, and with a poll interval that a test need not wait for. */
function prepare({ parameters, ...node }: INode): INode {
  const options = parameters.operation === 'lookup' ? { pollInterval: 1 } : {};
  return {
    ...node,
    id: 'example',
    parameters: { ...parameters, options: { ...(parameters.options as object), ...options } },
    credentials: { smscApi: { id: '1', name: 'SMSC' } },
  };
}

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
    const node = prepare({ ...(EXAMPLES[0] as Example).node, parameters: PAST });
    await engine.call('run', { name: 'Past', nodes: [node], connections: {} });
    await emulator.control.incoming({ phone: ITEM.phone, text: 'Yes' });
  }, 60_000);
  afterAll(async () => {
    await engine.stop();
    await emulator.stop();
  });

  it.each(EXAMPLES)(
    '$node.name of $path runs and gives what its preview shows',
    async (example) => {
      const node = prepare(example.node);
      const { resource, operation } = node.parameters as Record<string, string>;
      const report = await engine.call(
        'run',
        { name: example.path, nodes: [node], connections: {} },
        { startNode: node.name, items: [[{ json: ITEM }]] },
      );
      const items = report.nodes[node.name]?.[0]?.outputs[0] ?? [];
      const preview = JSON.parse(
        readFileSync(
          join(ROOT, `nodes/Smsc/__schema__/v1.0.0/${resource}/${operation}.json`),
          'utf8',
        ),
      ) as { properties: object };
      expect(report).toMatchObject({ status: 'success', error: null });
      expect(items.length).toBeGreaterThan(0);
      for (const { json } of items) {
        expect(json).not.toHaveProperty('error');
        expect(Object.keys(json).sort()).toEqual(Object.keys(preview.properties).sort());
      }
    },
  );
});
