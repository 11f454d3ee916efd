import type { Mail } from '../../protocol';
import type { MailFailure } from './mail-failure';
import type { MailServer } from './mail-settings';

/** Sends mails one after the other, over as few connections as the server allows. */
export interface MailSender {
  /** `null`: the server took the mail. */
  send(mail: Mail): Promise<MailFailure | null>;
  close(): void;
}

/** Makes the sender of a run. Nothing is connected before there is something to send. */
export type OpenMailSender = (server: MailServer) => MailSender;
