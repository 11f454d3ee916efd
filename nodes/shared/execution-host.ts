import type { IExecuteFunctions, INode } from 'n8n-workflow';

import type { AnswerPage, Host, ReviewedCall } from '../../operations/host';
import { findFile } from './attached-file';
import { nameAccount, pause } from './n8n-functions';
import { createQuickReader, QUICK_FROM_ITEMS, type ReadParameter } from './quick-parameters';
import { ID_PREFIX, nameScope, openRunMemory, openSharedMemory, readRunIndex } from './run-memory';

/** Name of this package, which signs one-time codes. It must never change. */
const PRODUCT = 'n8n-nodes-smsc';

/** The differences between the nodes. */
export interface HostOptions {
  /** Type of the credential that `credential()` reads. */
  readonly credential: string;
  /** ISO 3166-1 code of the country of the account's region. Default: none. */
  readonly country?: string | null;
  /** Opens the answer page of the node; absent in nodes without one. */
  readonly openAnswerPage?: (functions: IExecuteFunctions) => AnswerPage;
  /** Returns the tool call that a review is about; absent in nodes that are not a review. */
  readonly takeReviewedCall?: (functions: IExecuteFunctions) => ReviewedCall | null;
}

/**
 * Returns an execution of n8n as the host of an operation. Parameters are read when the operation
 * requests them.
 */
export function createExecutionHost(
  functions: IExecuteFunctions,
  { credential, country = null, openAnswerPage, takeReviewedCall }: HostOptions,
): Host {
  return {
    read: createParameterReader(functions),
    readChoice: (name, itemIndex, fallback) =>
      functions.getNodeParameter(name, itemIndex, fallback as object, { extractValue: true }),
    isComputed: (name) => isExpression(functions.getNode().parameters[name]),
    get rows() {
      return functions.getInputData().map(({ json }) => json);
    },
    get zone() {
      return functions.getTimezone();
    },
    get signal() {
      return getCancelSignal(functions);
    },
    pause,
    hint({ message, type }) {
      // Older versions of n8n have no hints.
      const { addExecutionHints } = functions as Partial<IExecuteFunctions>;
      addExecutionHints?.call(functions, { message, type, location: 'outputPane' });
    },
    file: async (itemIndex, field) => await findFile(functions, itemIndex, field),
    credential: async () => await functions.getCredentials(credential),
    get account() {
      return nameAccount(functions.getNode());
    },
    country,
    get caller() {
      return readCaller(functions.getNode());
    },
    product: PRODUCT,
    idPrefix: ID_PREFIX,
    get scope() {
      return nameScope(functions);
    },
    get execution() {
      return functions.getExecutionId();
    },
    get runIndex() {
      return readRunIndex(functions);
    },
    get isManual() {
      return functions.getMode() === 'manual';
    },
    get isRetry() {
      return functions.getMode() === 'retry';
    },
    openMemory: (readLedger) =>
      openRunMemory(functions, readCaller(functions.getNode()), readLedger),
    get shared() {
      return openSharedMemory(functions);
    },
    get state() {
      return functions.getWorkflowStaticData('node');
    },
    takeReviewedCall: () => takeReviewedCall?.(functions) ?? null,
    get answerPage() {
      return openAnswerPage?.(functions) ?? null;
    },
  };
}

/**
 * Returns the reader of parameters. A run of many items gets a faster reader with the same values.
 */
export function createParameterReader(functions: IExecuteFunctions): ReadParameter {
  const evaluate: ReadParameter = (name, itemIndex, fallback) =>
    fallback === undefined
      ? functions.getNodeParameter(name, itemIndex)
      : functions.getNodeParameter(name, itemIndex, fallback as object);
  const items = functions.getInputData();
  return items.length < QUICK_FROM_ITEMS ? evaluate : createQuickReader(functions, evaluate);
}

/** Returns the signal of n8n's cancel button. Older versions have none. */
export function getCancelSignal(functions: Partial<IExecuteFunctions>): AbortSignal | undefined {
  return functions.getExecutionCancelSignal?.call(functions as IExecuteFunctions);
}

/**
 * Returns what runs the node, from its type: n8n adds one suffix for a tool, and another for a
 * human review of a tool call.
 */
export function readCaller({ type }: Pick<INode, 'type'>): Host['caller'] {
  if (type.endsWith('HitlTool')) return 'review';
  return type.endsWith('Tool') ? 'agent' : 'workflow';
}

/**
 * Whether an AI agent runs the node as a tool. A tool does not stop at a failed item: it answers with
 * the problem, because what a model gets of an error differs by the version of the agent, and is often
 * nothing.
 */
export function isTool(node: Pick<INode, 'type'>): boolean {
  return readCaller(node) === 'agent';
}

/** Returns whether a stored value is an expression in n8n's notation. */
function isExpression(stored: unknown): boolean {
  return typeof stored === 'string' && stored.startsWith('=');
}
