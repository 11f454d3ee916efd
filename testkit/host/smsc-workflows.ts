/** Workflows around our nodes, in the format n8n stores. */
import { randomUUID } from 'node:crypto';
import { EVERYDAY_RESOURCES } from '../../operations/everyday-resources';
import type { Credential, Workflow } from './rest-client';

export const actionType = 'n8n-nodes-smsc.smsc';
export const administrationType = 'n8n-nodes-smsc.smscAccount';
export const triggerType = 'n8n-nodes-smsc.smscTrigger';
export const startName = 'Start';
export const smscName = 'SMSC';
export const triggerName = 'SMSC Trigger';

export const smppActionType = 'n8n-nodes-smsc-transports.smscSmpp';
export const smppTriggerType = 'n8n-nodes-smsc-transports.smscSmppTrigger';
export const smtpActionType = 'n8n-nodes-smsc-transports.smscSmtp';

export interface WorkflowNode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly position: readonly [number, number];
  readonly parameters: object;
  readonly credentials?: object;
  readonly webhookId?: string;
  readonly [setting: string]: unknown;
}

/** A manual start, optional input items, and one or more SMSC nodes in a row. */
export function actionWorkflow(
  name: string,
  credential: Credential,
  steps: readonly { name: string; parameters: object; settings?: object }[],
  input: readonly object[] = [{}],
): Workflow {
  return chain(name, [
    startNode(),
    itemsNode(input),
    ...steps.map((step) => ({
      ...smscNode(step.name, credential, step.parameters),
      ...step.settings,
    })),
  ]);
}

/** The trigger and the nodes after it. */
export function triggerWorkflow(
  name: string,
  credential: Credential | undefined,
  parameters: object,
  followers: readonly WorkflowNode[] = [],
): Workflow {
  return chain(name, [triggerNode(credential, parameters), ...followers]);
}

export function chain(name: string, nodes: readonly WorkflowNode[]): Workflow {
  const placed = nodes.map((node, index) => ({ ...node, position: [index * 220, 0] as const }));
  const connections = Object.fromEntries(
    placed
      .slice(0, -1)
      .map((node, index) => [
        node.name,
        { main: [[{ node: placed[index + 1]!.name, type: 'main', index: 0 }]] },
      ]),
  );
  return { name, nodes: placed, connections };
}

export function startNode(): WorkflowNode {
  return node(startName, 'n8n-nodes-base.manualTrigger', 1, {});
}

/**
 * n8n's own webhook: POST to `/webhook/<path>` starts the published workflow and gets an immediate
 * response.
 */
export function webhookNode(path: string): WorkflowNode {
  return {
    ...node('Webhook', 'n8n-nodes-base.webhook', 2, { path, httpMethod: 'POST' }),
    webhookId: path,
  };
}

/** Outputs the given items through a Code node. */
export function itemsNode(items: readonly object[]): WorkflowNode {
  const jsCode = `return ${JSON.stringify(items.map((json) => ({ json })))};`;
  return node('Items', 'n8n-nodes-base.code', 2, { jsCode });
}

/** Passes items on, to be read from the stored execution. */
export function endNode(): WorkflowNode {
  return node('End', 'n8n-nodes-base.noOp', 1, {});
}

/** The action node that offers the operation of the parameters. */
export function smscNode(name: string, credential: Credential, parameters: object): WorkflowNode {
  return { ...node(name, typeOf(parameters), 1, parameters), credentials: reference(credential) };
}

/** The type of the action node that offers an operation: SMSC, unless only SMSC Account has it. */
export function typeOf(parameters: { resource?: unknown; operation?: unknown }): string {
  const { resource = 'message', operation } = parameters;
  const operations = EVERYDAY_RESOURCES.find(({ value }) => value === resource)?.operations ?? [];
  const isEveryday =
    operation === undefined
      ? operations.length > 0
      : operations.some(({ value }) => value === operation);
  return isEveryday ? actionType : administrationType;
}

export function triggerNode(credential: Credential | undefined, parameters: object): WorkflowNode {
  return {
    ...node(triggerName, triggerType, 1.1, parameters),
    webhookId: randomUUID(),
    ...(credential === undefined ? {} : { credentials: reference(credential) }),
  };
}

/** A node of the SMPP package. */
export function smppNode(
  name: string,
  type: typeof smppActionType | typeof smppTriggerType,
  { id, name: credential }: Credential,
  parameters: object,
): WorkflowNode {
  const credentials = { smscSmppApi: { id, name: credential } };
  return { ...node(name, type, 1, parameters), credentials };
}

/** The SMTP node. */
export function smtpNode(
  name: string,
  { id, name: credential }: Credential,
  parameters: object,
): WorkflowNode {
  const credentials = { smscSmtpApi: { id, name: credential } };
  return { ...node(name, smtpActionType, 1, parameters), credentials };
}

function reference({ id, name }: Credential): object {
  return { smscApi: { id, name } };
}

function node(name: string, type: string, typeVersion: number, parameters: object): WorkflowNode {
  return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}
