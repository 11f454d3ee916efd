import { randomUUID } from 'node:crypto';
import {
  agentWorkflow,
  langchainNode,
  reviewerPhone,
  sendTool,
  smscReview,
} from './support/agent-workflow';
import type { WorkflowNode } from '../../testkit/host/smsc-workflows';
import { answerPage } from './support/page';
import { readMessages, readRequests, writeScript } from './support/run-agent';
import { shared, sharedRest } from './support/shared';
import type { ModelStep } from './support/model-script';

let lastPhone = 77011280000;
const newPhone = () => String((lastPhone += 1));

/** Publishes a chat with an agent, says one sentence in it, and returns what the chat showed. */
async function chat(responseMode: string, steps: readonly ModelStep[], review?: WorkflowNode) {
  const webhookId = randomUUID();
  const parameters = { public: true, options: { responseMode } };
  const trigger = langchainNode('Chat', 'chatTrigger', 1.3, parameters, { webhookId });
  const script = await writeScript(steps);
  const agentOptions = { enableStreaming: responseMode === 'streaming' };
  const workflow = await sharedRest().createWorkflow(
    agentWorkflow(script, [sendTool({ maxRecipients: 1 })], {
      ...{ trigger, agentOptions },
      ...(review && { review }),
    }),
  );
  await sharedRest().publish(workflow);
  const answer = await fetch(`${shared().url}/webhook/${webhookId}/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'sendMessage', sessionId: script, chatInput: 'Send it' }),
  });
  return { status: answer.status, text: await answer.text(), script };
}

const sentTo = async (phone: string) =>
  (await readMessages()).filter((one) => one.phone === phone).map(({ text }) => text);

describe.each(['streaming', 'lastNode'])('a chat that answers by %s', (responseMode) => {
  it('shows the answer of the agent after the message was sent', async () => {
    const phone = newPhone();
    const calls = [{ args: { To: `+${phone}`, Text: 'From the chat' } }];
    const steps = [{ calls }, { content: 'I have sent it.' }];
    const { status, text, script } = await chat(responseMode, steps);
    expect([status, await sentTo(phone)]).toEqual([200, ['From the chat']]);
    expect(text.replace(/"content":"|[^A-Za-z .]/g, '')).toMatch(/I.*have.*sent.*it/);
    const requests = await readRequests(script);
    expect(requests.map(({ stream = false }) => stream)).toEqual(
      requests.map(() => responseMode === 'streaming'),
    );
  });

  it('sends nothing before a person approved it', async () => {
    const phone = newPhone();
    const toolParameters = { To: `+${phone}`, Text: 'Reviewed' };
    const hitlParameters = { approved: true };
    const steps = [{ calls: [{ args: { toolParameters, hitlParameters } }] }];
    await chat(responseMode, steps, smscReview());
    expect(await sentTo(phone)).toEqual([]);
    const question = (await sentTo(reviewerPhone)).find((text) => text.includes(phone)) ?? '';
    await answerPage(/http\S+signature=\w+/.exec(question)?.[0] ?? '', 'approve');
    const deadline = Date.now() + 20_000;
    while ((await sentTo(phone)).length === 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(await sentTo(phone)).toEqual(['Reviewed']);
  });
});
