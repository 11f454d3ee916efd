import { type INode, NodeApiError, type NodeOperationError } from 'n8n-workflow';
import type { MailProblem } from '../../../../operations/smtp/outputs';
import type { LabelOf } from '../../../../protocol';
import { formatForNode, toNodeError as toSharedError } from '../to-node-error';

/** Returns n8n's error for a problem, from its plain data only. */
export function toNodeError(
  node: INode,
  problem: MailProblem,
  itemIndex?: number,
  labelOf?: LabelOf,
): NodeApiError | NodeOperationError {
  if (problem.kind !== 'smtp') return toSharedError(node, problem, itemIndex, labelOf);
  const { message, description } = formatForNode(problem, labelOf);
  const { kind, name, stage, responseCode, retry, messageId } = problem;
  const data = { kind, name, stage, responseCode, retry, messageId };
  return new NodeApiError(node, data, { message, description, itemIndex });
}
