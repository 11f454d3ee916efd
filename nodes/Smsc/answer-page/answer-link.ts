import { createHash } from 'node:crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Name of the query parameter that ties a link to the item that was asked about. */
const ITEM = 'q';
const SIGNATURE = 'signature';

/**
 * The link to the page of this execution, signed by n8n over path and query. n8n gives one node the
 * same link in every round of a loop; the digest of the item makes them differ, so that the link of
 * one question does not answer the next.
 */
export function createAnswerLink(functions: IExecuteFunctions): string {
  // n8n 1.x checks the signature only where it is told to.
  const { setSignatureValidationRequired } = functions as Partial<IExecuteFunctions>;
  setSignatureValidationRequired?.call(functions);
  return functions.getSignedResumeUrl({ [ITEM]: digestItem(functions) ?? '' });
}

/** Whether the link that was opened is that of the question that is waited for now. */
export function isPresentLink(functions: IWebhookFunctions): boolean {
  const digest = digestItem(functions);
  const { [ITEM]: given } = functions.getQueryData() as Record<string, unknown>;
  return digest === null || given === digest;
}

/** ID of the reminder that goes with a link; whoever has the link can tell it, nobody else. */
export function nameReminder(link: string | undefined): string | null {
  const signature = /[?&]signature=([0-9a-f]+)/i.exec(link ?? '')?.[1];
  if (signature === undefined) return null;
  return `wait-${createHash('sha256').update(`${SIGNATURE} ${signature}`).digest('hex').slice(0, 32)}`;
}

/** `null` where n8n hands over no item. */
function digestItem(functions: IExecuteFunctions | IWebhookFunctions): string | null {
  const json = functions.evaluateExpression('{{ JSON.stringify($json) }}', 0);
  if (typeof json !== 'string' || json === '') return null;
  return createHash('sha256').update(json).digest('hex').slice(0, 8);
}
