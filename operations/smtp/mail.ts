import { randomUUID } from 'node:crypto';
import type { Mail, SmtpAccount } from '../../protocol';
import type { MailFailure } from './mail-failure';

/** An ID that no other message of the account has, in letters and digits. */
export function createMessageId(): string {
  return randomUUID().replaceAll('-', '');
}

/** `startTls` and `tls` never fall back to a plain connection. */
export type MailSecurity = 'startTls' | 'tls' | 'none';

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  /** PEM of the only authority that counts; `''`: those that Node.js knows. */
  readonly authority: string;
  readonly acceptsAnyCertificate: boolean;
  /** `null`: the server asks for no login. */
  readonly auth: { readonly user: string; readonly password: string } | null;
}

export interface MailSettings {
  readonly account: SmtpAccount;
  /** Address that gets the answers of the gateway. */
  readonly from: string;
  /** Address of the gateway that takes commands. */
  readonly to: string;
  readonly server: MailServer;
}

/** Sends mails one after the other, over as few connections as the server allows. */
export interface MailSender {
  /** `null`: the server took the mail. */
  send(mail: Mail): Promise<MailFailure | null>;
  close(): void;
}

/** Makes the sender of a run. Nothing is connected before there is something to send. */
export type OpenMailSender = (server: MailServer) => MailSender;
