import { NodeOperationError, type INode } from 'n8n-workflow';

import { readUserPattern } from '../../protocol';

/** @throws NodeOperationError for a 'Text Pattern' that no message can be searched for */
export function checkTextPattern(node: INode, pattern = ''): void {
  if (pattern === '') return;
  const outcome = readUserPattern(pattern);
  if (outcome.ok) return;
  const { text, advice } = outcome.fault;
  const shown = pattern.length > 100 ? `${pattern.slice(0, 100)}…` : pattern;
  throw new NodeOperationError(node, `'Text Pattern' ${text}: ${JSON.stringify(shown)}`, {
    description: advice,
  });
}
