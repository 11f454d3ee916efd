import { createHash } from 'node:crypto';
import {
  type IDataObject,
  type IExecuteFunctions,
  type IWebhookFunctions,
  NodeOperationError,
} from 'n8n-workflow';
import type { ReviewedCall } from '../../../operations/host';
import { readRunIndex } from '../../shared/run-memory';
import {
  findRequestedCall,
  type FoundCall,
  readInputOverride,
  readPendingNodes,
  type PendingNode,
  type RequestedCall,
} from '../../shared/pending-calls';

/**
 * Returns the tool call that this run of a review is about, exactly as n8n runs it after the
 * approval. Removes everything else that came with the call from the item, so that the parameters of
 * the review depend on nothing that a model wrote.
 *
 * @returns `null` if this version of n8n does not tell what it will run
 * @throws if the agent has several input items, because n8n runs an approved call once for each
 */
export function takeReviewedCall(functions: IExecuteFunctions): ReviewedCall | null {
  const pending = readPendingNodes(functions);
  const { name } = functions.getNode();
  if (pending === null) return null;
  const runIndex = Number(readRunIndex(functions));
  const found = findRequest(pending, name, runIndex);
  const call = found && toReviewedCall(found.request);
  if (!found || !call) return null;
  if (found.agentItems > 1) throw describeManyItems(functions, found.agentItems);
  const clean = cleanItem(found, call);
  for (const item of functions.getInputData()) item.json = { ...clean };
  for (const other of pending) {
    if (other.node.name === name) forgetApprovals(other);
  }
  const override = readInputOverride(functions, name, runIndex);
  for (const item of override?.['ai_tool']?.[0] ?? []) {
    item.json = { tool: found.tool, toolParameters: call.parameters as IDataObject };
  }
  return call;
}

function describeManyItems(functions: IExecuteFunctions, count: number): NodeOperationError {
  return new NodeOperationError(
    functions.getNode(),
    `The agent has ${count} input items, and n8n would run an approved call once for each of them`,
    {
      description: "The owner of the workflow has to add a 'Loop Over Items' node before the agent",
    },
  );
}

/** Returns what a waiting review is about; `null` if it cannot be determined. */
export function readWaitingCall(
  functions: IWebhookFunctions,
  runIndex: unknown,
): ReviewedCall | null {
  const pending = readPendingNodes(functions);
  if (pending === null || typeof runIndex !== 'number') return null;
  const found = findRequest(pending, functions.getNode().name, runIndex);
  return found === null ? null : toReviewedCall(found.request);
}

/** Returns a digest of a call, which differs for every other tool and every other parameter. */
export function digestCall({ tool, parameters }: ReviewedCall): string {
  const text = JSON.stringify([tool, parameters ?? null]);
  return createHash('sha256').update(text).digest('hex');
}

interface FoundRequest extends FoundCall {
  /** The name of the tool for the model. */
  readonly tool: string;
}

function findRequest(
  pending: readonly PendingNode[],
  nodeName: string,
  runIndex: number,
): FoundRequest | null {
  const found = findRequestedCall(pending, nodeName, runIndex);
  const tool = found?.request.action.metadata?.hitl?.toolName;
  return found === null || typeof tool !== 'string' ? null : { ...found, tool };
}

function toReviewedCall({ action }: RequestedCall): ReviewedCall | null {
  const { gatedToolNodeName, toolName, originalInput } = action.metadata?.hitl ?? {};
  if (typeof gatedToolNodeName !== 'string' || typeof toolName !== 'string') return null;
  return { tool: nameTool(gatedToolNodeName, toolName), parameters: originalInput };
}

/** A node may offer several tools, as an MCP client does; then both names are needed. */
function nameTool(nodeName: string, toolName: string): string {
  const plain = (name: string) => name.replace(/[^\p{L}\p{N}]+/gu, '');
  return plain(nodeName) === plain(toolName) ? nodeName : `${nodeName}: ${toolName}`;
}

/** The item without what the agent added: its own input, and the call. */
function cleanItem({ tool, agentJson }: FoundRequest, { parameters }: ReviewedCall): IDataObject {
  const json = { ...agentJson, tool, toolParameters: parameters as IDataObject };
  return withoutApproval(json);
}

function forgetApprovals({ data }: PendingNode): void {
  for (const item of data?.main?.[0] ?? []) item.json = withoutApproval(item.json);
}

/** Leaves out the two fields of an output that are an answer to n8n. */
function withoutApproval(json: IDataObject): IDataObject {
  const { approved: _approved, ...rest } = json;
  const { data } = rest;
  const isApproval = typeof data === 'object' && data !== null && 'approved' in data;
  return isApproval ? { ...rest, data: undefined } : rest;
}
