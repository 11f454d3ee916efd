import './environment';
import { WebhookContext } from 'n8n-core';
import type {
  INode,
  INodeExecutionData,
  IRunExecutionData,
  IWebhookData,
  IWebhookResponseData,
} from 'n8n-workflow';
import { createAdditionalData } from './additional-data';
import { createWorkflow, type RunSettings } from './run-workflow';
import type { WorkflowFile } from './workflow-file';

/** A waiting execution, as n8n stores it until its webhook is called. */
export interface WaitingExecution {
  readonly file: WorkflowFile;
  readonly settings: RunSettings;
  readonly data: IRunExecutionData;
}

/**
 * Passes a request to the waiting node of an execution. Follows n8n's server, whose code is not
 * published as a library; the signature of the URL is not checked.
 */
export async function callWaitingWebhook(
  { file, settings, data }: WaitingExecution,
  request: { readonly method?: string },
  response: unknown,
): Promise<IWebhookResponseData> {
  const { catalogue, surroundings, executionId } = settings;
  const workflow = createWorkflow(file, catalogue);
  const node = findWaitingNode(data);
  const nodeType = catalogue.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
  const description = nodeType.description.webhooks?.find(
    ({ httpMethod, restartWebhook }) => restartWebhook === true && httpMethod === request.method,
  );
  if (!nodeType.webhook || !description)
    throw new Error(`${node.name} does not wait for this request`);
  const additionalData = { ...createAdditionalData(surroundings), executionId };
  Object.assign(additionalData, { httpRequest: request, httpResponse: response });
  // n8n stores the data as JSON and removes the run that put the execution to wait.
  const stored = JSON.parse(JSON.stringify(data)) as IRunExecutionData;
  stored.resultData.runData[node.name]?.pop();
  const webhookData: IWebhookData = {
    httpMethod: description.httpMethod as IWebhookData['httpMethod'],
    ...{ path: node.id, node: node.name, webhookDescription: description },
    ...{ workflowId: workflow.id, workflowExecuteAdditionalData: additionalData },
  };
  const context = new WebhookContext(
    workflow,
    node,
    additionalData,
    settings.mode,
    webhookData,
    [],
    stored,
  );
  return await nodeType.webhook.call(context);
}

/** The data with which the execution resumes: the waiting node outputs the items. */
export function continueWith(
  { data }: WaitingExecution,
  items: INodeExecutionData[][],
): IRunExecutionData {
  const stored = JSON.parse(JSON.stringify(data)) as IRunExecutionData;
  const node = findWaitingNode(stored);
  stored.resultData.runData[node.name]?.pop();
  stored.waitTill = undefined;
  const [next] = stored.executionData?.nodeExecutionStack ?? [];
  if (next === undefined) throw new Error('This execution does not wait');
  next.node.disabled = true;
  next.data.main = items;
  return stored;
}

function findWaitingNode({ executionData }: IRunExecutionData): INode {
  const node = executionData?.nodeExecutionStack[0]?.node;
  if (!node) throw new Error('This execution does not wait');
  return node;
}
