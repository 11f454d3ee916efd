import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Field } from '../../operations/field';
import type { InvalidInput } from '../../protocol';
import { nameParameters } from '../../operations/items/name-parameters';

/** What one input item came to, with the problems that the node knows. */
type Outcome<NodeProblem> =
  | { readonly ok: true; readonly value: readonly IDataObject[] }
  | { readonly ok: false; readonly problem: NodeProblem };

/** How a node tells its problems. */
export interface ProblemWriters<NodeProblem> {
  toNodeError(node: INode, problem: NodeProblem, itemIndex: number): Error;
  toErrorOutput(problem: NodeProblem): IDataObject;
}

/** Output items of a run, each paired with its input item. Throws at the first failure when asked to. */
export function toExecutionData<NodeProblem extends { readonly kind: string }>(
  node: INode,
  fields: readonly Field[],
  results: readonly Outcome<NodeProblem | InvalidInput>[],
  stopOnFailure: boolean,
  { toNodeError, toErrorOutput }: ProblemWriters<NodeProblem | InvalidInput>,
): INodeExecutionData[] {
  return results.flatMap((result, itemIndex) => {
    const pairedItem = { item: itemIndex };
    if (result.ok) return result.value.map((json) => ({ json, pairedItem }));
    const problem = nameParameters(fields, result.problem);
    if (stopOnFailure) throw toNodeError(node, problem, itemIndex);
    return [{ json: toErrorOutput(problem), pairedItem }];
  });
}
