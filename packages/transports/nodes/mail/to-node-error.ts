import { NodeApiError, type IDataObject, type INode, type NodeOperationError } from 'n8n-workflow';

import type { Problem } from '../../../../protocol/transports';
import { toErrorOutput as toSharedOutput } from '../../../../operations/smpp/error-output';
import { toNodeError as toSharedError } from '../to-node-error';
import type { MailFailure } from './failure';

export type MailProblem = Problem | MailFailure;

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

/** What stands in the output instead of a result. */
export function toErrorOutput(problem: MailProblem): IDataObject {
  if (problem.kind !== 'smtp') return toSharedOutput(problem);
  const { name, text: message, advice, stage, responseCode, messageId } = problem;
  return { error: { code: null, name, message, advice, stage, responseCode, messageId } };
}
