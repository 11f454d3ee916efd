import type { TemplateType } from '../protocol/tables';
import { toHundredths, type Hundredths } from './money';

/** Account and behaviour settings that a control may change; `reset` restores them. */
export interface Settings {
  /** Balance in the account's currency, e.g. 250.8. Setting it replaces the current balance. */
  readonly balance: number;
  /** Credit of the account; balance.php shows it only when it is not zero. */
  readonly credit: number;
  /** ISO code, three letters. */
  readonly currency: string;
  /** The dashboard's "Test mode": nothing is charged, every message gets status 1 with err 200. */
  readonly testMode: boolean;
  /** Every request is rejected with error 4. */
  readonly ipBlocked: boolean;
  /** Every request is rejected with error 2, as for an address outside the account's list. */
  readonly ipNotAllowed: boolean;
  /**
   * Rejections with error 1 or 2 within a minute after which the address is blocked for ten
   * minutes; `null` = never.
   */
  readonly blockAfterErrors: number | null;
  /** Whether the documented rate limits (error 9) are enforced. */
  readonly limits: boolean;
  /** Real milliseconds that every response is delayed. */
  readonly latencyMs: number;
  /** Time zone of `time` when a request has no `tz`: hours relative to Moscow. */
  readonly timezone: number;
  /**
   * Initial contact groups: number of the group -> its members. Setting them replaces all contacts.
   */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Initial approved sender IDs. Setting them replaces all sender IDs. */
  readonly senders: readonly string[];
  /** Whether a message from a sender ID that is not approved ends with err 254. */
  readonly checkSenders: boolean;
  /** How a callback writes its crc32; the gateway's page does not say. */
  readonly crc32: 'unsigned' | 'signed' | 'hex';
  /**
   * Whether messages are paid from the second balance: bit 5 of their `flag`. The emulator itself
   * keeps only one balance.
   */
  readonly secondBalance: boolean;
  /**
   * Type of the registered template that messages match: bits 8 to 10 of their `flag`; `null` =
   * none.
   */
  readonly template: TemplateType | null;
  /** Whether SMPP is enabled in the dashboard; otherwise binds are rejected. */
  readonly smpp: boolean;
  /**
   * SMPP password from the dashboard's page of access passwords; `null` = the account's password.
   */
  readonly smppPassword: string | null;
  /** Messages per second over SMPP before ESME_RTHROTTLED; applies only while `limits` is on. */
  readonly smppPerSecond: number;
  /** Real seconds without a PDU from the client after which its SMPP connection is closed. */
  readonly smppIdleSeconds: number;
  /** The dashboard's "Pass incoming SMS over SMPP": incoming messages then cause no callback. */
  readonly smppIncoming: boolean;
  /**
   * The dashboard's status for every segment of a long message, like the connection option
   * `SINGLE`.
   */
  readonly smppSingle: boolean;
  /** Whether JSON callbacks escape characters outside ASCII as \uXXXX. */
  readonly jsonEscapes: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  balance: 1_000_000,
  credit: 0,
  currency: 'KZT',
  testMode: false,
  ipBlocked: false,
  ipNotAllowed: false,
  blockAfterErrors: null,
  limits: true,
  latencyMs: 0,
  timezone: 0,
  groups: { '1': ['77011230010', '79161230020', '380671230030'] },
  senders: ['MyCompany', 'SMSC'],
  checkSenders: false,
  crc32: 'unsigned',
  secondBalance: false,
  template: null,
  smpp: true,
  smppPassword: null,
  smppPerSecond: 30,
  smppIdleSeconds: 120,
  smppIncoming: false,
  smppSingle: false,
  jsonEscapes: false,
};

/** Balance and settings of the account, shared by all protocols of the emulator. */
export interface Account {
  readonly settings: Settings;
  readonly balance: Hundredths;
  configure(changes: Partial<Settings>): void;
  /** Whether balance and credit cover the amount. */
  canPay(amount: Hundredths): boolean;
  charge(amount: Hundredths): void;
  refund(amount: Hundredths): void;
  reset(): void;
}

export function createAccount(): Account {
  let settings = DEFAULT_SETTINGS;
  let balance = toHundredths(settings.balance);
  return {
    get settings() {
      return settings;
    },
    get balance() {
      return balance;
    },
    configure(changes) {
      settings = { ...settings, ...changes };
      if (changes.balance !== undefined) balance = toHundredths(changes.balance);
    },
    canPay: (amount) => amount <= balance + toHundredths(settings.credit),
    charge(amount) {
      balance -= amount;
    },
    refund(amount) {
      balance += amount;
    },
    reset() {
      settings = DEFAULT_SETTINGS;
      balance = toHundredths(settings.balance);
    },
  };
}
