import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { chain, startNode } from '../../../testkit/host/smsc-workflows';
import { repository } from '../../../testkit/host/versions';
import { keepContactSheet, type Cell } from '../support/contact-sheet';
import { isShooting, openEditor, type Editor } from '../support/editor';
import { sharedRest } from '../support/shared';

const mostClicks = 3;
/** A usual window of a notebook. Everything that a task clicks in the panel is in sight in it. */
/** A maximized browser on a screen of 1920 × 1080. */
const viewport = { width: 1920, height: 950 };

interface Task {
  readonly title: string;
  /** What a user types who knows neither the package nor the gateway. */
  readonly word: string;
  /** The entry of the panel; SMSC if absent. */
  readonly node?: string;
  readonly action?: string;
  /** Looked for in an empty workflow, where n8n shows triggers first. */
  readonly trigger?: string;
  readonly channel?: string;
  /** What the form shows without further steps. */
  readonly shows: string;
}

const tasks: readonly Task[] = [
  { title: 'Send an SMS', word: 'sms', action: 'Send message', shows: 'to' },
  {
    title: 'Send a Viber message',
    word: 'viber',
    action: 'Send message',
    channel: 'Viber',
    shows: 'attachments',
  },
  {
    title: 'Make a voice call',
    word: 'voice call',
    action: 'Send message',
    channel: 'Voice Call',
    shows: 'voiceContent',
  },
  {
    title: 'Send by Viber, otherwise by SMS',
    word: 'fallback',
    action: 'Send message with fallback',
    shows: 'to',
  },
  {
    title: 'Ask a person and wait for the answer',
    word: 'согласование',
    action: 'Send message and wait for response',
    shows: 'message',
  },
  {
    title: 'Check a delivery status',
    word: 'delivery status',
    action: 'Get status of message',
    shows: 'messageId',
  },
  {
    title: 'Get the price before sending',
    word: 'price',
    action: 'Get cost of message',
    shows: 'to',
  },
  {
    title: 'Verify a phone number by a code',
    word: 'verification code',
    action: 'Send one-time code',
    shows: 'phone',
  },
  {
    title: 'Look up a number by HLR',
    word: 'hlr',
    action: 'Look up number with HLR',
    shows: 'phone',
  },
  {
    title: 'Add a contact',
    word: 'contact',
    node: 'SMSC Account',
    action: 'Create contact',
    shows: 'operation',
  },
  {
    title: 'Block a number',
    word: 'blocklist',
    node: 'SMSC Account',
    action: 'Add number to blocklist',
    shows: 'messages',
  },
  {
    title: 'Start on an incoming SMS',
    word: 'incoming sms',
    trigger: 'On incoming message',
    shows: 'events',
  },
  {
    title: 'Start on a delivery status',
    word: 'delivery report',
    trigger: 'On delivery status',
    shows: 'events',
  },
];

/** The steps to a task: typed text and clicks. */
interface Way {
  readonly task: Task;
  readonly typed: readonly string[];
  readonly clicked: readonly string[];
}

describe('a new user', () => {
  let editor: Editor;
  let form: Locator;
  const ways: Way[] = [];
  const cells: Cell[] = [];

  async function openWorkflow(nodes: Parameters<typeof chain>[1]): Promise<void> {
    const workflow = await sharedRest().createWorkflow(chain('Ten tasks', nodes));
    await editor.open(`/workflow/${workflow.id}`);
  }

  /** Fails if a user would have to scroll before a click. The panel may still be moving. */
  async function expectInSight(label: string, place: Locator): Promise<void> {
    const deadline = Date.now() + 5000;
    for (;;) {
      await place.waitFor();
      const { y, height } = (await place.boundingBox()) ?? { y: -1, height: 0 };
      const isInSight = y >= 0 && y + height <= viewport.height;
      if (isInSight) return;
      if (Date.now() > deadline) throw new Error(`"${label}" is out of sight, at ${y} px`);
      await editor.page.waitForTimeout(100);
    }
  }

  beforeAll(async () => {
    editor = await openEditor('light', viewport);
    form = editor.page.getByTestId('ndv');
    // Changes of a task are left behind when the next one opens a workflow.
    editor.page.on('dialog', (dialog) => {
      dialog.accept().catch(() => undefined);
    });
    await openWorkflow([startNode()]);
  });

  afterAll(async () => {
    if (isShooting() && cells.length === tasks.length) {
      await keepContactSheet(editor, 'ten-tasks', cells);
      writeFileSync(path.join(repository, 'docs/ten-tasks.md'), toPage(ways));
    }
    await editor.close();
  });

  // A form left open by a failed test would cover the canvas for the next one.
  afterEach(async () => {
    if (await form.isVisible()) await editor.closeNode();
  });

  it.each(tasks.map((task) => [task.title, task] as const))(
    'finds "%s" in fewer than four clicks, without scrolling',
    async (title, task) => {
      const { page } = editor;
      const clicked: string[] = [];
      const click = async (label: string, place: Locator): Promise<void> => {
        await place.click();
        clicked.push(label);
      };
      const name = (text: string): Locator =>
        page.getByTestId('node-creator-item-name').getByText(text, { exact: true }).first();

      const { node = 'SMSC' } = task;
      if (task.trigger !== undefined) await openWorkflow([]);
      await editor.searchNodes(task.word);
      await expectInSight(node, name(node));
      await click(node, name(node));
      const item = task.trigger ?? task.action!;
      await expectInSight(item, name(item));
      await click(item, name(item));
      if (task.channel !== undefined) {
        await click('Channel', form.getByTestId('parameter-input-channel'));
        // The list narrows during typing; a key before that would select another entry.
        const entries = page.getByRole('option').filter({ visible: true });
        await entries.nth(1).waitFor();
        await page.keyboard.type(task.channel);
        await entries.nth(1).waitFor({ state: 'hidden' });
        await entries.getByText(task.channel, { exact: true }).waitFor();
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      }
      await form.getByTestId(`parameter-input-${task.shows}`).waitFor();

      expect(clicked.length).toBeLessThanOrEqual(mostClicks);
      ways.push({ task, typed: [task.word, ...(task.channel ? [task.channel] : [])], clicked });
      cells.push({ title, png: await form.getByTestId('node-parameters').screenshot() });
      await editor.closeNode();
    },
  );

  it('causes no errors in the browser console', () => {
    expect(editor.complaints).toEqual([]);
  });
});

function toPage(found: readonly Way[]): string {
  const lines = found.map(({ task, typed, clicked }, index) => {
    const [word, choice] = typed;
    const last = choice === undefined ? '' : `, type "${choice}", press ↓ and Enter`;
    const steps = clicked.map((label) => `**${label}**`).join(' → ');
    return `${index + 1}. ${task.title}: type "${word!}" → ${steps}${last} (${clicked.length} clicks)`;
  });
  return `# Common tasks, and the clicks to them

Written by \`npm run test:e2e -- ten-tasks --screenshots\`, which finds each task in a real n8n. It fails if a task takes more than ${mostClicks} clicks, or if a user would have to scroll to a click in the list of nodes or of actions, in a window of ${viewport.width} × ${viewport.height} (a maximized browser on a screen of 1920 × 1080). Do not edit by hand.

Open the list of nodes (the plus at the right, or the key N): for an action in a workflow that has a start, for a trigger in an empty workflow. Typing is not counted as a click.

${lines.join('\n')}

What is then open, in the same order:

![The forms of the tasks, in the order of the list](images/ten-tasks.webp)

The actions of a node are listed in the order of use, so others of its actions are further down. In a workflow without a start n8n shows triggers first: click **Actions** before the action, which is one click more.
`;
}
