/** n8n's editor in a headless Chromium, signed in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, selectors, type Locator, type Page } from 'playwright-core';
import { findChromium } from '../../../testkit/host/chromium';
import { repository } from '../../../testkit/host/versions';
import { shared } from './shared';

export interface Editor {
  readonly page: Page;
  /** Errors that the page has logged or thrown so far. */
  readonly complaints: readonly string[];
  open(route: string): Promise<void>;
  /** Opens a node's form by its address, without a click on the canvas. */
  openNodeAt(workflowId: string, nodeId: string): Promise<Locator>;
  /** Opens a node's form from the canvas. */
  openNode(name: string): Promise<Locator>;
  closeNode(): Promise<void>;
  /** Opens the list of nodes and types into its search field. */
  searchNodes(text: string): Promise<void>;
  /** Keeps a screenshot for the documents if requested (`npm run test:e2e -- --screenshots`). */
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

const waitLimitMs = 30_000;
const loadLimitMs = 120_000;
const imageQuality = 80;

/** Whether this run renews the screenshots of the documents. */
export function isShooting(): boolean {
  return process.env['SMSC_SCREENSHOTS'] !== undefined;
}

export async function openEditor(
  colorScheme: 'light' | 'dark' = 'light',
  viewport = { width: 1280, height: 800 },
): Promise<Editor> {
  const { url, session } = shared();
  selectors.setTestIdAttribute('data-test-id');
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    args: [
      // Chromium's sandbox needs rights that a container's root does not have; only our n8n is opened.
      '--no-sandbox',
      // The editor asks npm about community packages; the tests go without the Internet. Routes of Playwright
      // would do the same, but they switch the cache off, and the editor is 15 MB.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  const context = await browser.newContext({ viewport, colorScheme });
  const [name, value] = session.split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(waitLimitMs);
  const complaints = collectComplaints(page, url);
  const form = page.getByTestId('ndv');

  return {
    page,
    complaints,
    async open(route) {
      await page.goto(`${url}${route}`, { waitUntil: 'commit', timeout: loadLimitMs });
      await page.getByTestId('canvas-wrapper').waitFor({ timeout: loadLimitMs });
    },
    async openNodeAt(workflowId, nodeId) {
      await page.goto(`${url}/workflow/${workflowId}/${nodeId}`, {
        waitUntil: 'commit',
        timeout: loadLimitMs,
      });
      await form.waitFor({ timeout: loadLimitMs });
      return form;
    },
    async openNode(nodeName) {
      await page.locator(`[data-test-id=canvas-node][data-node-name="${nodeName}"]`).dblclick();
      await form.waitFor();
      return form;
    },
    async closeNode() {
      await page.getByTestId('ndv-close-button').click();
      await form.waitFor({ state: 'hidden' });
    },
    async searchNodes(text) {
      const search = page.getByTestId('node-creator-search-bar');
      if (!(await search.isVisible())) await page.getByTestId('node-creator-plus-button').click();
      await search.fill(text);
    },
    async shoot(image) {
      if (!isShooting()) return;
      await page.evaluate('document.fonts.ready');
      const devTools = await context.newCDPSession(page);
      const { data } = await devTools.send('Page.captureScreenshot', {
        format: 'webp',
        quality: imageQuality,
      });
      const folder = path.join(repository, 'docs/images');
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${image}.webp`), Buffer.from(data, 'base64'));
    },
    close: () => browser.close(),
  };
}

function collectComplaints(page: Page, url: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    const source = message.location().url;
    // Most of n8n's own nodes have no preview, and the editor requests one anyway.
    const isOurs =
      source === '' ||
      (source.startsWith(url) && !source.startsWith(`${url}/schemas/n8n-nodes-base.`));
    if (message.type() === 'error' && isOurs) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}
