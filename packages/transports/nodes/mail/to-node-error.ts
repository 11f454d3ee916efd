import { type INode, NodeApiError, type NodeOperationError } from 'n8n-workflow';
import type { MailProblem } from '../../../../operations/smtp/outputs';
import { toNodeError as toSharedError } from '../to-node-error';

/** The error of n8n for a problem, from its plain data alone. */
export function toNodeError(
  node: INode,
  problem: MailProblem,
  itemIndex?: number,
): NodeApiError | NodeOperationError {
  if (problem.kind !== 'smtp') return toSharedError(node, problem, itemIndex);
  const { text: message, advice: description, ...data } = problem;
  return new NodeApiError(node, data, { message, description, itemIndex });
}
