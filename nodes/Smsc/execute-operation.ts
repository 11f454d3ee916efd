import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toErrorOutput } from '../../operations/items/item-run';
import { EDITOR_PATIENCE_MS, explainWaits } from '../../operations/items/explain-waits';
import type { Resource } from '../../operations/operation';
import type { Wait } from '../../protocol';
import { createExecutionHost, type HostOptions } from '../shared/execution-host';
import { readOperation, toExecutionData } from '../shared/run-operation';
import { createNodeClient, readCountry } from './node-client';
import { toNodeError } from './to-node-error';

/** The differences between runs of the action nodes. */
interface RunOptions extends Omit<HostOptions, 'credential' | 'country'> {
  /** Whether the first failed item ends the run. */
  readonly stopOnFailure: boolean;
}

/**
 * Runs the operation that the parameters of the node choose from `resources`; returns the output
 * items. A client is created only for an operation that sends requests.
 *
 * @throws the error of the first failed item, with `stopOnFailure`
 */
export async function executeOperation(
  functions: IExecuteFunctions,
  resources: readonly Resource[],
  { stopOnFailure, ...options }: RunOptions,
): Promise<INodeExecutionData[][]> {
  const operation = readOperation(functions, resources);
  const country = operation.isOffline ? null : await readCountry(functions);
  const host = createExecutionHost(functions, { credential: 'smscApi', country, ...options });
  const waits: Wait[] = [];
  const run = { host, itemCount: functions.getInputData().length, stopOnFailure };
  const results = operation.isOffline
    ? await operation.execute(run)
    : await operation.execute({
        ...run,
        client: await createNodeClient(functions, {
          signal: host.signal,
          onWait: (wait) => waits.push(wait),
          // An agent, like a person, should hear of a limit instead of waiting for it.
          ...((host.isManual || host.caller === 'agent') && { patienceMs: EDITOR_PATIENCE_MS }),
        }),
      });
  if (waits.length > 0) explainWaits(host, waits);
  const { fields } = operation;
  const writers = { toNodeError, toErrorOutput };
  return [toExecutionData(functions.getNode(), fields, results, stopOnFailure, writers)];
}
