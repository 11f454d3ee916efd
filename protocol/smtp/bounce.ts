import { decodeWords } from './mime';
import type { MailHeaders, MailSection } from './mail-sections';

/** Content types of delivery reports and returned messages. */
const REPORT_TYPE = /^(?:multipart\/report|message\/|text\/rfc822-headers)/i;
const MAIL_SYSTEM = /(?:^|[<\s"])(?:mailer-daemon|postmaster|mail-daemon|maildaemon)\b/i;
const BOUNCE_SUBJECT =
  /^(?:undeliver|non[- ]?deliver|delivery status notification|delivery (?:has )?(?:fail|delayed|notification|report)|mail delivery (?:fail|problem|system)|mail (?:system )?error|returned mail|failure notice|warning: (?:could not send|message .{1,40} delayed)|auto(?:matic)?[- ]?reply|out of office|не ?доставлен|недоставлен|не вдалося доставити|не удалось доставить|сообщение не доставлено|повідомлення не доставлено|автоматический ответ|автоматична відповідь|автоответ)/i;
/** Texts that common mail servers put above a returned e-mail. */
const BOUNCE_TEXT =
  /^[ \t>*|-]*(?:this is the mail system at host|this message was created automatically by mail delivery|hi\. this is the .{0,40} ?program at|i'm afraid i wasn't able to deliver|delivery has failed to these recipients|the following addresses had (?:permanent|transient)|your message could not be delivered|your message wasn['’]t delivered|delivery to the following recipients? (?:has been |was )?(?:fail|delayed)|your message to .{1,100} couldn't be delivered|a message that you (?:have )?sent could not be delivered|this is an automatically generated delivery status notification|remote server returned\b|the response from the remote server was|[45]\d\d[ -][45]\.\d{1,3}\.\d{1,3}\b|reporting-mta:|final-recipient:|diagnostic-code:)/im;

/**
 * Whether an e-mail comes from a mail system and not from the gateway: a bounce, a delivery report
 * or an automatic reply. It may quote the sent e-mail, so it never contains a response. Source: RFC
 * 3461–3464 (reports), RFC 3834 (`Auto-Submitted`).
 */
export function isBounce(sections: readonly MailSection[]): boolean {
  return sections.some(
    ({ headers, texts }) =>
      isFromMailSystem(headers) || texts.some((text) => BOUNCE_TEXT.test(text)),
  );
}

function isFromMailSystem(headers: MailHeaders): boolean {
  const autoSubmitted = (headers['auto-submitted'] ?? 'no').trim();
  return (
    REPORT_TYPE.test(headers['content-type'] ?? '') ||
    headers['x-failed-recipients'] !== undefined ||
    headers['x-autoreply'] !== undefined ||
    !/^no\b/i.test(autoSubmitted) ||
    MAIL_SYSTEM.test(headers.from ?? '') ||
    MAIL_SYSTEM.test(headers.sender ?? '') ||
    MAIL_SYSTEM.test(headers['return-path'] ?? '') ||
    BOUNCE_SUBJECT.test(decodeWords(headers.subject ?? '').trim())
  );
}
