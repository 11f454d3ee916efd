import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readQuestion } from '../../../operations/message/wait/question';
import { nameReminder } from '../../../operations/message/wait/read-wait';
import { readText } from '../../../operations/parameters/parameters';
import { readRecipients } from '../../../operations/parameters/recipients';
import { createNodeClient, readCountry } from '../node-client';
import { isPresentLink } from './answer-link';
import { type AskedPage, PAGE_HEADERS, renderNotice, renderQuestion } from './page';
import { readAnswer } from './read-answer';

/**
 * Serves the page of a waiting execution. n8n has verified the signature of the link. A GET shows
 * the page and changes nothing, because messengers and scanners open links too. A POST of its form
 * is the answer, which resumes the execution.
 */
export async function answerWebhook(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
  const question = readQuestion((name, fallback) => functions.getNodeParameter(name, fallback));
  if (!question.ok) {
    const text = 'The question for this link was changed. Please contact the sender.';
    return show(functions, 410, renderNotice('This link no longer works', text));
  }
  if (!isPresentLink(functions)) {
    const text = 'It belongs to an earlier question. Please use the link in the latest message.';
    return show(functions, 410, renderNotice('This link no longer works', text));
  }
  const page: AskedPage = {
    title: readPageText(functions, 'options.pageTitle'),
    message: readPageText(functions, 'message'),
    question: question.value,
  };
  if (functions.getRequestObject().method !== 'POST') {
    return show(functions, 200, renderQuestion(page));
  }
  const sent = readAnswer(question.value, functions.getBodyData());
  if (!sent.ok) {
    const { typed, complaints } = sent;
    return show(functions, 422, renderQuestion({ ...page, typed, complaints }));
  }
  const respondedAt = new Date().toISOString();
  show(
    functions,
    200,
    renderNotice('Thank you', 'Your answer was received. You can close this page.'),
  );
  const phone = await readPhone(functions);
  await cancelReminder(functions, phone);
  return {
    noWebhookResponse: true,
    workflowData: [[{ json: { ...sent.answer, respondedAt, phone } }]],
  };
}

function show(functions: IWebhookFunctions, status: number, page: string): IWebhookResponseData {
  functions.getResponseObject().status(status).set(PAGE_HEADERS).send(page);
  return { noWebhookResponse: true };
}

function readPageText(functions: IWebhookFunctions, name: string): string {
  const text = readText(functions.getNodeParameter(name, ''), name);
  return text.ok ? text.value.trim() : '';
}

async function readPhone(functions: IWebhookFunctions): Promise<string | null> {
  const read = (name: string, _itemIndex: number, fallback?: unknown) =>
    functions.getNodeParameter(name, fallback as object);
  const country = await readCountry(functions).catch(() => null);
  const recipients = readRecipients({ read, country }, 'to', 0);
  return recipients.ok ? (recipients.value[0] ?? null) : null;
}

/**
 * Cancels the reminder. A reminder that was already sent cannot be cancelled. The person has seen
 * that the answer was received, so a problem here, such as a deleted credential, must not lose it.
 */
async function cancelReminder(functions: IWebhookFunctions, phone: string | null): Promise<void> {
  const { remindAfter } = functions.getNodeParameter('options', {}) as IDataObject;
  const id = nameReminder(functions.getRequestObject().originalUrl);
  if (remindAfter === undefined || id === null || phone === null) return;
  try {
    const client = await createNodeClient(functions);
    await client.deleteMessage({ id, phone });
  } catch {
    functions.logger.warn('SMSC: the reminder of an answered question was not cancelled');
  }
}
