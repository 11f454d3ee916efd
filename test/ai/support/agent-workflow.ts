/** Workflows with an agent, its scripted model, its tools and a review of them. */
import { randomUUID } from 'node:crypto';
import type { Workflow } from '../../../testkit/host/rest-client';
import { actionType, startName, type WorkflowNode } from '../../../testkit/host/smsc-workflows';
import { shared } from './shared';

const agentName = 'AI Agent';
const toolName = 'SMSC';
const reviewName = 'Review';
export const reviewerPhone = '77015550001';
const LANGCHAIN = '@n8n/n8n-nodes-langchain.';

export const agentVersions = [2.2, 3.1] as const;
export const latestAgent = 3.1;

export interface AgentSettings {
  readonly agentVersion?: number;
  readonly agentOptions?: object;
  /** Replaces the manual start. */
  readonly trigger?: WorkflowNode;
  /** A human review between the agent and all tools. */
  readonly review?: WorkflowNode;
  readonly text?: string;
  /** Number of input items of the agent; 1 by default. */
  readonly items?: number;
}

function node(
  name: string,
  type: string,
  typeVersion: number,
  parameters: object,
  settings: object = {},
): WorkflowNode {
  const position = [0, 0] as const;
  return { id: randomUUID(), name, type, typeVersion, position, parameters, ...settings };
}

export function langchainNode(
  name: string,
  type: string,
  typeVersion: number,
  parameters: object,
  settings: object = {},
): WorkflowNode {
  return node(name, `${LANGCHAIN}${type}`, typeVersion, parameters, settings);
}

/** A field that the model fills in, as the editor writes it. */
export function defined(key: string, description = '', type = 'string'): string {
  return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${description}\`, '${type}') }}`;
}

function smscCredential(): object {
  const { id, name } = shared().credential;
  return { smscApi: { id, name } };
}

export function smscTool(parameters: object, name = toolName, settings: object = {}): WorkflowNode {
  const credentials = smscCredential();
  return node(name, `${actionType}Tool`, 1, parameters, { credentials, ...settings });
}

/** The tool that sends what the model writes. */
export function sendTool(options: object = {}, more: object = {}, settings: object = {}) {
  const fields = { to: defined('To'), text: defined('Text') };
  const parameters = { resource: 'message', operation: 'send', ...fields, options, ...more };
  return smscTool(parameters, toolName, settings);
}

/** The message that n8n gives the node when it is dropped between an agent and a tool. */
const DEFAULT_MESSAGE =
  '=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}';

export function smscReview(
  parameters: object = {},
  options: object = {},
  settings: object = {},
): WorkflowNode {
  return node(
    reviewName,
    `${actionType}HitlTool`,
    1,
    {
      ...{ resource: 'message', operation: 'sendAndWait', responseType: 'approval' },
      ...{ message: DEFAULT_MESSAGE, to: reviewerPhone },
      options: { shortenLinks: false, allowPrivateAddress: true, ...options },
      ...parameters,
    },
    { credentials: smscCredential(), webhookId: randomUUID(), ...settings },
  );
}

/** @param model name of the script */
export function agentWorkflow(
  model: string,
  tools: readonly WorkflowNode[],
  settings: AgentSettings = {},
): Workflow {
  const { trigger, review, text = 'Do it', agentVersion = latestAgent, items = 1 } = settings;
  const { id, name } = shared().modelCredential;
  const start = trigger ?? node(startName, 'n8n-nodes-base.manualTrigger', 1, {});
  const prompt = trigger === undefined ? { promptType: 'define', text } : {};
  const jsCode = `return Array.from({ length: ${items} }, (_, index) => ({ json: { index } }))`;
  const source = items === 1 ? [] : [node('Items', 'n8n-nodes-base.code', 2, { jsCode })];
  const nodes = [
    start,
    ...source,
    langchainNode(agentName, 'agent', agentVersion, {
      ...prompt,
      options: { ...settings.agentOptions },
    }),
    langchainNode(
      'Model',
      'lmChatOpenAi',
      1.2,
      { model: { __rl: true, mode: 'id', value: model }, options: {} },
      { credentials: { openAiApi: { id, name } } },
    ),
    ...(review ? [review] : []),
    ...tools,
  ];
  const to = (target: string, type: string) => ({
    [type]: [[{ node: target, type, index: 0 }]],
  });
  const connections = {
    [start.name]: to(source[0]?.name ?? agentName, 'main'),
    ...Object.fromEntries(source.map(({ name }) => [name, to(agentName, 'main')])),
    Model: to(agentName, 'ai_languageModel'),
    ...(review && { [review.name]: to(agentName, 'ai_tool') }),
    ...Object.fromEntries(
      tools.map((tool) => [tool.name, to(review?.name ?? agentName, 'ai_tool')]),
    ),
  };
  return { name: model, nodes, connections, settings: { executionOrder: 'v1' } };
}
