import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import type { Problem } from '../../protocol';

/**
 * The only place where a problem becomes an error of n8n. The error is built from the problem's
 * plain data; nothing that was thrown is attached, because it could hold the request.
 */
export function toNodeError(
  node: INode,
  problem: Problem,
  itemIndex?: number,
): NodeApiError | NodeOperationError {
  const description = problem.advice;
  if (problem.kind === 'input') {
    return new NodeOperationError(node, problem.text, { description, itemIndex });
  }
  const message =
    problem.kind === 'gateway' && problem.code !== null
      ? `${problem.text} (code ${problem.code}, ${problem.name})`
      : problem.text;
  return new NodeApiError(node, summarize(problem), { message, description, itemIndex });
}

/** The keys avoid those in which n8n looks for an HTTP status: a code of the gateway is none. */
function summarize(problem: Exclude<Problem, { kind: 'input' }>): JsonObject {
  const { kind, name, endpoint, retry } = problem;
  if (problem.kind !== 'gateway') return { kind, name, endpoint, retry };
  const { code: gatewayCode, messageId } = problem;
  return { kind, name, endpoint, retry, gatewayCode, messageId };
}
