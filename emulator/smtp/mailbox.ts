/** An e-mail that the gateway sent in response. */
export interface ResponseMail {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  /** `OK - n SMS, ID - …` or `ERROR = N (…)`. */
  readonly text: string;
  /** The complete e-mail with its headers. */
  readonly raw: string;
}

export type ResponseDraft = Pick<ResponseMail, 'from' | 'to' | 'text'>;

/** Responses by e-mail, stored instead of sent. */
export interface Mailbox {
  add(draft: ResponseDraft, now: number): void;
  all(): readonly ResponseMail[];
  reset(): void;
}

/** Guessed: the gateway's page does not show a complete e-mail. */
const SUBJECT = 'SMS';
const MOST_MAILS = 10_000;

export function createMailbox(): Mailbox {
  let mails: ResponseMail[] = [];
  return {
    add({ from, to, text }, now) {
      if (mails.length >= MOST_MAILS) mails = mails.slice(MOST_MAILS / 2);
      const at = new Date(now);
      const headers = [
        `From: ${from}`,
        `To: ${to}`,
        `Subject: ${SUBJECT}`,
        `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset="utf-8"',
        'Content-Transfer-Encoding: 8bit',
      ];
      const raw = `${headers.join('\r\n')}\r\n\r\n${text}\r\n`;
      mails.push({ at: at.toISOString(), from, to, subject: SUBJECT, text, raw });
    },
    all: () => mails,
    reset() {
      mails = [];
    },
  };
}
