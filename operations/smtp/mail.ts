import { randomUUID } from 'node:crypto';
import type { Mail, SmtpAccount } from '../../protocol';
import type { MailFailure } from './mail-failure';

/** Returns a message ID that is unique in the account, of letters and digits. */
export function createMessageId(): string {
  return randomUUID().replaceAll('-', '');
}

/** `startTls` and `tls` never fall back to a plain connection. */
export type MailSecurity = 'startTls' | 'tls' | 'none';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** PEM of the only trusted authority; `''`: those that Node.js trusts. */
  readonly authority: string;
  readonly acceptsAnyCertificate: boolean;
  /** `null`: the server requires no login. */
  readonly auth: { readonly user: string; readonly password: string } | null;
}

export interface MailSettings {
  readonly account: SmtpAccount;
  /** Address that gets the responses of the gateway. */
  readonly from: string;
  /** Address of the gateway that accepts commands. */
  readonly to: string;
  readonly server: MailServer;
}

/** Sends e-mails one after the other, over as few connections as the server allows. */
export interface MailSender {
  /** Resolves to `null` if the server accepted the e-mail. */
  send(mail: Mail): Promise<MailFailure | null>;
  close(): void;
}

/** Creates the sender of a run. It connects with the first e-mail. */
export type OpenMailSender = (server: MailServer) => MailSender;
