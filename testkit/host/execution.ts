/** A stored execution, read through n8n's REST API. */

export interface StoredItem {
  readonly json: Record<string, unknown>;
  readonly pairedItem?: unknown;
  readonly error?: unknown;
}

export interface StoredRun {
  readonly data?: { readonly main?: readonly (readonly StoredItem[] | null)[] };
  readonly error?: { readonly message: string; readonly description?: string };
  readonly executionStatus?: string;
}

export interface StoredExecution {
  readonly id: string;
  readonly workflowId: string;
  readonly status: string;
  readonly mode: string;
  readonly data: {
    readonly resultData: {
      readonly runData: Readonly<Record<string, readonly StoredRun[]>>;
      readonly error?: { readonly message: string; readonly description?: string };
      readonly lastNodeExecuted?: string;
    };
  };
}

/** The `json` of every item on a node's first output, of its last run. */
export function outputOf(execution: StoredExecution, node: string): Record<string, unknown>[] {
  return itemsOf(execution, node).map((item) => item.json);
}

export function itemsOf(execution: StoredExecution, node: string, output = 0): StoredItem[] {
  const runs = execution.data.resultData.runData[node];
  if (runs === undefined) {
    const ran = Object.keys(execution.data.resultData.runData).join(', ') || 'none';
    throw new Error(
      `The node "${node}" did not run in execution ${execution.id} (${execution.status}). Nodes that ran: ${ran}. ` +
        (execution.data.resultData.error?.message ?? ''),
    );
  }
  const last = runs.at(-1);
  if (last?.error !== undefined) {
    const { message, description = '' } = last.error;
    throw new Error(`The node "${node}" ended with: ${message}. ${description}`);
  }
  return [...(last?.data?.main?.[output] ?? [])];
}
