import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SavedWorkflow, Workflow } from '../../testkit/host/rest-client';
import type { WorkflowNode } from '../../testkit/host/smsc-workflows';
import { repository } from '../../testkit/host/versions';
import type { ModelStep } from './support/model-script';
import { answerPage, openPage } from './support/page';
import { readMessages, readRequests, writeScript } from './support/run-agent';
import { shared, sharedRest } from './support/shared';

const folder = path.join(repository, 'examples/agents');
const manager = '77000000152';

/** Imports an example as a user does: chooses the credentials, and opens the chat to the public. */
async function importExample(
  file: string,
  script: string,
): Promise<{ workflow: SavedWorkflow; chat: string }> {
  const example = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Workflow;
  const { credential, modelCredential } = shared();
  const chat = crypto.randomUUID();
  const nodes = (example.nodes as WorkflowNode[]).map((node) => {
    const parameters = node.parameters as { options?: object };
    const { options } = parameters;
    if (node.type.endsWith('.chatTrigger')) {
      return { ...node, webhookId: chat, parameters: { ...parameters, public: true } };
    }
    if (node.type.endsWith('.lmChatOpenAi')) {
      const model = { __rl: true, mode: 'id', value: script };
      const credentials = { openAiApi: modelCredential };
      return { ...node, credentials, parameters: { ...parameters, model } };
    }
    if (!node.type.startsWith('n8n-nodes-smsc.')) return node;
    const credentials = { smscApi: credential };
    if (!node.type.endsWith('HitlTool')) return { ...node, credentials };
    // The n8n of the tests has no public address.
    const local = { ...options, allowPrivateAddress: true, shortenLinks: false };
    const webhookId = crypto.randomUUID();
    return { ...node, credentials, webhookId, parameters: { ...parameters, options: local } };
  });
  const workflow = await sharedRest().createWorkflow({ ...example, nodes });
  await sharedRest().publish(workflow);
  return { workflow, chat };
}

async function say(chat: string, chatInput: string): Promise<void> {
  const answer = await fetch(`${shared().url}/webhook/${chat}/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'sendMessage', sessionId: chat, chatInput }),
  });
  await answer.text();
}

async function textsTo(phone: string): Promise<string[]> {
  return (await readMessages()).filter((one) => one.phone === phone).map(({ text }) => text);
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (await isReached()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('Nothing happened within 30 s');
}

describe('support-desk.json', () => {
  it.each([
    ['approves', 'approve', '77000000161', ['Ваш заказ будет завтра']],
    ['declines', 'disapprove', '77000000162', []],
  ] as const)('texts the customer if the manager %s', async (_title, decision, phone, expected) => {
    const toolParameters = { To: `+${phone}`, Text: 'Ваш заказ будет завтра' };
    const steps: ModelStep[] = [
      {
        calls: [
          { tool: 'Send_SMS', args: { toolParameters, hitlParameters: { approved: true } } },
          { tool: 'Delivery_status', args: { Message_ID: '77', Phone: `+${phone}` } },
        ],
      },
      { content: 'Done' },
    ];
    const script = await writeScript(steps);
    const { chat } = await importExample('support-desk.json', script);
    const before = (await textsTo(manager)).length;
    await say(chat, 'Write to the customer that the order comes tomorrow');
    await until(async () => (await textsTo(manager)).length > before);
    const question = (await textsTo(manager)).at(-1) ?? '';
    const link = /http\S+signature=\w+/.exec(question)?.[0] ?? '';
    const page = await openPage(link);
    for (const shown of [question, page.text]) {
      expect(shown).toContain('The support agent wants to use Send_SMS');
      expect(shown).toContain(`To: +${phone}\nText: Ваш заказ будет завтра`);
    }
    expect(await textsTo(phone)).toEqual([]);
    await answerPage(link, decision, { comment: 'Call instead' });
    await until(async () => (await readRequests(script)).length === 2);
    expect(await textsTo(phone)).toEqual(expected);
    const told = JSON.stringify((await readRequests(script)).at(-1)?.messages);
    expect(told.includes('Call instead')).toBe(decision === 'disapprove');
  });
});

it('every example with an agent is tested and listed', () => {
  const readme = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  expect(files).toEqual(['support-desk.json']);
  for (const file of files) expect(readme).toContain(`](${file})`);
});
