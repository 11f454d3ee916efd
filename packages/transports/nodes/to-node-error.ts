import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describeProblem } from '../../../operations/smpp/outputs';
import { formatProblem, type LabelOf, type Problem, type SmppProblem } from '../../../protocol';

/**
 * Returns n8n's error for a problem; the only place that creates one. The error is built from the
 * plain data of the problem. Thrown errors are not attached.
 */
export function toNodeError(
  node: INode,
  problem: Problem | SmppProblem,
  itemIndex?: number,
  labelOf?: LabelOf,
): NodeApiError | NodeOperationError {
  const { text, advice: description } = formatProblem(problem, labelOf);
  if (problem.kind === 'input') {
    return new NodeOperationError(node, text, { description, itemIndex });
  }
  const message = describeProblem(problem, labelOf);
  const { kind, name, retry } = problem;
  return new NodeApiError(node, { kind, name, retry }, { message, description, itemIndex });
}
