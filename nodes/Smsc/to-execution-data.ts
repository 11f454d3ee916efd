import type { INode, INodeExecutionData } from 'n8n-workflow';

import { toErrorOutput } from './actions/error-output';
import type { ItemResult, Operation } from './actions/operation';
import { nameParameters } from './name-parameters';
import { toNodeError } from './to-node-error';

/** Output items of a run, each paired with its input item. Throws at the first failure when asked to. */
export function toExecutionData(
  node: INode,
  operation: Operation,
  results: readonly ItemResult[],
  stopOnFailure: boolean,
): INodeExecutionData[] {
  return results.flatMap((result, itemIndex) => {
    if (result.ok) return result.value.map((json) => ({ json, pairedItem: { item: itemIndex } }));
    const problem = nameParameters(operation.fields, result.problem);
    if (stopOnFailure) throw toNodeError(node, problem, itemIndex);
    return [{ json: toErrorOutput(problem), pairedItem: { item: itemIndex } }];
  });
}
