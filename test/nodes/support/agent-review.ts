import type { IDataObject, INode } from 'n8n-workflow';
import { Smsc } from '../../../nodes/Smsc/Smsc.node';
import { accepted, ASK } from './ask-person';
import { fakeExecution, formOf, NODE, type RunSettings } from './fake-execution';

export const REVIEW: INode = { ...NODE, name: 'Review', type: 'n8n-nodes-smsc.smscHitlTool' };
export const CALL = { To: '+77010000001', Text: 'Your order is ready' };
export const APPROVED = { approved: true, data: { approved: true }, chatInput: 'yes' };

export interface RequestedCall {
  readonly tool?: string;
  readonly parameters?: unknown;
  /** What the model adds for the review. */
  readonly added?: object;
}

/** The data of an n8n that runs the calls of one message of an agent, one after the other. */
export function agentExecution(requests: readonly RequestedCall[], agentJson: IDataObject = {}) {
  const node = { ...REVIEW };
  const actions = requests.map(({ tool = 'SMSC', parameters = CALL, added = {} }, runIndex) => ({
    ...{ nodeName: REVIEW.name, runIndex },
    action: {
      input: { tool, ...added, toolParameters: parameters },
      metadata: {
        itemIndex: 0,
        hitl: { gatedToolNodeName: tool, toolName: tool, originalInput: parameters },
      },
    },
  }));
  const entries = actions.map(({ action }) => ({
    node,
    data: { main: [[{ json: { ...agentJson, ...action.input } as IDataObject }]] },
  }));
  const agent = {
    node: { ...NODE, name: 'AI Agent' },
    data: { main: [[{ json: agentJson }]] },
    metadata: { subNodeExecutionData: { actions } },
  };
  const runData = {
    [REVIEW.name]: actions.map(({ action }) => ({
      inputOverride: { ai_tool: [[{ json: { ...action.input } as IDataObject }]] },
    })),
  };
  const [own, ...pending] = entries;
  return { own: own!, pending: [...pending, agent], agent, runData };
}

export type AgentExecution = ReturnType<typeof agentExecution>;

/** Runs the review of the first call; `change` makes it an n8n of another structure. */
export async function review(
  execution: AgentExecution,
  parameters: IDataObject = {},
  {
    change = (functions) => functions,
    ...settings
  }: Partial<RunSettings> & {
    change?: (functions: Record<string, unknown>) => Record<string, unknown>;
  } = {},
) {
  const items = [{ ...ASK, message: '[object Object]', ...parameters }];
  const context: IDataObject = {};
  const fake = fakeExecution({ items, answers: accepted, node: REVIEW, context, ...settings });
  const own = change({
    runExecutionData: {
      executionData: { nodeExecutionStack: execution.pending },
      resultData: { runData: execution.runData },
    },
    getExecuteData: () => execution.own,
    getInputData: () => execution.own.data.main[0],
  });
  const functions = new Proxy(fake.functions, {
    get: (target, name) =>
      name in own ? own[name as string] : (Reflect.get(target, name) as unknown),
  });
  const [output = []] = await new Smsc().execute.call(functions);
  const forms = fake.requests.map(formOf);
  const text = forms.find((form) => form.has('mes'))?.get('mes') ?? '';
  const link = /https?:\S+$/.exec(text)?.[0] ?? '';
  return { ...fake, context, text, link, answer: output[0]?.json ?? {} };
}
