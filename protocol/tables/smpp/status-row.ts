import type { RefusalRetry } from '../request-errors';

/** A `command_status`, the outcome of a command. */
export interface SmppStatusRow {
  readonly code: number;
  /** As the specification writes it. */
  readonly esmeName: string;
  /** Stable name in output fields; never renamed once released. */
  readonly name: string;
  /** What happened, as a sentence fragment without a full stop. */
  readonly text: string;
  /** What the user can do about it; `null` where there is nothing to do. */
  readonly advice: string | null;
  /**
   * What a repetition may do. For a bind, `never` ends the attempts to connect: wrong logins that
   * are repeated block the IP address.
   */
  readonly retry: RefusalRetry;
  readonly source: string;
}

/** What several rows advise. */
export const ADVICE = {
  login:
    'Check login and password of the credential: SMPP takes the login of the cabinet and a password of at most 8 Latin characters from its page of access passwords; and see that SMPP is switched on and this IP address is listed in the API settings of the cabinet',
  addr: 'Check the number, and that it is written in international format',
  sender: 'Check the sender ID: it must be registered in the cabinet',
  program: 'This is an error of the program: report it with this code',
  support: 'Ask the support of the gateway what it means',
  later: 'Try again later',
  speed:
    'The client slows down by itself; ask the support of the gateway for a higher speed if you need it',
} as const;
