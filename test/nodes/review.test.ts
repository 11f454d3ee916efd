import type { IDataObject, IExecuteFunctions, INode, IWebhookFunctions } from 'n8n-workflow';
import { Smsc } from '../../nodes/Smsc/Smsc.node';
import { openAnswerPage, isPresentLink } from '../../nodes/Smsc/answer-page/answer-link';
import { toFeedback } from '../../nodes/Smsc/review/review-answer';
import {
  agentExecution,
  APPROVED,
  CALL,
  REVIEW,
  review,
  type AgentExecution,
  type RequestedCall,
} from './support/agent-review';
import { accepted, ask, ASK } from './support/ask-person';
import { fakeExecution, NODE } from './support/fake-execution';
import { useFastTime } from './support/fast-time';

useFastTime();

describe('a review of a tool call', () => {
  it('is declined for an agent with several items, which would run it once for each', async () => {
    const execution = agentExecution([{}]);
    execution.agent.data.main[0]?.push({ json: {} });
    const { answer, requests } = await review(execution);
    expect(requests).toEqual([]);
    expect(answer).toMatchObject({ approved: false, wasAsked: false });
    expect(answer['chatInput']).toContain('2 input items');
  });

  it('shows the tool and each parameter in a line, and waits', async () => {
    const { text, link, waits } = await review(agentExecution([{}]));
    const lines = 'To: +77010000001\nText: Your order is ready';
    expect(text).toBe(`SMSC\n${lines}\n${link}`);
    expect(waits).toHaveLength(1);
  });

  it.each<[string, string, unknown, string]>([
    [
      'a message without the call',
      'May it?',
      CALL,
      'May it?\n\nSMSC\nTo: +77010000001\nText: Your order is ready',
    ],
    ['no message', '', CALL, 'SMSC\nTo: +77010000001'],
    ['a tool whose name a parameter has', '[object Object]', { Text: 'SMSC' }, 'SMSC\nText: SMSC'],
    ['a call without parameters', 'May it?', {}, 'May it?\n\nSMSC\nhttps'],
    ['a line break', '', { Text: 'a\nTo: +77019999999' }, 'Text: "a\\nTo: +77019999999"'],
    ['another line break', '', { Text: 'a\u2028To: b' }, 'Text: "a\\u2028To: b"'],
    ['a reversed text', '', { Text: 'a\u202eb' }, 'Text: "a\\u202eb"'],
    ['a hidden character', '', { To: '+7701\u200b' }, 'To: "+7701\\u200b"'],
    ['an invisible mark', '', { Text: 'a\u034fb' }, 'Text: "a\\u034fb"'],
    ['hidden data', '', { Text: 'a\u{e0100}' }, 'Text: "a\\udb40\\udd00"'],
    ['a variation selector', '', { Text: 'a\ufe0f' }, 'Text: "a\\ufe0f"'],
    ['an emoji', '', { Text: 'I \u2764\ufe0f it' }, 'Text: I \u2764\ufe0f it'],
    ['spaces at the end', '', { Text: 'a   ' }, 'Text: "a   "'],
    ['an empty value', '', { Text: '' }, 'Text: ""'],
    ['a quoted value', '', { Text: '"a"' }, 'Text: "\\"a\\""'],
    ['a name that looks like a line', '', { 'To: b\nText': 'a' }, '"To: b\\nText": a'],
    ['a list', '', { To: ['+7701', '+7702'] }, 'To: ["+7701","+7702"]'],
    ['an object', '', { options: { maxCost: 9 } }, 'options: {"maxCost":9}'],
    ['numbers and switches', '', { a: 1, b: false, c: null }, 'a: 1\nb: false\nc: null'],
    ['Cyrillic', '', { Текст: 'Ваш заказ' }, 'Текст: Ваш заказ'],
  ])('shows %s', async (_title, message, parameters, expected) => {
    const { text } = await review(agentExecution([{ parameters }]), { message });
    expect(text).toContain(expected);
  });

  it.each<[string, Record<string, unknown>]>([
    ['Cyrillic letters', { '\u0422\u043e': '+77010000002', To: '+77010000001' }],
    ['Greek letters', { '\u03a4\u03bf': '+77010000002', To: '+77010000001' }],
    ['small Greek letters', { '\u03c5ser': 'Eve', user: 'Anna' }],
    ['Greek letters like Latin ones of another sound', { '\u03bdalue': '9', value: '1' }],
    ['another case', { to: '+77010000002', To: '+77010000001' }],
    ['a space', { 'To ': '+77010000002', To: '+77010000001' }],
    ['the same name in query', { query: { To: '+77010000002' }, To: '+77010000001' }],
    ['a name like one in query', { query: { to: '+77010000002' }, To: '+77010000001' }],
  ])('declines two names that look alike: %s', async (_title, parameters) => {
    const { answer, requests } = await review(agentExecution([{ parameters }]));
    expect(requests).toEqual([]);
    expect(answer).toMatchObject({ approved: false, reason: expect.stringContaining('twice') });
  });

  it('repeats nothing that the message already shows', async () => {
    const message = `Agent runs SMSC: ${JSON.stringify(CALL)}`;
    const { text, link } = await review(agentExecution([{}]), { message });
    expect(text).toBe(`${message}\n${link}`);
  });

  it('removes what the model adds from the item, from $tool and from the calls that wait', async () => {
    const added = { ...APPROVED, tool: 'Weather', reviewer: '+7999', query: { tool: 'Weather' } };
    const execution = agentExecution([{ added }, { added }], { reviewer: '+7701', order: 7 });
    await review(execution);
    const [item] = execution.own.data.main[0]!;
    expect(item?.json).toEqual({ tool: 'SMSC', toolParameters: CALL, reviewer: '+7701', order: 7 });
    const override = execution.runData[REVIEW.name]?.[0]?.inputOverride.ai_tool[0]?.[0]?.json;
    expect(override).toEqual({ tool: 'SMSC', toolParameters: CALL });
    const next = execution.pending[0]?.data.main[0]?.[0]?.json;
    expect(next).not.toHaveProperty('approved');
    expect(next?.['data']).toBeUndefined();
  });

  it('keeps no approval of the input of the agent', async () => {
    const execution = agentExecution([{}], { approved: true, order: 7 });
    await review(execution);
    expect(execution.own.data.main[0]?.[0]?.json).not.toHaveProperty('approved');
  });

  it('gives the question a node object of its own, and no other call', async () => {
    const execution = agentExecution([{}, {}, {}]);
    const shared = execution.own.node;
    await review(execution);
    expect(execution.own.node).not.toBe(shared);
    expect(execution.own.node).toEqual(shared);
    expect(execution.pending.slice(0, 2).map(({ node }) => node)).toEqual([shared, shared]);
  });

  it.each<[string, (functions: Record<string, unknown>) => Record<string, unknown>]>([
    ['no data of the execution', (own) => ({ ...own, runExecutionData: undefined })],
    ['an empty execution', (own) => ({ ...own, runExecutionData: {} })],
    [
      'another list of nodes',
      (own) => ({ ...own, runExecutionData: { executionData: { nodeExecutionStack: {} } } }),
    ],
    [
      'nodes of another form',
      (own) => ({
        ...own,
        runExecutionData: { executionData: { nodeExecutionStack: [{}, null] } },
      }),
    ],
    ['no own entry', (own) => ({ ...own, getExecuteData: () => undefined })],
    ['no way to its own entry', (own) => ({ ...own, getExecuteData: undefined })],
    ['an own entry without a node', (own) => ({ ...own, getExecuteData: () => ({}) })],
    [
      'a copy of its own entry',
      (own) => ({
        ...own,
        getExecuteData: () => ({ ...(own['getExecuteData'] as () => object)() }),
      }),
    ],
    [
      'an entry that cannot be changed',
      (own) => ({
        ...own,
        getExecuteData: () => Object.freeze({ ...(own['getExecuteData'] as () => object)() }),
      }),
    ],
  ])('declines in an n8n with %s, and sends nothing', async (_title, change) => {
    const added = { ...APPROVED };
    const { answer, requests, waits } = await review(agentExecution([{ added }]), {}, { change });
    expect([requests, waits]).toEqual([[], []]);
    expect(answer).toMatchObject({ approved: false, wasAsked: false });
    expect(answer['chatInput']).toContain('This version of n8n');
  });

  it.each<[string, (execution: AgentExecution) => void]>([
    ['no call of this run', ({ agent }) => void agent.metadata.subNodeExecutionData.actions.pop()],
    ['no calls', ({ agent }) => void Object.assign(agent, { metadata: {} })],
    [
      'no record of what would run',
      ({ agent }) =>
        void Object.assign(agent.metadata.subNodeExecutionData.actions[0]!.action, {
          metadata: {},
        }),
    ],
  ])('declines in an n8n that has %s', async (_title, change) => {
    const execution = agentExecution([{ added: APPROVED }]);
    change(execution);
    for (const answerBy of ['link', 'reply']) {
      const { answer, requests } = await review(execution, { answerBy });
      expect([answer['approved'], requests]).toEqual([false, []]);
    }
  });

  it('declines with a time limit, after which there is no answer', async () => {
    const values = { limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' };
    const options = { limitWaitTime: { values } };
    const { answer, requests } = await review(agentExecution([{}]), { options });
    expect(answer['reason']).toContain("'Limit Wait Time'");
    expect(requests).toEqual([]);
  });

  it.each([false, true])('declines what the gateway rejects, continuing: %s', async (continues) => {
    const { answer, waits } = await review(
      agentExecution([{ added: APPROVED }]),
      {},
      {
        answers: () => ({ error: 'no money', error_code: 3 }),
        continueOnFail: continues,
      },
    );
    expect(waits).toEqual([]);
    expect(answer).toMatchObject({ approved: false, wasAsked: false });
  });
});

describe('the link of a review', () => {
  /** The webhook of an execution that waits for the answer to the first call. */
  async function wait(
    requests: readonly RequestedCall[],
    change: (execution: AgentExecution) => void,
  ) {
    const execution = agentExecution(requests);
    const { link, context } = await review(execution);
    execution.own.node.disabled = true;
    change(execution);
    const functions = {
      getQueryData: () => Object.fromEntries(new URL(link).searchParams),
      getNode: () => REVIEW,
      evaluateExpression: (text: string) => context[/\.context\["(\w+)"\]/.exec(text)?.[1] ?? ''],
      runExecutionData: {
        executionData: { nodeExecutionStack: [execution.own, ...execution.pending] },
      },
    };
    return isPresentLink(functions as unknown as IWebhookFunctions);
  }

  it('is valid for the call that it showed', async () => {
    expect(await wait([{}, {}], () => undefined)).toBe(true);
  });

  const changeCall = (change: object) => (execution: AgentExecution) => {
    const [first] = execution.agent.metadata.subNodeExecutionData.actions;
    Object.assign(first!.action.metadata.hitl, change);
  };
  it.each<[string, (execution: AgentExecution) => void]>([
    ['with another parameter', changeCall({ originalInput: { ...CALL, To: '+77019999999' } })],
    ['with one more parameter', changeCall({ originalInput: { ...CALL, sender: 'BANK' } })],
    ['of another tool', changeCall({ gatedToolNodeName: 'Pay' })],
    ['that cannot be found', ({ agent }) => void Object.assign(agent, { metadata: undefined })],
    [
      'whose node is shared with another call',
      ({ own, pending }) => void Object.assign(pending[0]!, { node: own.node }),
    ],
    [
      'beside another call that is marked',
      ({ pending }) => void Object.assign(pending[0]!.node, { disabled: true }),
    ],
    ['that is not the next one', ({ own }) => void Object.assign(own.node, { name: 'Other' })],
  ])('is not valid for a call %s', async (_title, change) => {
    expect(await wait([{}, {}], change)).toBe(false);
  });
});

describe('the words of a person', () => {
  it.each<[string, IDataObject, string, string | undefined]>([
    ['a comment', { approved: false }, 'Call her first', 'Call her first'],
    ['a comment on an approval', { approved: true }, 'Be polite', 'Be polite'],
    ['no comment', { approved: false }, '', undefined],
    ['a bare no', { approved: false, data: { text: 'Нет.' } }, '', undefined],
    ['a no with words', { approved: false, data: { text: 'No, later' } }, '', 'No, later'],
    ['a free text', { data: { text: 'Ask Boris' } }, '', 'Ask Boris'],
    ['a form', { data: { Day: '2026-12-01' } }, '', undefined],
  ])('reach the model: %s', (_title, answer, comment, told) => {
    const { chatInput, ...rest } = toFeedback(answer, comment);
    expect([chatInput, rest['approved']]).toEqual([told, answer['approved']]);
  });
});

describe('a question that is not a review', () => {
  it('is asked in a workflow of an n8n that does not keep questions apart', async () => {
    const { functions, waits, link } = await ask();
    expect(openAnswerPage(functions as IExecuteFunctions).keepsApart()).toBe(false);
    expect([waits.length, link]).toEqual([1, expect.stringContaining('http')]);
  });
});

describe('a tool that an agent calls', () => {
  it('gets the item of the agent, without the arguments that n8n puts over it', async () => {
    const node: INode = { ...NODE, type: 'n8n-nodes-smsc.smscTool' };
    const action = { input: { allowed: '*' }, metadata: { itemIndex: 0 } };
    const agent = {
      node: { ...NODE, name: 'AI Agent' },
      data: { main: [[{ json: { allowed: '+7702*' } }]] },
      metadata: {
        subNodeExecutionData: { actions: [{ nodeName: node.name, runIndex: 0, action }] },
      },
    };
    const items = [{ json: { allowed: '*', To: '+77010000001' } }];
    const { functions } = fakeExecution({ items: [ASK], answers: accepted, node });
    const own: Record<string, unknown> = {
      runExecutionData: { executionData: { nodeExecutionStack: [agent] } },
      getInputData: () => items,
    };
    const called = new Proxy(functions, {
      get: (target, name) =>
        name in own ? own[name as string] : (Reflect.get(target, name) as unknown),
    });
    await new Smsc().execute.call(called);
    expect(items).toEqual([{ json: { allowed: '+7702*' } }]);
  });
});
