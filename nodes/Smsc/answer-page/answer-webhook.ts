import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { readQuestion } from '../../../operations/message/wait/question';
import { nameReminder } from '../../../operations/message/wait/read-wait';
import { toRecipientLanguage } from '../../../operations/recipient-language/recipient-language';
import { readText } from '../../../operations/parameters/parameters';
import { readRecipients } from '../../../operations/parameters/recipients';
import { type RecipientLanguage, writtenPhone } from '../../../protocol';
import { readCaller } from '../../shared/execution-host';
import { createNodeClient, readCountry } from '../node-client';
import { toFeedback } from '../review/review-answer';
import { chooseLanguage } from './accept-language';
import { isPresentLink, readShownText } from './answer-link';
import { type AskedPage, PAGE_HEADERS, renderNotice, renderQuestion } from './page';
import { readAnswer, readComment } from './read-answer';

/**
 * Serves the page of a waiting execution. n8n has verified the signature of the link. A GET shows
 * the page and changes nothing, because messengers and scanners open links too. A POST of its form
 * is the answer, which resumes the execution.
 */
export async function answerWebhook(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
  const language = readLanguage(functions);
  const question = readQuestion((name, fallback) => functions.getNodeParameter(name, fallback));
  if (!question.ok) return show(functions, 410, renderNotice(language, 'changed'));
  if (!isPresentLink(functions)) {
    return show(functions, 410, renderNotice(language, 'outdated'));
  }
  const isReview = readCaller(functions.getNode()) === 'review';
  const page: AskedPage = {
    language,
    title: readPageText(functions, 'options.pageTitle'),
    message: readShownText(functions) ?? readPageText(functions, 'message'),
    question: question.value,
    hasComment: isReview,
  };
  if (functions.getRequestObject().method !== 'POST') {
    return show(functions, 200, renderQuestion(page));
  }
  const sent = readAnswer(question.value, functions.getBodyData(), language);
  if (!sent.ok) {
    const { typed, complaints } = sent;
    return show(functions, 422, renderQuestion({ ...page, typed, complaints }));
  }
  const answer = isReview
    ? toFeedback(sent.answer, readComment(functions.getBodyData()))
    : sent.answer;
  const respondedAt = new Date().toISOString();
  show(functions, 200, renderNotice(language, 'thanks'));
  const phone = await readPhone(functions);
  await cancelReminder(functions, phone);
  return {
    noWebhookResponse: true,
    workflowData: [
      [
        {
          json: {
            ...answer,
            respondedAt,
            phone: phone === null ? null : writtenPhone(phone),
          },
        },
      ],
    ],
  };
}

function show(functions: IWebhookFunctions, status: number, page: string): IWebhookResponseData {
  functions.getResponseObject().status(status).set(PAGE_HEADERS).send(page);
  return { noWebhookResponse: true };
}

/**
 * Returns the language that the user chose, otherwise that of the browser. It is not part of the
 * link, which is signed.
 */
function readLanguage(functions: IWebhookFunctions): RecipientLanguage {
  const chosen = functions.getNodeParameter('options.recipientLanguage', '');
  const { headers } = functions.getRequestObject();
  return toRecipientLanguage(chosen) ?? chooseLanguage(headers['accept-language']);
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
