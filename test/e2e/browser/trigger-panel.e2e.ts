import { chain, endNode, triggerName, triggerNode } from '../../../testkit/host/smsc-workflows';
import { productionAddress } from '../../../testkit/host/webhook-address';
import { openEditor, type Editor } from '../support/editor';
import { shared, sharedRest } from '../support/shared';

describe('the form of the trigger', () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = await openEditor('dark');
  });

  afterAll(async () => {
    await editor.close();
  });

  it('shows the callback URL and how to set it up in the SMSC dashboard', async () => {
    const { credential, url } = shared();
    const rest = sharedRest();
    const workflow = await rest.createWorkflow(
      chain('Trigger panel', [triggerNode(credential, {}), endNode()]),
    );
    await editor.open(`/workflow/${workflow.id}`);
    const form = await editor.openNode(triggerName);
    await form.getByText('Webhook URLs', { exact: true }).click();
    await form.getByTestId('radio-button-production').click();
    await form.getByText(await productionAddress(rest, url, workflow)).waitFor();
    for (const step of ['Step 1: ', 'Step 2: Add ?charset=utf-8&sha1=', 'Step 3: ']) {
      await form.getByText(step).first().waitFor();
    }
    await form.getByRole('link', { name: 'smsc.kz', exact: true }).waitFor();
    await editor.shoot('trigger-address');
    expect(editor.complaints).toEqual([]);
  });
});
