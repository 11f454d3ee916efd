/** The target of a session and its encryption, from the credential. */
export interface Target {
  /** Tried one after the other until one of them responds. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** `null`: a plain connection, which sends the password unencrypted. */
  readonly tls: TlsSettings | null;
}

export interface TlsSettings {
  /** PEM of the authority that signed the server's certificate; `''` for those that Node.js trusts. */
  readonly authority: string;
  /** The user's explicit choice to accept every server. */
  readonly acceptsAnyCertificate: boolean;
}
