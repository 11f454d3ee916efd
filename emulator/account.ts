import type { TemplateType } from '../protocol/tables';
import { toHundredths, type Hundredths } from './money';

/** What a control may change about the account and the gateway's mood; `reset` restores it. */
export interface Settings {
  /** Balance in the account's currency, e.g. 250.8. Setting it replaces the present balance. */
  readonly balance: number;
  /** Credit of the account; balance.php shows it only when it is not zero. */
  readonly credit: number;
  /** Three letters. */
  readonly currency: string;
  /** The cabinet's "Test mode": nothing is charged, every status is 1 with err 200. */
  readonly testMode: boolean;
  /** Every request is answered with error 4. */
  readonly ipBlocked: boolean;
  /** Every request is answered with error 2, as for an address outside the account's list. */
  readonly ipNotAllowed: boolean;
  /** After so many refusals with error 1 or 2 within a minute the address is blocked for ten minutes; `null` = never. */
  readonly blockAfterErrors: number | null;
  /** Whether the documented rate limits (error 9) are enforced. */
  readonly limits: boolean;
  /** Real milliseconds that every answer takes. */
  readonly latencyMs: number;
  /** Zone of `time` when a request has no `tz`: hours relative to Moscow. */
  readonly timezone: number;
  /** Contact groups to begin with: number of the group -> its members. Setting them starts the contacts anew. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Approved sender IDs to begin with. Setting them starts the senders anew. */
  readonly senders: readonly string[];
  /** Whether a message from a sender that is not approved ends with err 254. */
  readonly checkSenders: boolean;
  /** How a callback writes its crc32; the gateway's page does not say. */
  readonly crc32: 'unsigned' | 'signed' | 'hex';
  /** Whether messages are paid from the second balance: bit 5 of their `flag`. One balance pays all the same. */
  readonly secondBalance: boolean;
  /** The kind of the registered template that messages match: bits 8 to 10 of their `flag`; `null` = none. */
  readonly template: TemplateType | null;
  /** Whether SMPP is switched on in the cabinet; binds are refused without. */
  readonly smpp: boolean;
  /** The password for SMPP of the cabinet's page of access passwords; `null` = that of the account. */
  readonly smppPassword: string | null;
  /** Messages per second over SMPP before ESME_RTHROTTLED; counts only while `limits` is on. */
  readonly smppPerSecond: number;
  /** Real seconds without a PDU of the client after which its SMPP connection is closed. */
  readonly smppIdleSeconds: number;
  /** The cabinet's "Pass incoming SMS over SMPP": then the handler is not told of them. */
  readonly smppIncoming: boolean;
  /** The cabinet's status for every part of a long message, as `SINGLE` asks for it. */
  readonly smppSingle: boolean;
  /** Whether JSON callbacks write other letters than Latin as \uXXXX. */
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

/** The account's money and settings, shared by every protocol that the emulator speaks. */
export interface Account {
  readonly settings: Settings;
  readonly balance: Hundredths;
  configure(changes: Partial<Settings>): void;
  /** What may be spent: balance and credit. */
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
