import { randomUUID } from 'node:crypto';
import { defined, langchainNode, smscTool } from './support/agent-workflow';
import { McpClient, textOf } from './support/mcp-client';
import { readMessages } from './support/run-agent';
import { shared, sharedRest } from './support/shared';

const [ANNA, STRANGER] = ['77011270001', '79161270002'];

describe('SMSC behind an MCP server of n8n', () => {
  let client: McpClient;
  beforeAll(async () => {
    const path = `mcp-${randomUUID()}`;
    const fields = { resource: 'message', operation: 'send', to: defined('To') };
    const send = { ...fields, text: defined('Text') };
    const options = { allowedRecipients: '+7701*', maxRecipients: 1 };
    const tools = [
      smscTool({ ...send, options }, 'Send SMS'),
      smscTool({ ...send, options }, 'Send softly', { onError: 'continueRegularOutput' }),
      smscTool({ resource: 'account', operation: 'getBalance' }, 'Balance'),
      smscTool({ ...fields, operation: 'sendAndWait', message: defined('Text') }, 'Ask'),
    ];
    const server = langchainNode(
      'MCP',
      'mcpTrigger',
      2,
      { path, authentication: 'none' },
      { webhookId: randomUUID() },
    );
    const connections = Object.fromEntries(
      tools.map(({ name }) => [name, { ai_tool: [[{ node: 'MCP', type: 'ai_tool', index: 0 }]] }]),
    );
    const nodes = [server, ...tools];
    const workflow = await sharedRest().createWorkflow({ name: path, nodes, connections });
    await sharedRest().publish(workflow);
    client = new McpClient(`${shared().url}/mcp/${path}`);
    await client.connect();
  });

  const sentTo = async (text: string) =>
    (await readMessages()).filter((one) => one.text === text).map(({ phone }) => phone);

  it('lists the tools with their fields', async () => {
    const { tools = [] } = await client.request('tools/list', {});
    expect(tools.map(({ name }) => name).sort()).toEqual([
      ...['Ask', 'Balance', 'Send_SMS', 'Send_softly'],
    ]);
    expect(JSON.stringify(tools.find(({ name }) => name === 'Send_SMS'))).toMatch(/"To".*"Text"/);
  });

  it('sends, and returns the outcome', async () => {
    const result = await client.call('Send_SMS', { To: `+${ANNA}`, Text: 'Over MCP' });
    expect([result.isError ?? false, await sentTo('Over MCP')]).toEqual([false, [ANNA]]);
    expect(textOf(result)).toContain(`+${ANNA}`);
  });

  it.each([
    ['a stranger', { To: `+${STRANGER}` }],
    ['a group', { To: 'G1' }],
    ['two recipients', { To: `+${ANNA},+77011270003` }],
    ['a list', { To: [`+${ANNA}`, `+${STRANGER}`] }],
    ['nobody', {}],
    ['its own limits', { To: `+${STRANGER}`, options: {}, allowedRecipients: '*' }],
    ['a second recipient in a query', { To: `+${ANNA}`, query: { To: `+${STRANGER}` } }],
  ])('sends nothing to %s, and says so', async (title, args) => {
    for (const tool of ['Send_SMS', 'Send_softly']) {
      const text = `${tool} to ${title}`;
      const result = await client.call(tool, { Text: text, ...args });
      expect([title, (await sentTo(text)).filter((phone) => phone !== ANNA)]).toEqual([title, []]);
      if (!('query' in args)) {
        expect(textOf(result)).toMatch(/error|invalid|required/i);
        expect(await sentTo(text)).toEqual([]);
      }
    }
  });

  it('reads the balance', async () => {
    expect(textOf(await client.call('Balance', {}))).toMatch(/"?balance"?/);
  });

  it('sends no question, because nobody would get the answer', async () => {
    const result = await client.call('Ask', { To: `+${ANNA}`, Text: 'May I?' });
    expect(textOf(result)).not.toContain('"approved":true');
    const asked = (await readMessages()).filter(({ text }) => text.startsWith('May I?'));
    expect(asked).toEqual([]);
  });
});
