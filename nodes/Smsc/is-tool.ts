import type { IExecuteFunctions } from 'n8n-workflow';

/** Whether an AI agent runs the node: n8n gives the tool a type of its own. */
export function isTool(functions: Pick<IExecuteFunctions, 'getNode'>): boolean {
  return functions.getNode().type.endsWith('Tool');
}
