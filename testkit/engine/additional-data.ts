import './environment';
import { ExecutionLifecycleHooks, type ExternalSecretsProxy } from 'n8n-core';
import type {
  IExecuteResponsePromiseData,
  INode,
  IWorkflowBase,
  IWorkflowExecuteAdditionalData,
  ITaskData,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import type { CredentialStore } from './credential-store';
import type { WorkflowFile } from './workflow-file';

export interface Surroundings {
  readonly credentials: CredentialStore;
  /** Origin of this process in webhook URLs. */
  readonly baseUrl: string;
}

/** Creates the environment that n8n gives an execution: credentials, URLs, other data. */
export function createAdditionalData({
  credentials,
  baseUrl,
}: Surroundings): IWorkflowExecuteAdditionalData {
  const absent = async (): Promise<never> => {
    throw new Error('Not supported by this engine: other workflows, task runners');
  };
  return {
    credentialsHelper: credentials,
    externalSecretsProxy: {} as ExternalSecretsProxy,
    currentNodeExecutionIndex: 0,
    restApiUrl: `${baseUrl}/rest`,
    instanceBaseUrl: baseUrl,
    formWaitingBaseUrl: `${baseUrl}/form-waiting`,
    webhookBaseUrl: `${baseUrl}/webhook`,
    webhookWaitingBaseUrl: `${baseUrl}/webhook-waiting`,
    webhookTestBaseUrl: `${baseUrl}/webhook-test`,
    variables: {},
    executeWorkflow: absent,
    startRunnerTask: absent,
    getRunExecutionData: async () => undefined,
    logAiEvent: () => undefined,
  };
}

/** Called after a node has run, with the number of items on all its outputs. */
export type ProgressListener = (node: INode, itemCount: number, status: string) => void;

/** Called with the response that a 'Respond to Webhook' node gives. */
export type ResponseListener = (response: IExecuteResponsePromiseData) => void;

export function createHooks(
  file: WorkflowFile,
  mode: WorkflowExecuteMode,
  executionId: string,
  onProgress?: ProgressListener,
  onResponse?: ResponseListener,
): ExecutionLifecycleHooks {
  const hooks = new ExecutionLifecycleHooks(mode, executionId, file as IWorkflowBase);
  if (onResponse) hooks.addHandler('sendResponse', onResponse);
  if (onProgress) {
    hooks.addHandler('nodeExecuteAfter', (nodeName, task) => {
      const node = file.nodes.find(({ name }) => name === nodeName);
      if (node) onProgress(node, countItems(task), task.executionStatus ?? 'unknown');
    });
  }
  return hooks;
}

function countItems(task: ITaskData): number {
  return (task.data?.['main'] ?? []).reduce((sum, items) => sum + (items?.length ?? 0), 0);
}
