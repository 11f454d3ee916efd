import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import {
  actionType,
  administrationType,
  chain,
  endNode,
  smscNode,
  startNode,
  type WorkflowNode,
} from '../../../testkit/host/smsc-workflows';
import { repository } from '../../../testkit/host/versions';
import { openEditor, type Editor } from '../support/editor';
import {
  builtOperations,
  describedFields,
  type BuiltOperation,
} from '../support/offered-operations';
import { shared, sharedRest } from '../support/shared';

const nameOf = ({ node, resource, operation }: BuiltOperation): string =>
  `${node} ${resource} ${operation}`;
const typeOf = ({ node }: BuiltOperation): string =>
  node === 'Smsc' ? actionType : administrationType;

/** How many names of a preview are checked: the panel renders only those that fit into it. */
const previewed = 3;

/** The names in an operation's published output preview. */
function previewOf({ node, resource, operation }: BuiltOperation): string[] {
  const folder = path.join(repository, `dist/nodes/${node}/__schema__/v1.0.0`);
  const text = readFileSync(path.join(folder, resource, `${operation}.json`), 'utf8');
  return Object.keys((JSON.parse(text) as { properties: object }).properties);
}

/** Read at once: another build may empty the folder while the tests run. */
const pairs = builtOperations().map((built) => ({
  built,
  preview: previewOf(built).slice(0, previewed),
}));

/** The forms of two operations are connected: the left side of the second previews the output of the first. */
describe('the form of', () => {
  let editor: Editor;
  let form: Locator;
  let types: readonly Record<string, unknown>[];
  let nodes: readonly WorkflowNode[];
  let workflow: string;

  beforeAll(async () => {
    const rest = sharedRest();
    types = await rest.listNodeTypes();
    nodes = [
      ...pairs.map(({ built }) => {
        const { resource, operation } = built;
        const node = smscNode(nameOf(built), shared().credential, { resource, operation });
        return { ...node, type: typeOf(built) };
      }),
      endNode(),
    ];
    workflow = (await rest.createWorkflow(chain('Every operation', [startNode(), ...nodes]))).id;
    editor = await openEditor();
    form = editor.page.getByTestId('ndv');
  });

  afterAll(async () => {
    await editor.close();
  });

  /** Opens a node's form, by the button of a neighbour if possible: loading the editor takes seconds. */
  async function turnTo(name: string): Promise<void> {
    const title = form.locator('header').getByText(name, { exact: true });
    if ((await title.count()) > 0) return;
    const neighbour = editor.page.locator(`[data-node-name="${name}"][data-node-placement]`);
    if (await neighbour.isVisible()) await neighbour.click();
    else await editor.openNodeAt(workflow, nodes.find((node) => node.name === name)!.id);
    await title.first().waitFor({ state: 'attached' });
  }

  it.each(
    pairs.map(({ built, preview }, index) => [nameOf(built), built, preview, index] as const),
  )(
    '%s shows its fields, their help and a preview of its output',
    async (name, built, preview, index) => {
      const before = editor.complaints.length;
      const { resource, operation } = built;
      const type = types.find((one) => one['name'] === typeOf(built))!;
      await turnTo(name);
      await form.getByTestId('parameter-input-operation').waitFor();
      const fields = describedFields(type, resource, operation);
      const labelOf = (field: { name: string }) =>
        // An entry of a collection may have a field of the same name below.
        form.locator(`label[for="${field.name}"]`).first();
      for (const field of fields) await labelOf(field).waitFor();
      const [helped] = fields;
      if (helped !== undefined) {
        const label = labelOf(helped);
        await label.hover();
        await label.locator('[data-grace-area-trigger]').hover();
        await editor.page.getByText(helped.description).first().waitFor();
      }
      await form.getByText('Docs').waitFor();

      await turnTo(nodes[index + 1]!.name);
      const input = form.getByTestId('ndv-input-panel');
      await input
        .getByTestId('run-data-schema-header')
        .filter({ hasText: name })
        .filter({ hasText: 'Preview' })
        .waitFor();
      for (const property of preview) {
        await input.locator(`[data-name="${property}"]`).first().waitFor();
      }
      expect(editor.complaints.slice(before)).toEqual([]);
    },
  );
});
