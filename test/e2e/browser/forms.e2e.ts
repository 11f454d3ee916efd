import {
  actionType,
  chain,
  endNode,
  smscName,
  smscNode,
  startNode,
} from '../../../scripts/host/smsc-workflows';
import { openEditor, type Editor } from '../support/editor';
import { operations } from '../support/operation-cases';
import { describedFields } from '../support/offered-operations';
import { shared, sharedRest } from '../support/shared';

const pairs = [
  ...new Map(operations.map((row) => [`${row.resource}: ${row.operation}`, row])).values(),
];

describe('the form of', () => {
  let editor: Editor;
  let type: Record<string, unknown>;

  beforeAll(async () => {
    editor = await openEditor();
    type = (await sharedRest().listNodeTypes()).find(({ name }) => name === actionType)!;
  });

  afterAll(async () => {
    await editor.close();
  });

  async function openWorkflow(resource: string, operation: string): Promise<void> {
    const workflow = await sharedRest().createWorkflow(
      chain(`Form of ${operation}`, [
        startNode(),
        smscNode(smscName, shared().credential, { resource, operation }),
        endNode(),
      ]),
    );
    await editor.open(`/workflow/${workflow.id}`);
  }

  it.each(pairs.map(({ resource, operation }) => [resource, operation] as const))(
    '%s: %s shows its fields, their help and a preview of its output',
    async (resource, operation) => {
      const before = editor.complaints.length;
      await openWorkflow(resource, operation);

      const form = await editor.openNode(smscName);
      await form.getByTestId('parameter-input-operation').waitFor();
      for (const { name, description } of describedFields(type, resource, operation)) {
        const label = form.locator(`label[for="${name}"]`);
        await label.hover();
        await label.locator('[data-grace-area-trigger]').hover();
        await editor.page.getByText(description).first().waitFor();
      }
      await form.getByText('Docs').waitFor();
      await editor.closeNode();

      const next = await editor.openNode('End');
      await next.getByTestId('schema-preview-warning').waitFor();
      expect(await next.getByTestId('run-data-schema-item').count()).toBeGreaterThan(0);
      expect(editor.complaints.slice(before)).toEqual([]);
    },
  );
});
