import type { MailSender, MailServer } from '../../../../operations/smtp/mail';
import type { MailFailure } from '../../../../operations/smtp/mail-failure';
import type { Mail } from '../../../../protocol';
import { type MailLink, openMailLink } from './mail-link';

/** Creates a sender that connects with the first e-mail. */
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
      // Servers limit the e-mails per connection. The transmission of this e-mail has not started.
      const isTired = failed?.stage === 'MAIL' && failed.retry === 'later';
      return isUsed && isTired ? await sendOnce(mail) : failed;
    },
    close,
  };
}
