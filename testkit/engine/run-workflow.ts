import './environment';
import { WorkflowExecute } from 'n8n-core';
import {
  createRunExecutionData,
  setGlobalState,
  Workflow,
  type IDataObject,
  type INode,
  type INodeExecutionData,
  type IRun,
  type IRunExecutionData,
  type WorkflowExecuteMode,
} from 'n8n-workflow';
import {
  createAdditionalData,
  createHooks,
  type ProgressListener,
  type ResponseListener,
  type Surroundings,
} from './additional-data';
import { reportExecution, type ExecutionReport } from './execution-report';
import type { NodeCatalogue } from './node-catalogue';
import type { WorkflowFile } from './workflow-file';

// n8n's default is New York; a run must not depend on a time zone.
setGlobalState({ defaultTimezone: 'UTC' });

export interface RunSettings {
  readonly catalogue: NodeCatalogue;
  readonly surroundings: Surroundings;
  readonly executionId: string;
  readonly mode: WorkflowExecuteMode;
  readonly onProgress?: ProgressListener;
  readonly onResponse?: ResponseListener;
  /** Name of the start node; the workflow's trigger if absent. */
  readonly startNode?: string;
  /** Items that the start node receives or returns (a webhook); one empty item if absent. */
  readonly items?: INodeExecutionData[][];
  /** State from which a waiting execution resumes; otherwise it starts at the start node. */
  readonly continued?: IRunExecutionData;
  /** Called when a node has put the execution to wait. */
  readonly onWaiting?: (data: IRunExecutionData) => void;
  /** Cancels the run after this many milliseconds, like n8n's stop button. */
  readonly cancelAfterMs?: number;
}

export function createWorkflow(
  { id, name, nodes, connections, settings }: WorkflowFile,
  { nodeTypes }: NodeCatalogue,
  state: { active: boolean; staticData?: IDataObject } = { active: false },
): Workflow {
  return new Workflow({
    id: id ?? name,
    name,
    // The engine fills in default values; the file must stay unchanged.
    nodes: structuredClone(nodes),
    connections,
    settings,
    nodeTypes,
    ...state,
  });
}

/** Runs a workflow in n8n-core's engine and waits for its end. */
export async function runWorkflow(
  file: WorkflowFile,
  settings: RunSettings,
): Promise<ExecutionReport> {
  const { catalogue, surroundings, executionId, mode, onProgress, onResponse } = settings;
  const workflow = createWorkflow(file, catalogue);
  const additionalData = {
    ...createAdditionalData(surroundings),
    executionId,
    hooks: createHooks(file, mode, executionId, onProgress, onResponse),
  };
  const execution = new WorkflowExecute(
    additionalData,
    mode,
    settings.continued ?? startFrom(findStartNode(workflow, settings.startNode), settings.items),
  ).processRunExecutionData(workflow);

  const timer =
    settings.cancelAfterMs === undefined
      ? undefined
      : setTimeout(() => execution.cancel(), settings.cancelAfterMs);
  try {
    const run: IRun = await execution;
    if (run.status === 'waiting') settings.onWaiting?.(run.data);
    return reportExecution(workflow.id, run);
  } finally {
    clearTimeout(timer);
  }
}

function startFrom(
  node: INode,
  items: INodeExecutionData[][] = [[{ json: {} }]],
): IRunExecutionData {
  const first = { node, data: { main: items }, source: null };
  return createRunExecutionData({ executionData: { nodeExecutionStack: [first] } });
}

function findStartNode(workflow: Workflow, name: string | undefined): INode {
  const node = name === undefined ? workflow.getStartNode() : workflow.getNode(name);
  if (!node) throw new Error(`The workflow has no node ${name ?? 'to start from'}`);
  return node;
}
