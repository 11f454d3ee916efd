import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  chain,
  endNode,
  smppActionType,
  smppNode,
  smppTriggerType,
  startNode,
} from '../../../testkit/host/smsc-workflows';
import type { Credential } from '../../../testkit/host/rest-client';
import { transportsFolder } from '../../../testkit/host/package-install';
import { smppCredentialData } from '../../../testkit/host/sandbox';
import { RESOURCES } from '../../../operations/smpp/resources';
import { openEditor, type Editor } from '../support/editor';
import { shared, sharedRest } from '../support/shared';

const operations = RESOURCES.flatMap(({ value, operations }) =>
  operations.map((operation) => [`${value} ${operation.value}`, value, operation] as const),
);
const triggerName = 'SMSC SMPP Trigger';

describe('the forms of the SMPP nodes', () => {
  let editor: Editor;
  let credential: Credential;

  beforeAll(async () => {
    editor = await openEditor();
    credential = await sharedRest().createCredential(
      'SMSC SMPP',
      'smscSmppApi',
      smppCredentialData(shared()),
    );
  });

  afterAll(async () => {
    await editor.close();
  });

  it('show the fields of each operation and a preview of its output', async () => {
    const nodes = operations.map(([name, resource, { value }]) =>
      smppNode(name, smppActionType, credential, { resource, operation: value }),
    );
    const workflow = await sharedRest().createWorkflow(
      chain('SMPP operations', [startNode(), ...nodes, endNode()]),
    );
    for (const [index, [name, resource, operation]] of operations.entries()) {
      const form = await editor.openNodeAt(workflow.id, nodes[index]!.id);
      await form.getByTestId('parameter-input-operation').waitFor();
      const shown = operation.fields.filter(
        ({ displayOptions }) =>
          (displayOptions?.show?.['channel'] as string[] | undefined)?.includes('sms') ?? true,
      );
      for (const field of shown) {
        if (field.type === 'collection') continue;
        await form.locator(`label[for="${field.name}"]`).first().waitFor();
      }
      if (name === 'message send') await editor.shoot('smpp-send');
      const preview = readFileSync(
        path.join(
          transportsFolder,
          `dist/nodes/SmscSmpp/__schema__/v1.0.0/${resource}/${operation.value}.json`,
        ),
        'utf8',
      );
      expect(Object.keys((JSON.parse(preview) as { properties: object }).properties)).not.toEqual(
        [],
      );
    }
    expect(editor.complaints).toEqual([]);
  });

  it('explain how to receive without a public address of n8n', async () => {
    const trigger = smppNode(triggerName, smppTriggerType, credential, {});
    const workflow = await sharedRest().createWorkflow(
      chain('SMPP trigger panel', [trigger, endNode()]),
    );
    const form = await editor.openNodeAt(workflow.id, trigger.id);
    await form.getByText('Turn on SMPP in the SMSC dashboard').first().waitFor();
    await form.getByText('Trigger On').first().waitFor();
    await editor.shoot('smpp-trigger');
    expect(editor.complaints).toEqual([]);
  });

  it('offer a credential with TLS and explain its fields', async () => {
    await editor.page.goto(
      `${new URL(editor.page.url()).origin}/home/credentials/${credential.id}`,
    );
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByText('Connection tested successfully').waitFor();
    for (const label of ['Region', 'TLS', 'Port', 'Login', 'Password', 'Connections', 'Window']) {
      // n8n marks a required field with a star behind its label.
      await dialog
        .getByText(new RegExp(`^\\s*${label}\\s*\\*?\\s*$`))
        .first()
        .waitFor();
    }
    await editor.shoot('smpp-credential');
  });
});
