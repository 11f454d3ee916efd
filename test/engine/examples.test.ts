import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listOfflineOperations } from '../../operations/everyday-resources';
import { findUnknownParameters } from '../gates/document-rules';
import type { WorkflowFile } from '../../testkit/engine/workflow-file';

const EXAMPLES = join(__dirname, '../../examples');
/** Newest versions of built-in nodes in n8n 1.123, the oldest n8n that is supported. */
const NEWEST_VERSIONS: Readonly<Record<string, number>> = {
  'n8n-nodes-base.code': 2,
  'n8n-nodes-base.convertToFile': 1.1,
  'n8n-nodes-base.crypto': 1,
  'n8n-nodes-base.dataTable': 1,
  'n8n-nodes-base.errorTrigger': 1,
  'n8n-nodes-base.executeWorkflow': 1.3,
  'n8n-nodes-base.executeWorkflowTrigger': 1.1,
  'n8n-nodes-base.extractFromFile': 1.1,
  'n8n-nodes-base.filter': 2.3,
  'n8n-nodes-base.formTrigger': 2.3,
  'n8n-nodes-base.googleSheets': 4.7,
  'n8n-nodes-base.httpRequest': 4.3,
  'n8n-nodes-base.if': 2.3,
  'n8n-nodes-base.limit': 1,
  'n8n-nodes-base.manualTrigger': 1,
  'n8n-nodes-base.noOp': 1,
  'n8n-nodes-base.removeDuplicates': 2,
  'n8n-nodes-base.respondToWebhook': 1.5,
  'n8n-nodes-base.scheduleTrigger': 1.3,
  'n8n-nodes-base.set': 3.4,
  'n8n-nodes-base.splitOut': 1,
  'n8n-nodes-base.stickyNote': 1,
  'n8n-nodes-base.stopAndError': 1,
  'n8n-nodes-base.switch': 3.4,
  'n8n-nodes-base.telegram': 1.2,
  'n8n-nodes-base.wait': 1.1,
  'n8n-nodes-base.webhook': 2.1,
  'n8n-nodes-smsc.smsc': 1,
  'n8n-nodes-smsc.smscAccount': 1,
  'n8n-nodes-smsc.smscTrigger': 1.1,
};

/** Credentials of built-in nodes, under the names that n8n suggests. */
const CREDENTIALS: Readonly<Record<string, string>> = {
  googleSheetsOAuth2Api: 'Google Sheets account',
  httpHeaderAuth: 'Header Auth account',
  telegramApi: 'Telegram account',
};

const NOTE = 'n8n-nodes-base.stickyNote';
/** A node on the canvas, with its name below. */
const NODE_SIZE = { width: 100, height: 130 };

function findOverlaps(nodes: WorkflowFile['nodes']): string[] {
  const boxes = nodes.map(({ name, type, position, parameters }) => {
    const { width, height } = type === NOTE ? (parameters as typeof NODE_SIZE) : NODE_SIZE;
    const [left, top] = position as [number, number];
    return { name, left, top, right: left + width, bottom: top + height };
  });
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `${one.name}, ${other.name}`),
  );
}

const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));

describe.each(files)('examples/%s', (file) => {
  const workflow = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as WorkflowFile;

  it('has nodes that exist in every supported n8n', () => {
    const unknown = workflow.nodes.filter(
      ({ type, typeVersion }) => !(typeVersion <= (NEWEST_VERSIONS[type] ?? 0)),
    );
    expect(unknown).toEqual([]);
  });

  it('connects existing nodes with unique names and IDs', () => {
    const names = workflow.nodes.map(({ name }) => name);
    const ids = workflow.nodes.map(({ id }) => id);
    const ends = Object.entries(workflow.connections).flatMap(([from, { main = [] }]) => [
      from,
      ...main.flatMap((targets) => (targets ?? []).map(({ node }) => node)),
    ]);
    expect(ends.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to the credential by name and contains no data of a run', () => {
    for (const { type, parameters, credentials } of workflow.nodes) {
      const isOffline = listOfflineOperations().includes(String(parameters['operation']));
      const needsIt = type.startsWith('n8n-nodes-smsc.') && !isOffline;
      const { smscApi, ...others } = credentials ?? {};
      expect(smscApi).toEqual(needsIt ? { id: null, name: 'SMSC account' } : undefined);
      for (const [kind, { id, name }] of Object.entries(others)) {
        expect({ id, name }).toEqual({ id: null, name: CREDENTIALS[kind] });
      }
    }
    expect(workflow).not.toHaveProperty('staticData');
    expect((workflow as { pinData?: unknown }).pinData ?? {}).toEqual({});
  });

  it('describes itself in short notes and names only existing nodes', () => {
    const notes = workflow.nodes.filter(({ type }) => type === NOTE);
    expect(notes.length).toBeGreaterThan(0);
    expect(notes.filter(({ parameters }) => String(parameters['content']).length > 500)).toEqual(
      [],
    );
    const named = [...JSON.stringify(workflow).matchAll(/\$\('([^']+)'\)/g)].map(
      ([, name]) => name,
    );
    const names = workflow.nodes.map(({ name }) => name);
    expect(named.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  });

  it('has only parameters of the node', () => {
    expect(findUnknownParameters(JSON.stringify(workflow))).toEqual([]);
  });

  it('places its nodes on the canvas without overlaps', () => {
    expect(findOverlaps(workflow.nodes)).toEqual([]);
  });
});

describe('findOverlaps', () => {
  it('returns the nodes that overlap', () => {
    const node = (name: string, x: number, type = 'n8n-nodes-base.noOp') =>
      ({ name, type, position: [x, 0], parameters: { width: 200, height: 100 } }) as never;
    expect(findOverlaps([node('a', 0), node('b', 200)])).toEqual([]);
    expect(findOverlaps([node('a', 0), node('b', 90)])).toEqual(['a, b']);
    expect(findOverlaps([node('a', 190), node('b', 0, NOTE)])).toEqual(['a, b']);
  });
});
