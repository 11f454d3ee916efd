/** What the plain server is told. */
export type ServerOrder =
  /** Answers every message at once; answers that were held go out. */
  | { readonly kind: 'answer' }
  /** Takes messages and keeps the answers. */
  | { readonly kind: 'hold' }
  /** Reads no more. */
  | { readonly kind: 'stall' }
  /** Ends the connection after about `every` messages, so many times, and counts the texts. */
  | { readonly kind: 'break'; readonly every: number; readonly times: number }
  /** Sends receipts, of which `window` may be without an answer, to whoever binds from now on; again what was refused. */
  | { readonly kind: 'deliver'; readonly count: number; readonly window: number }
  | { readonly kind: 'report' };

/** What it says after every order, times by its own clock. */
export interface ServerReport {
  readonly port: number;
  /** Messages since the last order. */
  readonly submits: number;
  /** When the last message came, in milliseconds. */
  readonly lastAt: number;
  /** When held answers went out. */
  readonly releasedAt: number;
  /** Receipts that were acknowledged. */
  readonly taken: number;
  readonly breaks: number;
  /** How often each text came. */
  readonly counts: readonly (readonly [text: string, times: number])[];
}
