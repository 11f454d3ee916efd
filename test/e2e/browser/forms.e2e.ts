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
import { describedFields } from '../support/offered-operations';
import { operations } from '../support/operation-cases';
import { shared, sharedRest } from '../support/shared';

const pairs = [
  ...new Map(operations.map((row) => [`${row.resource}: ${row.operation}`, row])).values(),
];
const endOf = (operation: string): string => `After ${operation}`;

/** One canvas with every operation and a follower of each, in rows of three. */
function everyOperation(): Workflow {
  const main = (node: string): object => ({ main: [[{ node, type: 'main', index: 0 }]] });
  const nodes: WorkflowNode[] = [{ ...startNode(), position: [-300, 0] }];
  const connections: Record<string, object> = {};
  pairs.forEach(({ resource, operation }, index) => {
    const [x, y] = [(index % 3) * 500, Math.floor(index / 3) * 200];
    const action = smscNode(operation, shared().credential, { resource, operation });
    nodes.push({ ...action, position: [x, y] });
    nodes.push({ ...endNode(), name: endOf(operation), position: [x + 220, y] });
    connections[operation] = main(endOf(operation));
  });
  connections[startName] = {
    main: [pairs.map(({ operation }) => ({ node: operation, type: 'main', index: 0 }))],
  };
  return { name: 'Every operation', nodes, connections };
}

describe('the form of', () => {
  let editor: Editor;
  let type: Record<string, unknown>;

  beforeAll(async () => {
    const rest = sharedRest();
    editor = await openEditor();
    type = (await rest.listNodeTypes()).find(({ name }) => name === actionType)!;
    const workflow = await rest.createWorkflow(everyOperation());
    await editor.open(`/workflow/${workflow.id}`);
  });

  afterAll(async () => {
    await editor.close();
  });

  it.each(pairs.map(({ resource, operation }) => [resource, operation] as const))(
    '%s: %s shows its fields, their help and a preview of its output',
    async (resource, operation) => {
      const before = editor.complaints.length;
      const form = await editor.openNode(operation);
      await form.getByTestId('parameter-input-operation').waitFor();
      for (const { name, description } of describedFields(type, resource, operation)) {
        const label = form.locator(`label[for="${name}"]`);
        await label.hover();
        await label.locator('[data-grace-area-trigger]').hover();
        await editor.page.getByText(description).first().waitFor();
      }
      await form.getByText('Docs').waitFor();
      await editor.closeNode();

      const next = await editor.openNode(endOf(operation));
      await next.getByTestId('schema-preview-warning').waitFor();
      expect(await next.getByTestId('run-data-schema-item').count()).toBeGreaterThan(0);
      await editor.closeNode();
      expect(editor.complaints.slice(before)).toEqual([]);
    },
  );
});
