import { randomBytes } from 'node:crypto';
import { WAIT_INDEFINITELY, type IExecuteFunctions, type IWebhookFunctions } from 'n8n-workflow';
import type { AnswerPage, ReviewedCall } from '../../../operations/host';
import { readCaller } from '../../shared/execution-host';
import { readRunIndex } from '../../shared/run-memory';
import { isApart, keepApart } from '../../shared/pending-calls';
import { digestCall, readWaitingCall } from '../review/reviewed-call';

/** Name of the query parameter that ties a link to its question. */
const QUESTION = 'q';
/** Key of the current question in the data that n8n keeps for a node of an execution. */
const KEY = 'smscQuestion';
/** The run of the node that asked it. */
const RUN_KEY = 'smscQuestionRun';
/** Its text, as it was sent. */
const TEXT_KEY = 'smscQuestionText';
/** In a review: the run index of the node, and the digest of the call that the text shows. */
const RUN_INDEX_KEY = 'smscQuestionRunIndex';
const CALL_KEY = 'smscQuestionCall';

/** Returns the page of this run, and the wait for its answer. */
export function openAnswerPage(functions: IExecuteFunctions): AnswerPage {
  return {
    program: 'n8n',
    addressAdvice:
      'Set WEBHOOK_URL, an environment variable of n8n, to an address that phones can open, e.g. https://n8n.example.com/, and restart n8n',
    keepsApart: () => keepApart(functions),
    link: (shown, call) => createAnswerLink(functions, shown, call),
    waitUntil: async (limit) =>
      await functions.putExecutionToWait(limit === null ? WAIT_INDEFINITELY : new Date(limit)),
  };
}

/**
 * Returns the link to the page of this execution, signed by n8n over path and query. n8n creates
 * the same link in every round of a loop. A random name of the question makes the links differ, so
 * that the link of one question does not answer the next, even for equal items.
 */
function createAnswerLink(
  functions: IExecuteFunctions,
  shown: string,
  call: ReviewedCall | null,
): string {
  // n8n 1.x verifies the signature only if the node requests it.
  const { setSignatureValidationRequired } = functions as Partial<IExecuteFunctions>;
  setSignatureValidationRequired?.call(functions);
  const name = nameQuestion(functions);
  Object.assign(functions.getContext('node'), {
    [TEXT_KEY]: shown,
    [RUN_INDEX_KEY]: Number(readRunIndex(functions)),
    [CALL_KEY]: call === null ? null : digestCall(call),
  });
  return functions.getSignedResumeUrl({ [QUESTION]: name });
}

/**
 * Returns whether the opened link belongs to the current question, and its answer to nothing else.
 * For an agent, the question must still be about the call that it showed.
 */
export function isPresentLink(functions: IWebhookFunctions): boolean {
  const { [QUESTION]: given } = functions.getQueryData() as Record<string, unknown>;
  const isNamed = typeof given === 'string' && given !== '' && given === readKept(functions, KEY);
  const caller = readCaller(functions.getNode());
  if (!isNamed || caller === 'workflow') return isNamed;
  return isApart(functions) && (caller === 'agent' || isShownCall(functions));
}

function isShownCall(functions: IWebhookFunctions): boolean {
  const call = readWaitingCall(functions, readKept(functions, RUN_INDEX_KEY));
  return call !== null && digestCall(call) === readKept(functions, CALL_KEY);
}

/** Returns the text of the current question as it was sent; `null` if it is not known. */
export function readShownText(functions: IWebhookFunctions): string | null {
  const text = readKept(functions, TEXT_KEY);
  return typeof text === 'string' ? text : null;
}

/**
 * Returns the same name for every attempt of one run of the node, so that a retry sends the same
 * text and recognizes its message.
 */
function nameQuestion(functions: IExecuteFunctions): string {
  const context = functions.getContext('node');
  const run = `${functions.getExecutionId()} ${readRunIndex(functions)}`;
  if (context[RUN_KEY] !== run || typeof context[KEY] !== 'string') {
    context[RUN_KEY] = run;
    context[KEY] = randomBytes(4).toString('hex');
  }
  return context[KEY] as string;
}

/**
 * Returns a value of the data of the node in this execution, `undefined` without one. A webhook can
 * read them only with an expression.
 */
function readKept(functions: IWebhookFunctions, key: string): unknown {
  const name = [...functions.getNode().name].map(toEscape).join('');
  return functions.evaluateExpression(`{{ $node["${name}"].context["${key}"] }}`, 0);
}

/** Escapes a name, because its characters must not end the string or the expression. */
function toEscape(character: string): string {
  return character.replace(
    /[^A-Za-z0-9]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
