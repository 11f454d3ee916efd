import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Problem } from '../../protocol';
import type { ItemResult, Operation } from './actions/operation';
import { toNodeError } from './to-node-error';

/** Output items of a run, each paired with its input item. Throws at the first failure when asked to. */
export function toExecutionData(
  node: INode,
  operation: Operation,
  results: readonly ItemResult[],
  stopOnFailure: boolean,
): INodeExecutionData[] {
  return results.flatMap((result, itemIndex) => {
    if (!result.ok && stopOnFailure) throw toNodeError(node, operation, result.problem, itemIndex);
    const outputs = result.ok ? result.value : [toErrorOutput(result.problem)];
    return outputs.map((json) => ({ json, pairedItem: { item: itemIndex } }));
  });
}

/** What stands in the output instead of a result when "continue on fail" is on. */
function toErrorOutput(problem: Problem): IDataObject {
  return {
    error: {
      code: problem.kind === 'gateway' ? problem.code : null,
      name: problem.name,
      message: problem.text,
      advice: problem.advice,
    },
  };
}
