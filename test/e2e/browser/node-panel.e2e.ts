import { openEditor, type Editor } from '../support/editor';

async function iconOf(editor: Editor): Promise<string> {
  const item = editor.page.getByTestId('item-iterator-item').filter({ hasText: 'SMSC' }).first();
  const source = await item.locator('img').first().getAttribute('src');
  const answer = await editor.page.request.get(new URL(source!, editor.page.url()).href);
  expect(answer.headers()['content-type']).toContain('image/svg');
  return await answer.text();
}

describe('the panel of nodes', () => {
  let light: Editor;
  let dark: Editor;

  beforeAll(async () => {
    light = await openEditor('light');
    dark = await openEditor('dark');
    await light.open('/workflow/new');
    await dark.open('/workflow/new');
  });

  afterAll(async () => {
    await light.close();
    await dark.close();
  });

  it.each(['sms', 'hlr', 'viber', 'смс'])('finds SMSC by "%s", first of all', async (word) => {
    await light.searchNodes(word);
    const first = light.page.getByTestId('node-creator-item-name').first();
    await first.filter({ hasText: /^SMSC/ }).waitFor();
    if (word === 'sms') await light.shoot('node-panel');
  });

  it('shows an icon of its own in the dark theme', async () => {
    await light.searchNodes('smsc');
    await dark.searchNodes('smsc');
    const [onLight, onDark] = [await iconOf(light), await iconOf(dark)];
    expect(onLight).toContain('<svg');
    expect(onDark).toContain('<svg');
    expect(onDark).not.toBe(onLight);
  });

  it('lists the actions and the triggers of the package', async () => {
    await light.searchNodes('smsc');
    await light.page
      .getByTestId('node-creator-item-name')
      .getByText('SMSC', { exact: true })
      .first()
      .click();
    await light.page
      .getByTestId('node-creator-category-item')
      .filter({ hasText: 'Actions' })
      .click();
    const names = light.page.getByTestId('node-creator-item-name');
    await names.filter({ hasText: 'Send message' }).waitFor();
    expect(await names.filter({ hasText: 'HLR' }).count()).toBeGreaterThan(0);
    await light.page
      .getByText(/^Triggers/)
      .first()
      .waitFor();
  });

  it('makes the browser complain about nothing', () => {
    expect([...light.complaints, ...dark.complaints]).toEqual([]);
  });
});
