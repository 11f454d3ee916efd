import { type INode, NodeApiError, NodeOperationError } from 'n8n-workflow';
import { SKIP_ROWS } from '../../../nodes/shared/run-operation';
import { noteCode } from '../../../operations/smpp/outputs';
import {
  formatError,
  type LabelOf,
  type Problem,
  type ProblemWords,
  type SmppProblem,
} from '../../../protocol';

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
  const { message, description } = formatForNode(problem, labelOf, noteCode(problem));
  if (problem.kind === 'input') {
    return new NodeOperationError(node, message, { description, itemIndex });
  }
  const { kind, name, retry } = problem;
  return new NodeApiError(node, { kind, name, retry }, { message, description, itemIndex });
}

/** Returns the texts of n8n's error: what happened, and what to do about it in n8n. */
export function formatForNode(
  problem: ProblemWords,
  labelOf?: LabelOf,
  note?: string,
): ReturnType<typeof formatError> {
  return formatError(problem, { labelOf, note, skipRows: SKIP_ROWS });
}
