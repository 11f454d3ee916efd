import { randomBytes } from 'node:crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Name of the query parameter that ties a link to its question. */
const QUESTION = 'q';
/** Key of the current question in the data that n8n keeps for a node of an execution. */
const KEY = 'smscQuestion';
/** The run of the node that asked it. */
const RUN_KEY = 'smscQuestionRun';

/**
 * Returns the link to the page of this execution, signed by n8n over path and query. n8n creates
 * the same link in every round of a loop. A random name of the question makes the links differ, so
 * that the link of one question does not answer the next, even for equal items.
 */
export function createAnswerLink(functions: IExecuteFunctions): string {
  // n8n 1.x verifies the signature only if the node requests it.
  const { setSignatureValidationRequired } = functions as Partial<IExecuteFunctions>;
  setSignatureValidationRequired?.call(functions);
  return functions.getSignedResumeUrl({ [QUESTION]: nameQuestion(functions) });
}

/** Returns whether the opened link belongs to the current question. */
export function isPresentLink(functions: IWebhookFunctions): boolean {
  const { [QUESTION]: given } = functions.getQueryData() as Record<string, unknown>;
  return typeof given === 'string' && given !== '' && given === readQuestionName(functions);
}

/**
 * Returns the same name for every attempt of one run of the node, so that a retry sends the same
 * text and recognizes its message.
 */
function nameQuestion(functions: IExecuteFunctions): string {
  const context = functions.getContext('node');
  const { $runIndex } = functions.getWorkflowDataProxy(0);
  const run = `${functions.getExecutionId()} ${String($runIndex)}`;
  if (context[RUN_KEY] !== run || typeof context[KEY] !== 'string') {
    context[RUN_KEY] = run;
    context[KEY] = randomBytes(4).toString('hex');
  }
  return context[KEY] as string;
}

/**
 * Returns the current question, `undefined` without one. A webhook can read the data of its node
 * only with an expression.
 */
function readQuestionName(functions: IWebhookFunctions): unknown {
  const name = [...functions.getNode().name].map(toEscape).join('');
  return functions.evaluateExpression(`{{ $node["${name}"].context["${KEY}"] }}`, 0);
}

/** Escapes a name, because its characters must not end the string or the expression. */
function toEscape(character: string): string {
  return character.replace(
    /[^A-Za-z0-9]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
