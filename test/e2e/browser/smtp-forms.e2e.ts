import type { Credential } from '../../../testkit/host/rest-client';
import { smtpCredentialData } from '../../../testkit/host/sandbox';
import { chain, endNode, smtpNode, startNode } from '../../../testkit/host/smsc-workflows';
import { RESOURCES } from '../../../operations/smtp/resources';
import { openEditor, type Editor } from '../support/editor';
import { shared, sharedRest } from '../support/shared';

const operations = RESOURCES.flatMap(({ value, operations }) =>
  operations.map((operation) => [`${value} ${operation.value}`, value, operation] as const),
);

describe('the forms of the SMTP node', () => {
  let editor: Editor;
  let credential: Credential;

  beforeAll(async () => {
    editor = await openEditor();
    credential = await sharedRest().createCredential(
      'SMSC SMTP',
      'smscSmtpApi',
      smtpCredentialData(shared()),
    );
  });

  afterAll(async () => {
    await editor.close();
  });

  it('show the fields of each operation', async () => {
    const nodes = operations.map(([name, resource, { value }]) =>
      smtpNode(name, credential, { resource, operation: value, ...EXAMPLES[name] }),
    );
    const workflow = await sharedRest().createWorkflow(
      chain('SMTP operations', [startNode(), ...nodes, endNode()]),
    );
    for (const [index, [name, , operation]] of operations.entries()) {
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
      if (name === 'message send') await editor.shoot('smtp-send');
    }
    expect(editor.complaints).toEqual([]);
  });

  it('offer a credential and test it over STARTTLS', async () => {
    await editor.page.goto(
      `${new URL(editor.page.url()).origin}/home/credentials/${credential.id}`,
    );
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByText('Connection tested successfully').waitFor();
    for (const label of ['Region', 'Login', 'Password', 'From', 'Mail Server', 'Security']) {
      // n8n marks a required field with a star behind its label.
      await dialog
        .getByText(new RegExp(`^\\s*${label}\\s*\\*?\\s*$`))
        .first()
        .waitFor();
    }
    await editor.shoot('smtp-credential');
  });
});

/** Values that make the screenshots of the forms useful. */
const EXAMPLES: Readonly<Record<string, object>> = {
  'message send': {
    to: '+77011234567, +77017654321',
    text: '={{ $json.name }}, your order has arrived',
    sender: 'MyCompany',
    options: { itemsPerMail: 100, answer: 'always' },
  },
};
