import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import { formatError, type LabelOf, type Problem } from '../../protocol';
import { SKIP_ROWS } from '../shared/run-operation';

/**
 * Returns n8n's error for a problem; the only place that creates one. The error is built from the
 * plain data of the problem, with the labels of the form. Thrown errors are not attached, because
 * they may contain the request.
 */
export function toNodeError(
  node: INode,
  problem: Problem,
  itemIndex?: number,
  labelOf?: LabelOf,
): NodeApiError | NodeOperationError {
  const isCoded = problem.kind === 'gateway' && problem.code !== null;
  const note = isCoded ? `code ${problem.code}, ${problem.name}` : undefined;
  const { message, description } = formatError(problem, { labelOf, note, skipRows: SKIP_ROWS });
  if (problem.kind === 'input') {
    return new NodeOperationError(node, message, { description, itemIndex });
  }
  return new NodeApiError(node, summarize(problem), { message, description, itemIndex });
}

/** Uses keys that n8n does not read as an HTTP status, because a code of the gateway is not one. */
function summarize(problem: Exclude<Problem, { kind: 'input' }>): JsonObject {
  const { kind, name, endpoint, retry } = problem;
  if (problem.kind !== 'gateway') return { kind, name, endpoint, retry };
  const { code: gatewayCode, messageId } = problem;
  return { kind, name, endpoint, retry, gatewayCode, messageId };
}
