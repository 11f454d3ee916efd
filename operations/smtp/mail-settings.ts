import type { SmtpAccount } from '../../protocol';

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
