import { credentialData } from '../../../testkit/host/sandbox';
import { openEditor, type Editor } from '../support/editor';
import { shared, sharedRest } from '../support/shared';

const phone = '77011230190';

describe('a workflow built by hand', () => {
  let editor: Editor;
  /** A second attempt needs another text: the gateway accepts an equal one only after a minute. */
  const texts = ['Hello from n8n', 'Hello again from n8n'];

  beforeAll(async () => {
    // n8n gives a new node the newest credential, and other tests store unusable ones.
    const { emulatorUrl, secrets } = shared();
    const data = credentialData(emulatorUrl, secrets);
    await sharedRest().createCredential('SMSC', 'smscApi', data);
    editor = await openEditor();
  });

  afterAll(async () => {
    await editor.close();
  });

  it('is assembled by drag and drop, runs and shows its output', async () => {
    const { page } = editor;
    const canvas = page.getByTestId('canvas');
    const nodes = page.getByTestId('canvas-node');
    await editor.open('/workflow/new');

    await editor.searchNodes('manual trigger');
    await page
      .getByTestId('node-creator-node-item')
      .filter({ hasText: 'Manual Trigger' })
      .first()
      .dragTo(canvas, { targetPosition: { x: 250, y: 300 } });
    await nodes.first().waitFor();

    await editor.searchNodes('smsc');
    const names = page.getByTestId('node-creator-item-name');
    await names.getByText('SMSC', { exact: true }).first().click();
    await names
      .getByText('Send message', { exact: true })
      .dragTo(canvas, { targetPosition: { x: 550, y: 300 } });

    const form = page.getByTestId('ndv');
    await form.getByTestId('parameter-input-to').locator('input').fill(`+${phone}`);
    await form
      .getByTestId('parameter-input-text')
      .locator('textarea')
      .fill(texts.shift() ?? '');
    await editor.closeNode();
    expect(await nodes.count()).toBe(2);
    expect(await page.getByTestId('edge').count()).toBe(1);

    await page.getByTestId('execute-workflow-button').click();
    const report = page.getByText('Workflow executed successfully');
    await report.waitFor();
    await editor.openNode('Send message');
    const output = form.getByTestId('output-panel');
    await output.getByText('Schema', { exact: true }).click();
    await output.getByText(phone).first().waitFor();
    await output.getByText('accepted').first().waitFor();
    // It would cover a part of the screenshot.
    await report.waitFor({ state: 'hidden' });
    await editor.shoot('send-message');
    expect(editor.complaints).toEqual([]);
  });
});
