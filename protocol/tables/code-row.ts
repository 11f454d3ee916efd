/**
 * The shape that every table of gateway codes shares.
 *
 * A table is data: outputs, filters, documents and the emulator read everything about a code from its
 * row, so a fact is corrected in one place.
 */
export interface CodeRow {
  /** The number as the gateway writes it. */
  readonly code: number;
  /** Stable name in output fields and filters; never renamed once released. */
  readonly name: string;
  /** What happened, in English, without a full stop at the end. */
  readonly text: string;
  /** What the user can do about it, without a full stop at the end; `null` if there is nothing to do. */
  readonly advice: string | null;
  /** The same in Russian. */
  readonly ru: RussianTexts;
  /** The gateway document that states the row. */
  readonly source: string;
}

/**
 * Text and advice of a row in Russian. The text begins with the name that the gateway's own documents
 * give to the code, where they have one, because users know it from the SMSC dashboard. As in these
 * documents, there is no letter "ё".
 */
export interface RussianTexts {
  readonly text: string;
  /** `null` where the English advice is `null`. */
  readonly advice: string | null;
}

/** The languages of the texts in outputs. */
export const TEXT_LANGUAGES = ['en', 'ru'] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** Returns the language that a value names; English for any other value. */
export function toTextLanguage(value: unknown): TextLanguage {
  const name = primaryLanguage(value);
  return TEXT_LANGUAGES.find((language) => language === name) ?? 'en';
}

/** Returns the language of a tag: `uk` of `uk-UA`, `UK` and `uk_UA`; empty for another value. */
export function primaryLanguage(tag: unknown): string {
  return typeof tag === 'string' ? (tag.trim().toLowerCase().split(/[-_]/)[0] ?? '') : '';
}

/** Returns text and advice of a row in a language. */
export function textsIn(
  row: Pick<CodeRow, 'text' | 'advice' | 'ru'>,
  language: TextLanguage,
): RussianTexts {
  return language === 'ru' ? row.ru : row;
}

/** `err` of a status. */
export interface DeliveryErrorRow extends CodeRow {
  /** Whether the same message can succeed later without any change. */
  readonly isRetryable: boolean;
}

/** Documents that rows refer to. */
export const SOURCES = {
  statusCodes: 'HTTP API, "Message statuses: status codes"',
  statusErrors: 'HTTP API, "Message statuses: codes of errors in the status"',
  statusErrorsEmail:
    'HTTP API, "Message statuses: codes of errors in the status of e-mail messages"',
  statusAnswer: 'HTTP API, "Message statuses: answer of the server and error codes"',
  sendAnswer:
    'HTTP API, "Sending messages: answer of the server and error codes"; SMTP API, table of errors',
  balanceAnswer: 'HTTP API, "Balance: answer of the server and error codes"',
  operatorAnswer: 'HTTP API, "Information about the operator of a number"',
  senders: 'HTTP API, "List of operations with sender IDs"',
  senderAnswer: 'HTTP API, "Sender IDs: answer of the server and error codes"',
  contacts: 'HTTP API, "Actions with contacts and groups"',
  contactAnswer: 'HTTP API, "Contacts and groups: answer of the server and error codes"',
  templates: 'HTTP API, "Managing message templates"',
  operatorTemplates: 'HTTP API, "Managing operator templates"',
  history: 'HTTP API, "Getting the history of sent messages"',
  inbox: 'HTTP API, "Receiving incoming messages"',
  statistics: 'HTTP API, "Getting statistics"',
  shortLink: 'HTTP API, "Getting data about a short link"',
  prices: 'HTTP API, "Request for rates"',
  incomingNumbers: 'HTTP API, "Connecting dedicated numbers for receiving messages"',
  callConfirmation: 'HTTP API, "Confirm your phone number with a call"',
  mailings: 'HTTP API, "Actions with mailing lists"',
  mailingAnswer: 'HTTP API, "Mailing: server response and error codes"',
  subClients: 'HTTP API, "Sub-clients: description of the parameters"',
  subClientAnswer: 'HTTP API, "Sub-clients: server response and error codes"',
  callback: 'HTTP API, "Passing statuses and messages to the handler of the client"',
  sendParameters: 'HTTP API, "Sending SMS messages: parameters"',
  prefixes: 'HTTP API, "Prefixes when sending messages"; SMPP API, "Other message types"',
} as const;

/** Returns the rows of a table by code. */
export function indexByCode<Row extends CodeRow>(rows: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(rows.map((row) => [row.code, row]));
}

/** Returns the rows in the order of their codes; rows with the same code keep their order. */
export function sortByCode<Row extends { readonly code: number }>(
  rows: readonly Row[],
): readonly Row[] {
  return [...rows].sort((one, other) => one.code - other.code);
}

/** The name in output fields for a code that is not in any table. */
export const UNKNOWN_NAME = 'unknown';

/**
 * Compares two labels for sorting, ignoring case. Lists are sorted when the host starts, and
 * `localeCompare` would load all collation rules for that, which takes longer than many of our files.
 */
export function compareLabels(one: string, other: string): number {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
