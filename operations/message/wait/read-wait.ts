import { createHash, randomInt } from 'node:crypto';
import {
  checkSendOrder,
  failure,
  invalidInput,
  MINUTE_MS,
  param,
  type RecipientLanguage,
  type Result,
  type SendOrder,
  type SendParameters,
  sentence,
  success,
} from '../../../protocol';
import { checkNumber, isOn, readOptions, readSender, readText } from '../../parameters/parameters';
import type { Host, ReviewedCall, Row } from '../../host';
import type { MessageOrder } from '../../items/send-items';
import { readOnePhone } from '../../parameters/recipients';
import { toRecipientLanguage } from '../../recipient-language/recipient-language';
import { RECIPIENT_TEXTS } from '../../recipient-language/texts';
import { isLocalUrl } from './local-address';
import { type Question, readQuestion } from './question';
import { writeReview } from './review-text';
import { readTimeLimit } from './time-limit';
import { REPLY_CHANNEL, WAIT_CHANNELS, type WaitChannel } from './wait-fields';

/** A question that is ready to be sent. */
export interface Wait extends MessageOrder {
  readonly answerBy: 'link' | 'reply';
  readonly question: Question;
  /** The words of the question, without how to answer it. */
  readonly words: string;
  readonly phone: string;
  readonly reminder: SendOrder | null;
  /** End of the wait, in ms since 1970; `null`: no limit. */
  readonly limit: number | null;
  /** The same question with a number, for a reply by SMS that approves or declines. */
  readonly numbered: NumberedQuestion | null;
  /** Phone number of the account that has to receive the reply; any if empty. */
  readonly replyNumber: string;
}

/** A question with a number that its reply has to repeat. */
export interface NumberedQuestion {
  /** Three digits. */
  readonly number: string;
  readonly message: SendOrder;
}

const SUPPORTED_VERSION = 'Use a version of n8n that this package was tested with';

/** Value of `cost` in the request: send, and return the price. */
const SEND_WITH_PRICE = 3;

/**
 * Returns the question of an item, its recipient and its limits, checked as far as possible without
 * the gateway.
 *
 * @param regionLanguage language of the words about how to answer, if the user chose none
 */
export function readWait(
  host: Host,
  itemIndex: number,
  now: number,
  regionLanguage: RecipientLanguage,
): Result<Wait> {
  const call = readCall(host);
  if (!call.ok) return call;
  const options = readOptions(host, itemIndex);
  const question = readQuestion((name, fallback) => host.read(name, itemIndex, fallback as object));
  if (!question.ok) return question;
  const isReply = host.read('answerBy', itemIndex, 'link') === 'reply';
  if (isReply && question.value.kind === 'customForm') {
    const text = sentence`${param('responseType')} is a form, which cannot be filled in by SMS`;
    return failure(
      invalidInput(
        'responseType',
        text,
        sentence`Choose another type, or set ${param('answerBy')} to 'Link'`,
      ),
    );
  }
  const channel = readChannel(host, itemIndex, isReply);
  if (!channel.ok) return channel;
  const advice = 'Enter the phone number of the one person who answers';
  const phone = readOnePhone(host, 'to', itemIndex, advice);
  if (!phone.ok) return phone;
  const message = readMessage(host, itemIndex, call.value);
  if (!message.ok) return message;
  const limit = readTimeLimit(options, now, host.zone);
  if (!limit.ok) return limit;
  if (!isReply && limit.value !== null && host.caller !== 'workflow') {
    const text = sentence`${param('limitWaitTime')} is set, but an execution of an agent that continues without an answer has none to return`;
    return failure(
      invalidInput(
        'limitWaitTime',
        text,
        sentence`Remove ${param('limitWaitTime')}, or set ${param('answerBy')} to 'Reply SMS'`,
      ),
    );
  }
  const base: SendParameters = {
    recipients: [phone.value],
    channel: channel.value,
    sender: readSender(host, itemIndex),
    cost: SEND_WITH_PRICE,
  };
  const link = isReply
    ? success('')
    : readLink(host, options, question.value, message.value, call.value);
  if (!link.ok) return link;
  const texts = isReply
    ? readReplyText(options, question.value, message.value, regionLanguage)
    : success(linkText(link.value, message.value, options));
  if (!texts.ok) return texts;
  const parameters = { ...base, ...texts.value };
  const numbered =
    isReply && question.value.kind === 'approval'
      ? readNumbered(options, parameters, regionLanguage, now)
      : success(null);
  if (!numbered.ok) return numbered;
  const reminder = isReply
    ? success(null)
    : readReminder(link.value, parameters, options, { now, regionLanguage });
  if (!reminder.ok) return reminder;
  const checked = checkSendOrder(parameters, new Date(now));
  if (!checked.ok) return checked;
  const checkedReminder =
    reminder.value === null ? success(null) : checkSendOrder(reminder.value, new Date(now));
  if (!checkedReminder.ok) return checkedReminder;
  const replyNumber = readText(options.replyNumber, 'replyNumber');
  if (!replyNumber.ok) return replyNumber;
  return success({
    answerBy: isReply ? 'reply' : 'link',
    ...{ question: question.value, phone: phone.value, message: checked.value },
    words: message.value.trim(),
    ...{
      reminder: checkedReminder.value,
      limit: limit.value,
      numbered: numbered.value,
      replyNumber: replyNumber.value.trim(),
    },
  });
}

function readChannel(host: Host, itemIndex: number, isReply: boolean): Result<WaitChannel> {
  if (isReply) return success(REPLY_CHANNEL);
  const given: unknown = host.read('channel', itemIndex, 'sms');
  const channel = WAIT_CHANNELS.find((name) => name === given);
  if (channel !== undefined) return success(channel);
  const text = sentence`${param('channel')} does not support questions: ${JSON.stringify(given)}`;
  return failure(invalidInput('channel', text, sentence`Choose an option of ${param('channel')}`));
}

/** Returns the call that a review is about, before any parameter is read; `null` without a review. */
function readCall(host: Host): Result<ReviewedCall | null> {
  if (host.caller !== 'review') return success(null);
  const call = host.takeReviewedCall();
  if (call !== null) return success(call);
  const text = 'This version of n8n does not tell which tool call would run after the approval';
  return failure(invalidInput('answerPage', text, SUPPORTED_VERSION));
}

function readMessage(host: Host, itemIndex: number, call: ReviewedCall | null): Result<string> {
  const message = readText(host.read('message', itemIndex, ''), 'message');
  if (!message.ok) return message;
  if (call !== null) return writeReview(message.value, call);
  if (message.value.trim() !== '') return message;
  return failure(
    invalidInput('message', sentence`${param('message')} is empty`, 'Enter the question'),
  );
}

/**
 * Returns the link to the page, unless the phone of the person could not open it, or the answer
 * could count for another call of an agent.
 */
function readLink(
  { answerPage, caller }: Host,
  { allowPrivateAddress = false }: Row,
  { kind }: Question,
  message: string,
  call: ReviewedCall | null,
): Result<string> {
  if (answerPage?.keepsApart() === false && caller !== 'workflow') {
    const text = 'This version of n8n does not keep the questions of an agent apart';
    const advice = sentence`${SUPPORTED_VERSION}, or set ${param('answerBy')} to 'Reply SMS'`;
    return failure(invalidInput('answerBy', text, advice));
  }
  const link = answerPage?.link(message.trim(), call) ?? '';
  if (answerPage === null || isOn(allowPrivateAddress) || !isLocalUrl(link)) return success(link);
  const { program, addressAdvice } = answerPage;
  const text = `${program}'s address is ${new URL(link).origin}, which phones cannot open`;
  const reply = sentence` To ask without a link, set ${param('answerBy')} to 'Reply SMS'.`;
  const advice = sentence`${addressAdvice}.${kind === 'customForm' ? '' : reply} If the phone of the person is in the network of ${program}, e.g. over a VPN, turn on ${param('allowPrivateAddress')}`;
  // No field of the form is wrong, so the text names none.
  return failure(invalidInput('answerPage', text, advice));
}

function linkText(
  link: string,
  message: string,
  { shortenLinks = true }: Row,
): Pick<SendParameters, 'text' | 'shortenLinks'> {
  return { text: `${message.trim()}\n${link}`, ...(isOn(shortenLinks) && { shortenLinks: true }) };
}

function readReplyText(
  { replyHint, recipientLanguage }: Row,
  { kind }: Question,
  message: string,
  regionLanguage: RecipientLanguage,
): Result<Pick<SendParameters, 'text'>> {
  const language = toRecipientLanguage(recipientLanguage) ?? regionLanguage;
  const byDefault = RECIPIENT_TEXTS[language].message.replyHint;
  const hint = readText(replyHint ?? byDefault, 'replyHint');
  if (!hint.ok) return hint;
  const isHinted = kind === 'approval' && hint.value.trim() !== '';
  return success({ text: isHinted ? `${message.trim()}\n${hint.value.trim()}` : message.trim() });
}

/** Returns the question with a line that demands its number in the reply. */
function readNumbered(
  { recipientLanguage }: Row,
  parameters: SendParameters,
  regionLanguage: RecipientLanguage,
  now: number,
): Result<NumberedQuestion> {
  const language = toRecipientLanguage(recipientLanguage) ?? regionLanguage;
  const { replyHint, numberedHint } = RECIPIENT_TEXTS[language].message;
  const number = String(randomInt(100, 1000));
  const line = numberedHint.replaceAll('{number}', number);
  // It replaces the usual line, and is added to any other.
  const question = parameters.text?.replace(new RegExp(`\\n${replyHint}$`), '');
  const message = checkSendOrder({ ...parameters, text: `${question}\n${line}` }, new Date(now));
  return message.ok ? success({ number, message: message.value }) : message;
}

/**
 * Returns the reminder of a question, or `null` without one. The gateway stores it until its time,
 * so the host does not have to resume for it.
 */
function readReminder(
  link: string,
  parameters: SendParameters,
  { remindAfter, reminderText, recipientLanguage }: Row,
  { now, regionLanguage }: { now: number; regionLanguage: RecipientLanguage },
): Result<SendParameters | null> {
  if (remindAfter === undefined) return success(null);
  const minutes = checkNumber(remindAfter, 'remindAfter', { from: 1, to: 1440, unit: 'minutes' });
  if (!minutes.ok) return minutes;
  const own = readText(reminderText, 'reminderText');
  if (!own.ok) return own;
  const language = toRecipientLanguage(recipientLanguage) ?? regionLanguage;
  const { reminder } = RECIPIENT_TEXTS[language].message;
  return success({
    ...parameters,
    // The gateway rejects a text that equals the question, which was sent just before.
    text:
      own.value.trim() === ''
        ? `${reminder} ${parameters.text ?? ''}`
        : `${own.value.trim()}\n${link}`,
    messageId: nameReminder(link) ?? undefined,
    sendAt: new Date(now + minutes.value * MINUTE_MS).toISOString(),
  });
}

/**
 * Returns the message ID of the reminder of a link, or `null` for a link without a signature. It
 * cannot be computed without the link.
 */
export function nameReminder(link: string | undefined): string | null {
  const signature = /[?&]signature=([0-9a-f]+)/i.exec(link ?? '')?.[1];
  if (signature === undefined) return null;
  const digest = createHash('sha256').update(`signature ${signature}`).digest('hex');
  return `wait-${digest.slice(0, 32)}`;
}
