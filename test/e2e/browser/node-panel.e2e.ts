import { randomUUID } from 'node:crypto';
import type { Locator } from 'playwright-core';
import {
  chain,
  smscName,
  smscNode,
  triggerName,
  triggerNode,
} from '../../../testkit/host/smsc-workflows';
import { openEditor, type Editor } from '../support/editor';
import { EVERYDAY_WORDS } from '../../nodes/support/panel-words';
import { shared, sharedRest } from '../support/shared';

const inboxType = 'n8n-nodes-smsc.smscInboxTrigger';
const inboxName = 'SMSC Inbox Trigger';
const accountName = 'SMSC Account';

/** The image that the editor shows at a place, as the server sent it. */
async function iconIn(editor: Editor, place: Locator): Promise<string> {
  const source = await place.locator('img').first().getAttribute('src');
  const answer = await editor.page.request.get(new URL(source!, editor.page.url()).href);
  expect(answer.headers()['content-type']).toContain('image/svg');
  return await answer.text();
}

/** In the light theme and in the dark one. */
async function expectTwoIcons(light: Promise<string>, dark: Promise<string>): Promise<void> {
  const [onLight, onDark] = [await light, await dark];
  expect(onLight).toContain('<svg');
  expect(onDark).toContain('<svg');
  expect(onDark).not.toBe(onLight);
}

describe('the node panel', () => {
  let light: Editor;
  let dark: Editor;

  beforeAll(async () => {
    const { credential } = shared();
    const trigger = triggerNode(credential, {});
    const inbox = {
      ...trigger,
      id: randomUUID(),
      name: inboxName,
      type: inboxType,
      typeVersion: 1,
    };
    const account = smscNode(accountName, credential, { resource: 'contact' });
    const nodes = [trigger, inbox, smscNode(smscName, credential, {}), account];
    // Side by side: a trigger has no predecessor.
    const workflow = { ...chain('All nodes', nodes), connections: {} };
    const { id } = await sharedRest().createWorkflow(workflow);
    light = await openEditor('light');
    dark = await openEditor('dark');
    await light.open(`/workflow/${id}`);
    await dark.open(`/workflow/${id}`);
  });

  afterAll(async () => {
    await light.close();
    await dark.close();
  });

  it.each(Object.entries(EVERYDAY_WORDS))('lists SMSC first for words in %s', async (_, words) => {
    const first = light.page.getByTestId('node-creator-item-name').first();
    for (const word of words) {
      await light.searchNodes(word);
      await first.getByText('SMSC', { exact: true }).waitFor();
      if (word === 'sms') await light.shoot('node-panel');
    }
  });

  it('says of SMSC that it sends, and shows SMSC Account as an entry of its own', async () => {
    const entries = light.page.getByTestId('item-iterator-item');
    await light.searchNodes('sms');
    await entries.first().filter({ hasText: 'Send SMS' }).waitFor();
    await light.searchNodes('blocklist');
    await entries.first().filter({ hasText: 'SMSC Account' }).waitFor();
  });

  it('shows a separate icon in the dark theme', async () => {
    const icon = async (editor: Editor): Promise<string> => {
      await editor.searchNodes('smsc');
      const items = editor.page.getByTestId('item-iterator-item');
      return await iconIn(editor, items.filter({ hasText: 'SMSC' }).first());
    };
    await expectTwoIcons(icon(light), icon(dark));
  });

  it.each([smscName, accountName, triggerName, inboxName])(
    'opens a canvas on which "%s" has both icons',
    async (name) => {
      const icon = async (editor: Editor): Promise<string> =>
        await iconIn(editor, editor.page.locator(`[data-node-name="${name}"]`).first());
      await expectTwoIcons(icon(light), icon(dark));
    },
  );

  it('lists the actions and the triggers of the package', async () => {
    const { page } = light;
    await light.searchNodes('smsc');
    const names = page.getByTestId('node-creator-item-name');
    await names.getByText('SMSC', { exact: true }).first().click();
    await names.getByText('Send message', { exact: true }).waitFor();
    expect(await names.filter({ hasText: 'HLR' }).count()).toBeGreaterThan(0);
    await page.getByTestId('node-creator-category-item').filter({ hasText: 'Triggers' }).click();
    await names.filter({ hasText: 'On incoming message' }).waitFor();
    await names.getByText('On HLR result', { exact: true }).waitFor();
  });

  it('causes no errors in the browser console', () => {
    expect([...light.complaints, ...dark.complaints]).toEqual([]);
  });
});
