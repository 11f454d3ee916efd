import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../../testkit/host/chromium';
import { nodeRedVersions } from '../../../testkit/node-red/versions';
import type { FlowNode } from '../../../testkit/node-red/user-directory';
import { node, openStage, type Stage } from './support/stage';

/** Folder for pictures of the dialogs; none are taken without it. */
const PICTURES = process.env['SMSC_DIALOG_PICTURES'];

const SESSION: FlowNode = {
  ...{ id: 'session', type: 'smsc-smpp-config', region: 'custom', host: '127.0.0.1' },
  ...{ port: 1, tls: true, perSecond: 30, window: 100, connections: 1, version: '3.4' },
};

const choice = (v: string) => ({ t: 'choice', v });

/** One node of each type, with values in its lists. */
const NODES: readonly FlowNode[] = [
  node('a', 'smsc send', { account: 'account', parameters: { channel: choice('sms') } }),
  node('b', 'smsc', {
    ...{ account: 'account', resource: 'hlr', operation: 'lookup' },
    parameters: { detail: choice('full'), simplify: { t: 'bool', v: 'true' } },
  }),
  node('c', 'smsc verify code', { account: 'account', parameters: {} }),
  node('d', 'smsc in', {
    ...{ account: 'account', path: '/smsc', authentication: 'signature' },
    events: ['deliveryStatus', 'incomingMessage'],
    options: { deduplicate: true, finalOnly: true, phones: '+77011234567', statuses: ['read'] },
  }),
  node('e', 'smsc poll', {
    ...{ account: 'account', interval: 3600, balanceLimit: 100 },
    ...{ events: ['lowBalance', 'incomingMessage'], options: { watchHours: 5, toPhone: '+7701' } },
  }),
  node('f', 'smsc smpp out', {
    ...{ session: 'session', resource: 'message', operation: 'send' },
    parameters: { channel: choice('sms') },
  }),
  node('g', 'smsc smpp in', {
    ...{ session: 'session', events: ['deliveryStatus'], options: { deduplicate: false } },
  }),
];

/** A channel whose text may be missing beside a file. */
const VIBER = node('viber', 'smsc send', {
  ...{ account: 'account', parameters: { channel: choice('viber') } },
});

const TYPES = [...NODES.map(({ type }) => type), 'smsc-config', 'smsc-smpp-config'];
const LANGUAGES = ['en-US', 'ru'] as const;

/** Functions of Node-RED's editor, inside the page. */
interface EditorWindow {
  readonly RED: {
    readonly editor: {
      edit(node: unknown): void;
      editConfig(name: string, type: string, id: string): void;
    };
    readonly nodes: { node(id: string): Record<string, unknown> };
  };
}

describe.each(nodeRedVersions)('the dialogs of Node-RED $version', (version) => {
  let stage: Stage;
  let browser: Browser;

  beforeAll(async () => {
    stage = await openStage(version, {
      settings: [
        "httpNodeAuth: { user: 'u', pass: 'p' }",
        'contextStorage: { default: { module: "memory" } }',
      ],
      nodes: [SESSION, ...NODES, VIBER],
    });
    browser = await chromium.launch({
      executablePath: findChromium()!,
      // The editor asks for the catalogue of its palette, and would wait for it.
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    });
  });
  afterAll(async () => {
    await browser.close();
    await stage.stop();
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    let page: Page;
    const complaints: string[] = [];

    beforeAll(async () => {
      page = await browser.newPage({ viewport: { width: 1400, height: 1100 } });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.addInitScript(`localStorage.setItem('editor-language', '${language}')`);
      await page.goto(stage.red.url);
      await page.waitForSelector('.red-ui-flow-node', { timeout: 40_000 });
    });
    afterAll(async () => await page.close());

    it.each(TYPES)('%s has only texts of the language, and keeps what is stored', async (type) => {
      const id =
        NODES.find((one) => one.type === type)?.id ??
        (type === 'smsc-config' ? 'account' : 'session');
      const before = await readNode(page, id);
      await openDialog(page, type, id);
      const tray = page.locator('.red-ui-tray').last();
      await tray.waitFor();
      await page.waitForFunction(
        "[...document.querySelectorAll('.smsc-form, .smsc-events')].every((one) => one.children.length > 0)",
      );
      if (PICTURES !== undefined) {
        mkdirSync(PICTURES, { recursive: true });
        const name = `${version.version}-${language}-${type.replaceAll(' ', '-')}.png`;
        await page.screenshot({ path: path.join(PICTURES, name) });
      }
      const text = await tray.innerText();
      // A text that the catalogue lacks shows its key.
      expect(text).not.toMatch(/smsc[\w-]*\.\w+\.\w+|undefined|\[object|NaN/);
      const body = await tray.locator('.red-ui-tray-body').innerText();
      expect(/[а-яё]{3}/i.test(withoutQuotes(body))).toBe(language === 'ru');
      await page.locator('#node-dialog-ok, #node-config-dialog-ok').last().click();
      await tray.waitFor({ state: 'detached' });
      expect(await readNode(page, id)).toEqual(before);
      expect(complaints).toEqual([]);
    });

    it('says that an empty text comes from the message, for each channel', async () => {
      for (const id of ['a', 'viber']) {
        await openDialog(page, 'smsc send', id);
        const empty = page.locator('.smsc-form input[placeholder*="msg.payload"]:visible');
        await empty.first().waitFor();
        expect(await empty.count()).toBe(1);
        await page.locator('#node-dialog-cancel').click();
        await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
      }
    });

    it('warns of what keeps callbacks and states away', async () => {
      await openDialog(page, 'smsc in', 'd');
      await page.locator('.smsc-if-http-node-auth').waitFor({ state: 'visible' });
      expect(await page.locator('.smsc-address').innerText()).toContain(
        '/smsc?charset=utf-8&sha1=SECRET',
      );
      await page.locator('#node-dialog-cancel').click();
      await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
      await openDialog(page, 'smsc poll', 'e');
      await page.locator('.smsc-if-memory-only').waitFor({ state: 'visible' });
      await page.locator('#node-dialog-cancel').click();
      await page.locator('.red-ui-tray').waitFor({ state: 'detached' });
    });
  });
});

/** Names of menus of the dashboard are Russian in English texts, too. */
function withoutQuotes(text: string): string {
  return text.replace(/«[^»]*»/g, '');
}

async function openDialog(page: Page, type: string, id: string): Promise<void> {
  await page.evaluate(
    ([wanted = '', config = '']) => {
      const { RED } = globalThis as unknown as EditorWindow;
      if (config === '') RED.editor.edit(RED.nodes.node(wanted));
      else RED.editor.editConfig('', config, wanted);
    },
    [id, type.endsWith('-config') ? type : ''],
  );
  await page.locator('.red-ui-tray').last().waitFor();
  // The tray slides in. A click meanwhile does not close it.
  await page.waitForTimeout(600);
}

/** What the node stores, without what the editor adds. */
async function readNode(page: Page, id: string): Promise<unknown> {
  return await page.evaluate((wanted) => {
    const { RED } = globalThis as unknown as EditorWindow;
    const found = RED.nodes.node(wanted);
    const names = ['events', 'options', 'parameters', 'account', 'session', 'path', 'interval'];
    return JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, found[name]]))));
  }, id);
}
