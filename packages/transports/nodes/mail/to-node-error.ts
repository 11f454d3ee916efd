import { NodeApiError, type INode, type NodeOperationError } from 'n8n-workflow';

import { toNodeError as toSharedError } from '../to-node-error';
import type { MailProblem } from '../../../../operations/smtp/error-output';

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
