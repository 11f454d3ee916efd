import type { MailSender, MailServer } from '../../../../operations/smtp/mail';
import type { MailFailure } from '../../../../operations/smtp/mail-failure';
import type { Mail } from '../../../../protocol';
import { type MailLink, openMailLink } from './mail-link';

/** Nothing is connected before there is something to send. */
export function createMailSender(server: MailServer): MailSender {
  let link: MailLink | null = null;

  async function sendOnce(mail: Mail): Promise<MailFailure | null> {
    if (link === null) {
      const opened = await openMailLink(server);
      if (!opened.ok) return opened.problem;
      link = opened.value;
    }
    const failed = await link.send(mail);
    if (failed !== null) close();
    return failed;
  }

  function close(): void {
    link?.close();
    link = null;
  }

  return {
    async send(mail) {
      const isUsed = link !== null;
      const failed = await sendOnce(mail);
      // Servers take only so many mails over one connection; the mail itself was not begun.
      const isTired = failed?.stage === 'MAIL' && failed.retry === 'later';
      return isUsed && isTired ? await sendOnce(mail) : failed;
    },
    close,
  };
}
