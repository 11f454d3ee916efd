import { WAIT_INDEFINITELY, type IExecuteFunctions } from 'n8n-workflow';

import type { AnswerPage, Host } from '../../operations/host';
import { findFile } from './attached-file';
import { getCancelSignal, pause } from './cancellation';
import { nameAccount } from './name-account';
import { createParameterReader } from './quick-parameters';
import { ID_PREFIX, nameScope, openRunMemory, readRunIndex } from './run-memory';

/** Name of this package, which signs one-time codes. It must never change. */
const PRODUCT = 'n8n-nodes-smsc';

/** What differs between the nodes. */
export interface HostOptions {
  /** Type of the credential that `credential()` reads. */
  readonly credential: string;
  /** Link to the node's own page for answers; absent in nodes without one. */
  readonly createAnswerLink?: (functions: IExecuteFunctions) => string;
}

/** An execution of n8n as the host of an operation. Nothing is read before it is asked for. */
export function createExecutionHost(
  functions: IExecuteFunctions,
  { credential, createAnswerLink }: HostOptions,
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
    get caller() {
      return readCaller(functions);
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
    get isRetry() {
      return functions.getMode() === 'retry';
    },
    recall: (readLedger) => openRunMemory(functions, readCaller(functions), readLedger),
    get state() {
      return functions.getWorkflowStaticData('node');
    },
    answerPage: createAnswerLink ? openAnswerPage(functions, createAnswerLink) : null,
  };
}

/** n8n gives a tool, and a node that stands between an agent and a tool, types of their own. */
function readCaller(functions: IExecuteFunctions): Host['caller'] {
  const { type } = functions.getNode();
  if (type.endsWith('HitlTool')) return 'review';
  return type.endsWith('Tool') ? 'agent' : 'workflow';
}

function openAnswerPage(
  functions: IExecuteFunctions,
  createAnswerLink: (functions: IExecuteFunctions) => string,
): AnswerPage {
  return {
    link: () => createAnswerLink(functions),
    waitUntil: async (limit) =>
      await functions.putExecutionToWait(limit === null ? WAIT_INDEFINITELY : new Date(limit)),
  };
}

/** How n8n stores what a user wrote as an expression. */
function isExpression(stored: unknown): boolean {
  return typeof stored === 'string' && stored.startsWith('=');
}
