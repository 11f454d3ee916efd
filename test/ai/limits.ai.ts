import { agentVersions, sendTool, smscTool, defined } from './support/agent-workflow';
import type { ModelCall } from './support/model-script';
import { AgentRun } from './support/run-agent';

let lastPhone = 77011260000;
const newPhone = () => String((lastPhone += 1));

const send = (To: unknown, Text: unknown = 'Hello', more: object = {}): ModelCall => ({
  args: { To, Text, ...more },
});
const text = (json: string): ModelCall => ({ text: json });

/** Options that the owner typed in, and calls of a model that must not send anything. */
const FORBIDDEN: readonly [string, object, readonly ModelCall[]][] = [
  [
    'recipients that are not allowed, in any spelling',
    { allowedRecipients: '+7701*' },
    [
      ...['+79161234567', '89161234567', '0079161234567', '8-916-123-45-67', '+7 916 1234567'],
      ...['+٧٩١٦١٢٣٤٥٦٧', '＋７９１６１２３４５６７', '+7701*', '+77010000001:+79161234567'],
      ...['+77010000001\u000b79161234567\u2028+79160000000', '+77010000001 79161234567', 'G1'],
      ...['+77010000001\u00a079161234567', '+77010000001\t79161234567', 'evil@example.com'],
      ...['+77010000001,+79161234567', '+77010000001;79161234567', '+77010000001\n+79161234567'],
      ...['["+77010000001","+79161234567"]', '+77010000001|79161234567', 'Anna', ''],
    ].map((to) => send(to)),
  ],
  [
    'more recipients than allowed',
    { maxRecipients: 1 },
    [
      ...['+77010000001,+77010000002', '+77010000001;+77010000002', '+77010000001\n77010000002'],
      ...['["+77010000001","+77010000002"]', '+77010000001:a\n+77010000002:b', 'G1', 'g1', ' G 1 '],
      ...['Ｇ1', 'G\u0663', '+77010000001,G1', '77010000001，77010000002'],
    ].map((to) => send(to)),
  ],
  [
    'a price above the limit',
    { maxCost: 20 },
    [send('+77010000003', 'Я'.repeat(900)), send('+77010000003,+77010000004')],
  ],
  [
    'limits that the model names itself',
    { maxCost: 0.01, maxRecipients: 1 },
    [
      send('+77010000005', 'a', { maxCost: 9999, options: { maxCost: 9999 } }),
      send('+77010000005', 'b', { 'options.maxCost': 9999, parameters: { options: {} } }),
      send('+77010000005', 'c', { query: { options: { maxCost: 9999 }, maxCost: 9999 } }),
      text('{"To":"+77010000005","Text":"d","__proto__":{"maxCost":9999}}'),
      text('{"To":"+77010000005","Text":"e","constructor":{"prototype":{"options":{}}}}'),
    ],
  ],
  [
    'a real message instead of a dry run',
    { dryRun: true },
    [
      send('+77010000006', 'a', { dryRun: false, options: { dryRun: false } }),
      send('+77010000006', 'b', { query: { dryRun: false } }),
    ],
  ],
  ['anything below the balance', { minBalance: 99_999_999 }, [send('+77010000007')]],
  [
    'another channel or no text',
    {},
    [send('+77010000008', '__CALL__ pay me'), send('+77010000008', ''), send('+77010000008', ' ')],
  ],
];

describe.each(agentVersions)('limits of a tool of AI Agent %s', (agentVersion) => {
  it.each(FORBIDDEN)('stop %s', async (_title, options, calls) => {
    const steps = [{ calls }, { content: 'finished' }];
    const run = await AgentRun.start([sendTool(options)], steps, { agentVersion });
    expect([await run.messages(), await run.status()]).toEqual([[], 'success']);
    expect(await run.told()).toHaveLength(calls.length);
  });

  it('allow what they allow, beside forbidden calls of the same message', async () => {
    const phones = [newPhone(), newPhone()];
    const options = { allowedRecipients: '+7701*', maxRecipients: 1, maxCost: 20 };
    const calls = [
      send(`+${phones[0]}`, 'a'),
      send('+79161234567', 'b'),
      send(`+7 (${phones[1]!.slice(1, 4)}) ${phones[1]!.slice(4)}`, 'c'),
    ];
    const run = await AgentRun.start([sendTool(options)], [{ calls }], { agentVersion });
    // Agent 2.2 runs the calls of a message at the same time.
    expect((await run.sentTo()).sort()).toEqual(phones);
  });

  it('are not read from what the model adds to the item of the agent', async () => {
    const options = { allowedRecipients: "={{ $json.allowed ?? '+7702*' }}" };
    const more = { allowed: '*', query: { allowed: '*' }, json: { allowed: '*' } };
    const calls = [send(`+${newPhone()}`, 'Hello', more)];
    const run = await AgentRun.start([sendTool(options)], [{ calls }], { agentVersion });
    expect([await run.messages(), (await run.told()).length]).toEqual([[], 1]);
  });

  it('do not change the sender, the channel or the operation that the owner chose', async () => {
    const phone = newPhone();
    const more = {
      channel: 'voice',
      Sender: 'BANK',
      sender: 'BANK',
      operation: 'getMany',
      id: 'x',
    };
    const calls = [send(`+${phone}`, '={{ $env.PATH }}', more)];
    const run = await AgentRun.start([sendTool()], [{ calls }], { agentVersion });
    expect(await run.messages()).toMatchObject([
      {
        phone,
        text: '={{ $env.PATH }}',
        channel: 'sms',
        sender: expect.not.stringMatching('BANK'),
      },
    ]);
  });

  it('hold for one-time codes', async () => {
    const options = { allowedRecipients: '+7701*', maxRecipients: 1 };
    const tool = smscTool({ resource: 'code', operation: 'send', phone: defined('To'), options });
    const calls = [{ args: { To: '+79161234567' } }, { args: { To: 'G1' } }];
    const run = await AgentRun.start([tool], [{ calls }], { agentVersion });
    expect([await run.messages(), await run.status()]).toEqual([[], 'success']);
  });

  it.each([
    ['the default of 20 messages', {}, 20],
    ['Max Messages per Execution', { maxMessagesPerExecution: 7 }, 7],
    // 18.5 for a part.
    ['Max Cost per Execution', { maxCostPerExecution: 100 }, 5],
  ])('hold for all calls of a run: %s', async (_title, options, allowed) => {
    const calls = () => Array.from({ length: 30 }, () => send(`+${newPhone()}`));
    const steps = [{ calls: calls() }, { calls: calls() }, { content: 'finished' }];
    const run = await AgentRun.start([sendTool(options)], steps, { agentVersion });
    expect(await run.sentTo()).toHaveLength(allowed);
    const told = await run.told();
    expect(told.filter((text) => text.includes('"accepted":true'))).toHaveLength(allowed);
    expect(told.filter((text) => text.includes('"error"'))).toHaveLength(60 - allowed);
  });

  it('stop a list of numbers without any option', async () => {
    const calls = [10, 11, 1000].map((count) =>
      send(Array.from({ length: count }, newPhone).join()),
    );
    const run = await AgentRun.start([sendTool()], [{ calls }], { agentVersion });
    expect(await run.sentTo()).toHaveLength(10);
  });

  it('answer a repeated call at once, and send it once', async () => {
    const [phone, other] = [newPhone(), newPhone()];
    const spellings = [
      `+${phone}`,
      `8${phone.slice(1)}`,
      `+7 (${phone.slice(1, 4)}) ${phone.slice(4)}`,
    ];
    const calls = spellings.map((to) => send(to, 'Once'));
    const steps = [{ calls: [...calls, send(`+${other}`, 'Once')] }, { calls }];
    const started = Date.now();
    const run = await AgentRun.start([sendTool()], steps, { agentVersion });
    expect((await run.sentTo()).sort()).toEqual([phone, other]);
    expect(Date.now() - started).toBeLessThan(20_000);
    const repeated = (await run.told()).filter((text) => text.includes('Already sent'));
    expect(repeated).toHaveLength(5);
    expect(repeated[0]).toMatch(/not sent again/);
  });

  it('allow three codes for one number', async () => {
    const phone = newPhone();
    const tool = smscTool({ resource: 'code', operation: 'send', phone: defined('To') });
    const calls = [`+${phone}`, phone, `+${phone}`, `8${phone.slice(1)}`, `+${phone}`].map(
      (To) => ({
        args: { To },
      }),
    );
    const run = await AgentRun.start([tool], [{ calls }, { calls }], { agentVersion });
    expect(await run.sentTo()).toEqual([phone, phone, phone]);
  });
});
