import { agentVersions, defined, latestAgent, sendTool, smscTool } from './support/agent-workflow';
import type { ModelCall } from './support/model-script';
import { AgentRun } from './support/run-agent';

let lastPhone = 77011240000;
const newPhone = () => String((lastPhone += 1));
const send = (To: unknown, Text = 'Hello'): ModelCall => ({ args: { To, Text } });

/** What the model gets of a tool, as one object or a list of objects. */
const read = (told: string | undefined): Record<string, unknown>[] => {
  const value = JSON.parse(told ?? 'null') as unknown;
  return (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
};

/** The most characters of an answer, as docs/ai-agents.md promises them. */
const MOST = { list: 4000, other: 2000 };

const startIn =
  (agentVersion: number) =>
  async (tool: ReturnType<typeof smscTool>, ...messages: readonly ModelCall[][]) =>
    await AgentRun.start(
      [tool],
      messages.map((calls) => ({ calls })),
      { agentVersion },
    );

describe.each(agentVersions)('SMSC as a tool of AI Agent %s', (agentVersion) => {
  const start = startIn(agentVersion);

  it('sends what the model writes, and returns the outcome to the model', async () => {
    const phone = newPhone();
    const run = await start(sendTool({ maxRecipients: 1 }), [
      send(`+${phone}`, 'The courier comes at six'),
    ]);
    expect(await run.status()).toBe('success');
    expect(await run.sent()).toMatchObject([{ phone, text: 'The courier comes at six' }]);
    const [row] = read((await run.told())[0]);
    expect(row).toMatchObject({ phone: `+${phone}`, accepted: true });
    expect(Object.values(row ?? {})).not.toContain(null);
  });

  it.each([
    ['a number that is not allowed', { allowedRecipients: '+7701*' }, '+79161234567'],
    ['too many recipients', { maxRecipients: 1 }, '+77011230001, +77011230002'],
    ['a group', {}, 'G1'],
    ['no number', {}, 'Anna'],
  ])('tells the model why it sent nothing to %s', async (_title, options, to) => {
    const run = await start(sendTool(options), [send(to)]);
    expect([await run.messages(), await run.status()]).toEqual([[], 'success']);
    const [answer] = read((await run.told())[0]);
    expect(answer?.['error']).toEqual({
      name: 'invalidInput',
      message: expect.stringMatching(/./),
      advice: expect.stringMatching(/./),
    });
    expect(JSON.stringify(answer)).not.toMatch(/credential|raise 'Max|check the list/i);
  });

  it('describes itself with what it does, costs and limits', async () => {
    const run = await start(sendTool());
    const [request] = await run.requests();
    const description = request?.tools?.[0]?.function.description ?? '';
    expect(description).toMatch(/costs money/);
    expect(description).toContain('+77011234567');
    expect(description).toContain('10 recipients in one call');
    expect(description).toContain('20 messages in one execution');
    expect(Object.keys(request?.tools?.[0]?.function.parameters.properties ?? {}).sort()).toEqual([
      ...['Text', 'To'],
    ]);
  });

  it('answers in few characters, without nulls', async () => {
    const phones = Array.from({ length: 60 }, newPhone);
    const many = await start(sendTool({ maxRecipients: 100, maxMessagesPerExecution: 100 }), [
      send(phones.map((phone) => `+${phone}`).join(',')),
    ]);
    const [sent = ''] = await many.told();
    expect(await many.sentTo()).toHaveLength(60);
    expect(read(sent)).toMatchObject([{ recipients: 60, accepted: 60, failed: 0 }]);
    const list = smscTool({ resource: 'message', operation: 'getMany', returnAll: true });
    const [listed = ''] = await (await start(list, [{ args: {} }])).told();
    expect(listed).toContain('note');
    expect([sent, listed].filter((told) => told.includes('null'))).toEqual([]);
    expect(sent.length).toBeLessThanOrEqual(MOST.other);
    expect(listed.length).toBeLessThanOrEqual(MOST.list);
  });
});

// The gateway returns the list three times a minute.
it('A tool does not show one-time codes to the model', async () => {
  const start = startIn(latestAgent);
  const phone = newPhone();
  const code = smscTool({ resource: 'code', operation: 'send', phone: defined('To') });
  const run = await start(code, [{ args: { To: `+${phone}` } }]);
  const text = (await run.messages())[0]?.text ?? '';
  const [digits = ''] = /\d{4,}/.exec(text) ?? [];
  expect(digits).not.toBe('');
  const list = smscTool({
    ...{ resource: 'message', operation: 'getMany', returnAll: true },
    filters: { phone: defined('To') },
  });
  const [listed = ''] = await (await start(list, [{ args: { To: `+${phone}` } }])).told();
  expect(listed).toContain('[one-time code hidden]');
  expect([...(await run.told()), listed].join()).not.toContain(digits);
});
