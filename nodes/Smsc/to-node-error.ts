import { NodeApiError, NodeOperationError, type INode, type INodeProperties } from 'n8n-workflow';

import type { Problem } from '../../protocol';
import type { Operation } from './actions/operation';

/**
 * The only place where a problem becomes an error of n8n. The error is built from the problem's
 * plain data; nothing that was thrown is attached, because it could hold the request.
 */
export function toNodeError(
  node: INode,
  operation: Operation,
  problem: Problem,
  itemIndex: number,
): NodeApiError | NodeOperationError {
  if (problem.kind === 'input') {
    const message = `${labelOf(operation, problem.parameter)}${problem.text}`;
    return new NodeOperationError(node, message, { description: problem.advice, itemIndex });
  }
  return new NodeApiError(node, summaryOf(problem), {
    message: messageOf(problem),
    description: problem.advice,
    itemIndex,
  });
}

type ServiceProblem = Exclude<Problem, { kind: 'input' }>;

function messageOf(problem: ServiceProblem): string {
  return problem.kind === 'gateway'
    ? `${problem.text} (code ${problem.code}, ${problem.name})`
    : problem.text;
}

/** The keys avoid those in which n8n looks for an HTTP status: a gateway code is none. */
function summaryOf(problem: ServiceProblem) {
  const { kind, name, endpoint, retry } = problem;
  const gatewayCode = problem.kind === 'gateway' ? problem.code : null;
  const messageId = problem.kind === 'gateway' ? problem.messageId : null;
  return { kind, name, endpoint, retry, gatewayCode, messageId };
}

/** Names the parameter as the editor shows it: "'Message ID': ". */
function labelOf(operation: Operation, parameter: string): string {
  if (parameter === '') return '';
  return `'${findDisplayName(operation.fields, parameter) ?? parameter}': `;
}

function findDisplayName(
  properties: readonly INodeProperties[],
  parameter: string,
): string | undefined {
  for (const property of properties) {
    if (property.name === parameter) return property.displayName;
    if (property.type === 'collection') {
      const nested = findDisplayName((property.options ?? []) as INodeProperties[], parameter);
      if (nested) return nested;
    }
  }
  return undefined;
}
