import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Host, RunMemory } from '../../operations/host';

/**
 * Prefix of the ID of every message that n8n sends. It must never change, because earlier messages
 * are found by it.
 */
export const ID_PREFIX = 'n8n-';

/** Key of the memory in the data that n8n keeps for a node of an execution. */
const KEY = 'smscRuns';

/** Key of the memory that all nodes of an execution share. */
const SHARED_KEY = 'smsc';

/** The memory by run index. A complete run is only counted. */
type KeptRuns = Record<string, { run?: string; ledger?: unknown; finished?: number }>;

/**
 * Returns the memory of this run. It is part of the data of the execution, where "Retry On Fail"
 * finds it, and also a retried execution, which n8n starts with the data of the failed one. A tool
 * has no memory, because an agent repeats a call on purpose.
 *
 * @param readLedger parses what an earlier attempt kept; returns an empty ledger for anything else
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
      hasEarlierAttempt: false,
      complete() {},
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
    hasEarlierAttempt: known !== undefined,
    complete() {
      runs[index] = { finished: finished + 1 };
    },
  };
}

/** Returns the workflow and the node, the same in each execution. */
export function nameScope(functions: IExecuteFunctions): string {
  return `${functions.getWorkflow().id ?? ''} ${functions.getNode().id}`;
}

/**
 * Returns the memory of the execution. It is part of the data of the execution, so it survives a
 * wait, and a retried execution starts with it. All calls of a tool in one execution get the same
 * object, also those that run at the same time. A call through MCP has no execution data, or its own.
 */
export function openSharedMemory(functions: IExecuteFunctions): IDataObject {
  try {
    const context = functions.getContext('flow') as { [SHARED_KEY]?: IDataObject };
    context[SHARED_KEY] ??= {};
    return context[SHARED_KEY];
  } catch {
    return {};
  }
}

function findRuns(functions: IExecuteFunctions): KeptRuns {
  const context = functions.getContext('node') as { [KEY]?: KeptRuns };
  context[KEY] ??= {};
  return context[KEY];
}

/** Returns how often the node ran before in this execution, for example in a loop. */
export function readRunIndex(functions: IExecuteFunctions): string {
  return String(functions.getWorkflowDataProxy(0).$runIndex);
}
