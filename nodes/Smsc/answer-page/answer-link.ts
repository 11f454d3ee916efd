import { randomBytes } from 'node:crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Name of the query parameter that ties a link to its question. */
const QUESTION = 'q';
/** Where the question that is asked now stands in the data that n8n keeps for a node of an execution. */
const KEY = 'smscQuestion';
/** For which run of the node it was asked. */
const RUN_KEY = 'smscQuestionRun';

/**
 * The link to the page of this execution, signed by n8n over path and query. n8n gives one node the
 * same link in every round of a loop; a random name of the question makes them differ, so that the
 * link of one question does not answer the next, even where the items are equal.
 */
export function createAnswerLink(functions: IExecuteFunctions): string {
  // n8n 1.x checks the signature only where it is told to.
  const { setSignatureValidationRequired } = functions as Partial<IExecuteFunctions>;
  setSignatureValidationRequired?.call(functions);
  return functions.getSignedResumeUrl({ [QUESTION]: nameQuestion(functions) });
}

/** Whether the link that was opened is that of the question that is waited for now. */
export function isPresentLink(functions: IWebhookFunctions): boolean {
  const { [QUESTION]: given } = functions.getQueryData() as Record<string, unknown>;
  return typeof given === 'string' && given !== '' && given === readQuestionName(functions);
}

/**
 * The same for every attempt of one run of the node: a repeated one sends the same text, so that
 * its message is known again.
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

/** A webhook reaches the data of its node by an expression only. `undefined` where nothing was asked. */
function readQuestionName(functions: IWebhookFunctions): unknown {
  const name = [...functions.getNode().name].map(toEscape).join('');
  return functions.evaluateExpression(`{{ $node["${name}"].context["${KEY}"] }}`, 0);
}

/** No character of a name may end the text or the expression. */
function toEscape(character: string): string {
  return character.replace(
    /[^A-Za-z0-9]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
