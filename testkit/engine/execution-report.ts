import { inspect } from 'node:util';
import type {
  ExecutionError,
  INodeExecutionData,
  IRun,
  ITaskData,
  WorkflowExecuteMode,
} from 'n8n-workflow';

export interface ReportedError {
  readonly name: string;
  readonly message: string;
  readonly description: string | null;
  readonly httpCode: string | null;
  readonly itemIndex: number | null;
}

export type ReportedItem = Pick<INodeExecutionData, 'json' | 'binary' | 'pairedItem'>;

export interface NodeRun {
  readonly status: string;
  readonly error: ReportedError | null;
  /** Items by output, as the next nodes received them. */
  readonly outputs: readonly (readonly ReportedItem[])[];
}

/** The result of an execution, as plain JSON. */
export interface ExecutionReport {
  readonly workflowId: string;
  readonly mode: WorkflowExecuteMode;
  readonly status: string;
  readonly error: ReportedError | null;
  /** Runs of each node by its name, in the order of the first run. */
  readonly nodes: Readonly<Record<string, readonly NodeRun[]>>;
  /**
   * Everything that n8n would store of this execution, with error causes and hidden properties:
   * search it for what must not be there.
   */
  readonly inspection: string;
}

export function reportExecution(workflowId: string, run: IRun): ExecutionReport {
  const { runData, error } = run.data.resultData;
  return {
    workflowId,
    mode: run.mode,
    status: run.status,
    error: reportError(error),
    nodes: Object.fromEntries(
      Object.entries(runData).map(([name, runs]) => [name, runs.map(reportNodeRun)]),
    ),
    inspection: inspect(run.data.resultData, {
      depth: 30,
      showHidden: true,
      getters: true,
      maxArrayLength: null,
      maxStringLength: null,
    }),
  };
}

function reportNodeRun(task: ITaskData): NodeRun {
  return {
    status: task.executionStatus ?? 'unknown',
    error: reportError(task.error),
    outputs: (task.data?.['main'] ?? []).map((items) =>
      (items ?? []).map(({ json, binary, pairedItem }) => ({
        json,
        ...(binary && { binary }),
        pairedItem,
      })),
    ),
  };
}

function reportError(error: ExecutionError | undefined): ReportedError | null {
  if (!error) return null;
  const itemIndex: unknown = (error.context as Record<string, unknown> | undefined)?.['itemIndex'];
  return {
    name: error.name,
    message: error.message,
    description: error.description ?? null,
    // The engine keeps a plain copy of the thrown error.
    httpCode: 'httpCode' in error && typeof error.httpCode === 'string' ? error.httpCode : null,
    itemIndex: typeof itemIndex === 'number' ? itemIndex : null,
  };
}
