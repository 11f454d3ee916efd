import './environment';
import { ExecutionLifecycleHooks, type ExternalSecretsProxy } from 'n8n-core';
import type {
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
  /** Origin at which this process can be reached from outside, for webhook addresses. */
  readonly baseUrl: string;
}

/** What n8n puts around an execution: who has the credentials, which addresses there are. */
export function createAdditionalData({
  credentials,
  baseUrl,
}: Surroundings): IWorkflowExecuteAdditionalData {
  const absent = async (): Promise<never> => {
    throw new Error('Not part of this engine: other workflows, task runners');
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

/** Called when a node has run, with the number of items that it gave on all outputs. */
export type ProgressListener = (node: INode, itemCount: number, status: string) => void;

export function createHooks(
  file: WorkflowFile,
  mode: WorkflowExecuteMode,
  executionId: string,
  onProgress?: ProgressListener,
): ExecutionLifecycleHooks {
  const hooks = new ExecutionLifecycleHooks(mode, executionId, file as IWorkflowBase);
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
