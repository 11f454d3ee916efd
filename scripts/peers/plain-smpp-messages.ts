/** Commands for the plain server. */
export type ServerOrder =
  /** Responds to every message at once, and sends the held responses. */
  | { readonly kind: 'answer' }
  /** Accepts messages and holds the responses. */
  | { readonly kind: 'hold' }
  /** Stops reading. */
  | { readonly kind: 'stall' }
  /** Ends the connection after about `every` messages, `times` times, and counts the texts. */
  | { readonly kind: 'break'; readonly every: number; readonly times: number }
  /**
   * Sends receipts to every client that binds from now on, at most `window` unacknowledged;
   * rejected ones again.
   */
  | { readonly kind: 'deliver'; readonly count: number; readonly window: number }
  | { readonly kind: 'report' };

/** Report after every command; times are by the server's clock. */
export interface ServerReport {
  readonly port: number;
  /** Messages since the last command. */
  readonly submits: number;
  /** Time of the last message, in milliseconds. */
  readonly lastAt: number;
  /** Time at which the held responses were sent. */
  readonly releasedAt: number;
  /** Number of acknowledged receipts. */
  readonly taken: number;
  readonly breaks: number;
  /** How often each text was received. */
  readonly counts: readonly (readonly [text: string, times: number])[];
}
