import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describeProblem } from '../../../operations/smpp/outputs';
import { formatProblem, type LabelOf, type Problem, type SmppProblem } from '../../../protocol';

/**
 * The only place where a problem becomes an error of n8n. The error is built from the problem's
 * plain data; nothing that was thrown is attached.
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
