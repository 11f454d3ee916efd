import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';

import { formatProblem, type LabelOf, type Problem } from '../../protocol';

/**
 * The only place where a problem becomes an error of n8n. The error is built from the problem's
 * plain data, with the labels of the form where it has some; nothing that was thrown is attached, because it could hold the request.
 */
export function toNodeError(
  node: INode,
  problem: Problem,
  itemIndex?: number,
  labelOf?: LabelOf,
): NodeApiError | NodeOperationError {
  const { text, advice: description } = formatProblem(problem, labelOf);
  if (problem.kind === 'input') {
    return new NodeOperationError(node, text, { description, itemIndex });
  }
  const message =
    problem.kind === 'gateway' && problem.code !== null
      ? `${text} (code ${problem.code}, ${problem.name})`
      : text;
  return new NodeApiError(node, summarize(problem), { message, description, itemIndex });
}

/** The keys avoid those in which n8n looks for an HTTP status: a code of the gateway is none. */
function summarize(problem: Exclude<Problem, { kind: 'input' }>): JsonObject {
  const { kind, name, endpoint, retry } = problem;
  if (problem.kind !== 'gateway') return { kind, name, endpoint, retry };
  const { code: gatewayCode, messageId } = problem;
  return { kind, name, endpoint, retry, gatewayCode, messageId };
}
