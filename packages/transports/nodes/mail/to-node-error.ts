import { type INode, NodeApiError, type NodeOperationError } from 'n8n-workflow';
import { SKIP_ROWS } from '../../../../nodes/shared/run-operation';
import type { MailProblem } from '../../../../operations/smtp/outputs';
import { formatError, type LabelOf } from '../../../../protocol';
import { toNodeError as toSharedError } from '../to-node-error';

/** Returns n8n's error for a problem, from its plain data only. */
export function toNodeError(
  node: INode,
  problem: MailProblem,
  itemIndex?: number,
  labelOf?: LabelOf,
): NodeApiError | NodeOperationError {
  if (problem.kind !== 'smtp') return toSharedError(node, problem, itemIndex, labelOf);
  const { message, description } = formatError(problem, { labelOf, skipRows: SKIP_ROWS });
  const { kind, name, stage, responseCode, retry, messageId } = problem;
  const data = { kind, name, stage, responseCode, retry, messageId };
  return new NodeApiError(node, data, { message, description, itemIndex });
}
