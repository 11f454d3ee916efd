import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkflowFile } from '../../scripts/engine/workflow-file';

const EXAMPLES = join(__dirname, '../../examples');
/** Newest versions of built-in nodes in n8n 1.123, the oldest n8n that is supported. */
const NEWEST_VERSIONS: Readonly<Record<string, number>> = {
  'n8n-nodes-base.convertToFile': 1.1,
  'n8n-nodes-base.extractFromFile': 1.1,
  'n8n-nodes-base.formTrigger': 2.3,
  'n8n-nodes-base.if': 2.3,
  'n8n-nodes-base.manualTrigger': 1,
  'n8n-nodes-base.noOp': 1,
  'n8n-nodes-base.removeDuplicates': 2,
  'n8n-nodes-base.set': 3.4,
  'n8n-nodes-base.stickyNote': 1,
  'n8n-nodes-base.switch': 3.4,
  'n8n-nodes-base.wait': 1.1,
  'n8n-nodes-smsc.smsc': 1,
  'n8n-nodes-smsc.smscTrigger': 1,
};

const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.json'));

describe.each(files)('examples/%s', (file) => {
  const workflow = JSON.parse(readFileSync(join(EXAMPLES, file), 'utf8')) as WorkflowFile;

  it('has nodes that every supported n8n knows', () => {
    const unknown = workflow.nodes.filter(
      ({ type, typeVersion }) => !(typeVersion <= (NEWEST_VERSIONS[type] ?? 0)),
    );
    expect(unknown).toEqual([]);
  });

  it('connects nodes that exist, under names and ids of their own', () => {
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

  it('refers to the credential by name and holds no data of a run', () => {
    for (const { type, credentials } of workflow.nodes) {
      const isOurs = type.startsWith('n8n-nodes-smsc.');
      expect(credentials).toEqual(
        isOurs ? { smscApi: { id: null, name: 'SMSC account' } } : undefined,
      );
    }
    expect(workflow).not.toHaveProperty('staticData');
    expect((workflow as { pinData?: unknown }).pinData ?? {}).toEqual({});
  });

  it('explains itself in a short note and names no node that is not there', () => {
    const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
    expect(notes).toHaveLength(1);
    expect(String(notes[0]?.parameters['content']).length).toBeLessThan(500);
    const named = [...JSON.stringify(workflow).matchAll(/\$\('([^']+)'\)/g)].map(
      ([, name]) => name,
    );
    const names = workflow.nodes.map(({ name }) => name);
    expect(named.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  });
});
