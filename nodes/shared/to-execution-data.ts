import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import type { Field } from '../../operations/field';
import type { LabelOf } from '../../protocol';
import { labelsOf } from '../../operations/labels';

/** What one input item came to, with the problems that the node knows. */
type Outcome<NodeProblem> =
  | { readonly ok: true; readonly value: readonly IDataObject[] }
  | { readonly ok: false; readonly problem: NodeProblem };

/** How a node tells its problems. */
export interface ProblemWriters<NodeProblem> {
  toNodeError(node: INode, problem: NodeProblem, itemIndex: number, labelOf: LabelOf): Error;
  toErrorOutput(problem: NodeProblem, labelOf: LabelOf): IDataObject;
}

/** Output items of a run, each paired with its input item. Throws at the first failure when asked to. */
export function toExecutionData<NodeProblem>(
  node: INode,
  fields: readonly Field[],
  results: readonly Outcome<NodeProblem>[],
  stopOnFailure: boolean,
  { toNodeError, toErrorOutput }: ProblemWriters<NodeProblem>,
): INodeExecutionData[] {
  return results.flatMap((result, itemIndex) => {
    const pairedItem = { item: itemIndex };
    if (result.ok) return result.value.map((json) => ({ json, pairedItem }));
    const labelOf = labelsOf(fields);
    if (stopOnFailure) throw toNodeError(node, result.problem, itemIndex, labelOf);
    return [{ json: toErrorOutput(result.problem, labelOf), pairedItem }];
  });
}
