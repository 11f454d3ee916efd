import type { IExecuteFunctions } from 'n8n-workflow';

import type { Host, RunMemory } from '../../operations/host';

/** Starts the ID of every message that n8n sends. Earlier messages are found by it, so it never changes. */
export const ID_PREFIX = 'n8n-';

/** Where this node's memory stands in the data that n8n keeps for a node of an execution. */
const KEY = 'smscRuns';

/** By run index. A run that left nothing open is only counted. */
type KeptRuns = Record<string, { run?: string; ledger?: unknown; finished?: number }>;

/**
 * The memory of this run. It stands in the execution's own data: there "Retry On Fail" finds it, and
 * so does a retried execution, which n8n starts with the data of the one that failed. A tool has
 * none: an agent that calls it again means it.
 *
 * @param readLedger gives what an earlier attempt kept, or an empty one for anything else
 */
export function openRunMemory<Ledger>(
  functions: IExecuteFunctions,
  caller: Host['caller'],
  readLedger: (kept: unknown) => Ledger,
): RunMemory<Ledger> {
  const scope = nameScope(functions);
  const index = readRunIndex(functions);
  const place = `${functions.getExecutionId()} ${index}`;
  if (caller !== 'workflow') {
    const run = `${place} ${Date.now()} ${Math.random()}`;
    return {
      identity: { scope, run, prefix: ID_PREFIX },
      ledger: readLedger(null),
      isRecalled: false,
      forget() {},
    };
  }
  const runs = findRuns(functions);
  const { run: known, ledger: kept, finished = 0 } = runs[index] ?? {};
  const run = known ?? `${place} ${finished}`;
  const ledger = readLedger(kept);
  runs[index] = { run, ledger, finished };
  return {
    identity: { scope, run, prefix: ID_PREFIX },
    ledger,
    isRecalled: known !== undefined,
    forget() {
      runs[index] = { finished: finished + 1 };
    },
  };
}

/** Workflow and node. */
export function nameScope(functions: IExecuteFunctions): string {
  return `${functions.getWorkflow().id ?? ''} ${functions.getNode().id}`;
}

function findRuns(functions: IExecuteFunctions): KeptRuns {
  const context = functions.getContext('node') as { [KEY]?: KeptRuns };
  context[KEY] ??= {};
  return context[KEY];
}

/** How often the node ran before in this execution, as in a loop. */
export function readRunIndex(functions: IExecuteFunctions): string {
  return String(functions.getWorkflowDataProxy(0).$runIndex);
}
