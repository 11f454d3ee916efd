import { chromium, type Browser, type Page } from 'playwright-core';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium } from '../../testkit/host/chromium';
import { outputOf, type StoredExecution } from '../../testkit/host/execution';
import { actionType, actionWorkflow, smscName, startName } from '../../testkit/host/smsc-workflows';
import { repository } from '../../testkit/host/versions';
import { isShooting, openEditor } from './support/editor';
import { control } from './support/gateway';
import { shared, sharedRest } from './support/shared';
import { until } from './support/until';

/** The n8n of the tests has no public address. */
const longMessages = { shortenLinks: false, allowPrivateAddress: true };
let lastPhone = 77011230160;

interface Asked {
  readonly executionId: string;
  readonly workflowId: string;
  readonly phone: string;
  readonly text: string;
  readonly link: string;
}

interface SentMessage {
  readonly phone: string;
  readonly text: string;
}

async function readMessages(): Promise<SentMessage[]> {
  const answer = await fetch(`${shared().emulatorUrl}/emulator/messages`);
  return (await answer.json()) as SentMessage[];
}

/** Starts a workflow that sends a question, and returns the link that the phone received. */
async function ask(parameters: object = {}, input: object = {}): Promise<Asked> {
  const phone = String((lastPhone += 1));
  const workflow = await sharedRest().createWorkflow(
    actionWorkflow(
      'Ask a person',
      shared().credential,
      [
        {
          name: smscName,
          parameters: {
            ...{ resource: 'message', operation: 'sendAndWait', to: phone },
            ...{ message: 'Order 1042 over 950 000 KZT: may it be shipped?' },
            options: longMessages,
            ...parameters,
          },
        },
      ],
      [input],
    ),
  );
  const executionId = await sharedRest().start(workflow, startName);
  const { text } = await until(
    'The question',
    async () => (await readMessages()).find((one) => one.phone === phone) ?? { text: '' },
    (message) => message.text !== '',
  );
  await until(
    'The waiting execution',
    async () => (await sharedRest().getExecution(executionId)).status,
    (status) => status === 'waiting',
  );
  const link = /https?:\S+$/.exec(text)?.[0] ?? '';
  return { executionId, workflowId: workflow.id, phone, text, link };
}

const post = (link: string, body: Record<string, string>): Promise<Response> =>
  fetch(link, { method: 'POST', body: new URLSearchParams(body) });

/** Submits like a browser a form that may contain files. */
function postForm(link: string, fields: Record<string, string>): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(link, { method: 'POST', body });
}

async function statusOf({ executionId }: Asked): Promise<string> {
  return (await sharedRest().getExecution(executionId)).status;
}

async function endOf({ executionId }: Asked): Promise<StoredExecution> {
  return await sharedRest().waitFor(executionId);
}

describe('a question to a person', () => {
  it('is answered only by a click on the page', async () => {
    const asked = await ask();
    const shown = await fetch(asked.link);
    expect(shown.status).toBe(200);
    expect(await shown.text()).toContain('may it be shipped?');
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
    await fetch(asked.link, { method: 'HEAD' });
    expect((await post(asked.link, { approved: 'true' })).status).toBe(422);
    expect(await statusOf(asked)).toBe('waiting');

    const decided = await post(asked.link, { decision: 'disapprove' });
    expect(decided.status).toBe(200);
    expect(await decided.text()).toContain('Thank you');
    expect(outputOf(await endOf(asked), smscName)).toEqual([
      {
        approved: false,
        phone: `+${asked.phone}`,
        respondedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      },
    ]);

    const second = await post(asked.link, { decision: 'approve' });
    expect(await second.text()).toContain('No action required');
    expect(outputOf(await endOf(asked), smscName)).toMatchObject([{ approved: false }]);
  });

  it('is not answered by a modified link', async () => {
    const asked = await ask();
    const { link } = asked;
    const changed = [
      link.replace(/q=(.)/, (_all, first) => `q=${first === '0' ? '1' : '0'}`),
      link.replace(/signature=(.)/, (_all, first) => `signature=${first === '0' ? '1' : '0'}`),
      link.replace(/[?&]signature=\w+/, ''),
      `${link}&approved=true`,
    ];
    for (const address of changed) {
      const answer = await post(address, { decision: 'approve' });
      expect([address.replace(link, ''), answer.status]).toEqual([expect.anything(), 401]);
      await answer.text();
    }
    expect(await statusOf(asked)).toBe('waiting');
  });

  it('may be a form that keeps its input until all fields are valid', async () => {
    const fields = [
      { fieldLabel: 'Delivery date', fieldType: 'date', requiredField: true },
      { fieldLabel: 'Boxes', fieldType: 'number' },
    ];
    const asked = await ask({ responseType: 'customForm', formFields: { values: fields } });
    const refused = await postForm(asked.link, { 'field-0': 'soon', 'field-1': '3' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="3"');
    await (await postForm(asked.link, { 'field-0': '2026-12-01', 'field-1': '3' })).text();
    expect(outputOf(await endOf(asked), smscName)).toMatchObject([
      { data: { 'Delivery date': '2026-12-01', Boxes: 3 }, phone: `+${asked.phone}` },
    ]);
  });

  it('continues without an answer when its time limit ends', async () => {
    const values = { limitType: 'afterTimeInterval', resumeAmount: 0.1, resumeUnit: 'minutes' };
    const options = { ...longMessages, limitWaitTime: { values } };
    const asked = await ask({ options }, { order: 1042 });
    const execution = await sharedRest().waitFor(asked.executionId, 120_000);
    expect(outputOf(execution, smscName)).toEqual([{ order: 1042 }]);
    expect(await (await fetch(asked.link)).text()).toContain('No action required');
  });

  it('cancels its reminder when it is answered', async () => {
    const asked = await ask({ options: { ...longMessages, remindAfter: 60 } });
    const ofPhone = async () => (await readMessages()).filter(({ phone }) => phone === asked.phone);
    await until('The reminder', ofPhone, (all) => all.length === 2);
    await (await post(asked.link, { decision: 'approve' })).text();
    await endOf(asked);
    await control('advance', { seconds: 3700 });
    const deleted = await fetch(`${shared().emulatorUrl}/emulator/log`).then((log) => log.text());
    expect(deleted).toMatch(/"del":\s*"1"/);
  });

  it('may be answered by SMS', async () => {
    const phone = String((lastPhone += 1));
    const parameters = {
      ...{ resource: 'message', operation: 'sendAndWait', to: phone, answerBy: 'reply' },
      message: 'May order 1042 be shipped?',
    };
    const workflow = await sharedRest().createWorkflow(
      actionWorkflow('Ask by SMS', shared().credential, [{ name: smscName, parameters }]),
    );
    const executionId = await sharedRest().start(workflow, startName);
    await until('The question', readMessages, (all) => all.some((one) => one.phone === phone));
    await control('incoming', { phone, text: 'Да, пожалуйста' });
    const execution = await sharedRest().waitFor(executionId, 120_000);
    expect(outputOf(execution, smscName)).toMatchObject([
      { approved: true, data: { text: 'Да, пожалуйста' }, phone: `+${phone}` },
    ]);
  });

  it('is offered to AI agents as human review', async () => {
    const types = await sharedRest().listNodeTypes();
    const review = types.find(({ name }) => name === `${actionType}HitlTool`);
    expect(review).toMatchObject({
      inputs: [{ type: 'ai_tool' }],
      codex: { subcategories: { Tools: ['Human in the Loop'] } },
    });
    const properties = review?.['properties'] as { name: string; type: string; default: unknown }[];
    expect(properties.filter(({ name }) => name === 'operation')).toMatchObject(
      expect.arrayContaining(
        [{ type: 'hidden', default: 'sendAndWait' }].map(expect.objectContaining),
      ),
    );
  });
});

describe('the page on a phone', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: findChromium()!,
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    });
  });
  afterAll(() => browser.close());
  afterEach(() => page.close());

  async function openPhone(colorScheme: 'light' | 'dark', link: string): Promise<string[]> {
    const viewport = { width: 390, height: 720 };
    page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: 2 });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(link);
    return complaints;
  }

  async function shoot(name: string): Promise<void> {
    if (!isShooting()) return;
    await page.bringToFront();
    const devTools = await page.context().newCDPSession(page);
    const shot = await devTools.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    const file = path.join(repository, `docs/images/${name}.webp`);
    writeFileSync(file, Buffer.from(shot.data, 'base64'));
  }

  it.each(['light', 'dark'] as const)('approves with one tap, in %s', async (colorScheme) => {
    const asked = await ask({ options: { ...longMessages, pageTitle: 'Northwind Orders' } });
    const complaints = await openPhone(colorScheme, asked.link);
    await shoot(`send-and-wait-question-${colorScheme}`);
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Thank you').waitFor();
    await shoot(`send-and-wait-answered-${colorScheme}`);
    expect(outputOf(await endOf(asked), smscName)).toMatchObject([{ approved: true }]);
    expect(complaints).toEqual([]);
    if (colorScheme === 'light') await keepEditor(asked);
  });

  it('submits a form', async () => {
    const fields = [
      { fieldLabel: 'Delivery date', fieldType: 'date', requiredField: true },
      {
        fieldLabel: 'When',
        fieldType: 'dropdown',
        choices: 'Morning, Evening',
        requiredField: true,
      },
      { fieldLabel: 'Note', fieldType: 'textarea' },
      { fieldLabel: 'Call before you come', fieldType: 'checkbox' },
    ];
    const asked = await ask({
      ...{ responseType: 'customForm', formFields: { values: fields } },
      message: 'When shall we deliver order 1042?',
    });
    const complaints = await openPhone('light', asked.link);
    await page.getByLabel('Delivery date').fill('2026-12-01');
    await page.getByLabel('When').selectOption('Evening');
    await page.getByLabel('Call before you come').check();
    await shoot('send-and-wait-form');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Thank you').waitFor();
    expect(outputOf(await endOf(asked), smscName)).toMatchObject([
      {
        data: {
          ...{ 'Delivery date': '2026-12-01', When: 'Evening', Note: null },
          'Call before you come': true,
        },
      },
    ]);
    expect(complaints).toEqual([]);
  });

  /** The resumed execution, as the editor shows it. */
  async function keepEditor({ workflowId, executionId }: Asked): Promise<void> {
    if (!isShooting()) return;
    const editor = await openEditor();
    try {
      await editor.page.goto(`${shared().url}/workflow/${workflowId}/executions/${executionId}`);
      const canvas = editor.page
        .getByTestId('canvas-node')
        .and(editor.page.locator(`[data-node-name="${smscName}"]`));
      await canvas.dblclick();
      await editor.page.getByTestId('ndv').getByText('respondedAt').first().waitFor();
      await editor.shoot('send-and-wait-resumed');
    } finally {
      await editor.close();
    }
  }
});
