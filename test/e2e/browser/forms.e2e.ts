import {
  actionType,
  endNode,
  smscNode,
  startName,
  startNode,
  type WorkflowNode,
} from '../../../scripts/host/smsc-workflows';
import type { Workflow } from '../../../scripts/host/rest-client';
import { openEditor, type Editor } from '../support/editor';
import { builtOperations, describedFields } from '../support/offered-operations';
import { shared, sharedRest } from '../support/shared';

const pairs = builtOperations();
const columns = 6;
const nameOf = (resource: string, operation: string): string => `${resource} ${operation}`;
const endOf = (name: string): string => `After ${name}`;

/** One canvas with every operation and a follower of each, in rows. */
function everyOperation(): Workflow {
  const main = (node: string): object => ({ main: [[{ node, type: 'main', index: 0 }]] });
  const nodes: WorkflowNode[] = [{ ...startNode(), position: [-300, 0] }];
  const connections: Record<string, object> = {};
  const starts: object[] = [];
  pairs.forEach(({ resource, operation }, index) => {
    const name = nameOf(resource, operation);
    const [x, y] = [(index % columns) * 500, Math.floor(index / columns) * 200];
    const action = smscNode(name, shared().credential, { resource, operation });
    nodes.push({ ...action, position: [x, y] });
    nodes.push({ ...endNode(), name: endOf(name), position: [x + 220, y] });
    connections[name] = main(endOf(name));
    starts.push({ node: name, type: 'main', index: 0 });
  });
  connections[startName] = { main: [starts] };
  return { name: 'Every operation', nodes, connections };
}

describe('the form of', () => {
  let editor: Editor;
  let type: Record<string, unknown>;
  let canvas: string;

  beforeAll(async () => {
    const rest = sharedRest();
    editor = await openEditor();
    type = (await rest.listNodeTypes()).find(({ name }) => name === actionType)!;
    canvas = `/workflow/${(await rest.createWorkflow(everyOperation())).id}`;
    await editor.open(canvas);
  });

  // A form that a failed test left open would cover the canvas for the next one.
  afterEach(async () => {
    if (await editor.page.getByTestId('ndv').isVisible()) await editor.open(canvas);
  });

  afterAll(async () => {
    await editor.close();
  });

  it.each(pairs.map(({ resource, operation }) => [resource, operation] as const))(
    '%s: %s shows its fields, their help and a preview of its output',
    async (resource, operation) => {
      const before = editor.complaints.length;
      const name = nameOf(resource, operation);
      const form = await editor.openNode(name);
      await form.getByTestId('parameter-input-operation').waitFor();
      const fields = describedFields(type, resource, operation);
      for (const field of fields) await form.locator(`label[for="${field.name}"]`).waitFor();
      const [helped] = fields;
      if (helped !== undefined) {
        const label = form.locator(`label[for="${helped.name}"]`);
        await label.hover();
        await label.locator('[data-grace-area-trigger]').hover();
        await editor.page.getByText(helped.description).first().waitFor();
      }
      await form.getByText('Docs').waitFor();
      await editor.closeNode();

      const next = await editor.openNode(endOf(name));
      await next.getByTestId('schema-preview-warning').waitFor();
      expect(await next.getByTestId('run-data-schema-item').count()).toBeGreaterThan(0);
      await editor.closeNode();
      expect(editor.complaints.slice(before)).toEqual([]);
    },
  );
});
