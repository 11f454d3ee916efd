/** Where a session is opened and how, as the credential says. */
export interface Target {
  /** Asked one after the other until one of them answers. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** `null`: a plain connection, in which the password travels readable. */
  readonly tls: TlsSettings | null;
}

export interface TlsSettings {
  /** PEM of the authority that signed the server's certificate; `''` for those that Node.js trusts. */
  readonly authority: string;
  /** The user's explicit choice: anybody may answer. */
  readonly acceptsAnyCertificate: boolean;
}
