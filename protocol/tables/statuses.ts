import { indexByCode, SOURCES, type CodeRow } from './code-row';

export interface StatusRow extends CodeRow {
  /** Whether the gateway stops working on the message in this status. `delivered` may still grow to `read` or `linkClicked`. */
  readonly isFinal: boolean;
  /** Whether the recipient has the message (unless `err` says that nothing was really sent). */
  readonly isDelivered: boolean;
}

const source = SOURCES.statusCodes;

/** Status of a message or of an HLR request. */
export const STATUSES = [
  {
    code: -3,
    name: 'notFound',
    text: 'The gateway knows no message with this ID and phone number, or has moved it to its archive',
    advice: 'Check the ID and the phone number, and ask within a day after sending',
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: -2,
    name: 'stopped',
    text: 'The mailing was stopped before this message was handed to the operator',
    advice: 'Resume the mailing on the page of mailings in the cabinet',
    isFinal: false,
    isDelivered: false,
    source,
  },
  {
    code: -1,
    name: 'queued',
    text: 'The message waits to be sent',
    advice: null,
    isFinal: false,
    isDelivered: false,
    source,
  },
  {
    code: 0,
    name: 'sent',
    text: 'The message was handed to the operator',
    advice: null,
    isFinal: false,
    isDelivered: false,
    source,
  },
  {
    code: 1,
    name: 'delivered',
    text: 'The message was delivered',
    advice: null,
    isFinal: true,
    isDelivered: true,
    source,
  },
  {
    code: 2,
    name: 'read',
    text: 'The message was opened by the recipient',
    advice: null,
    isFinal: true,
    isDelivered: true,
    source,
  },
  {
    code: 3,
    name: 'expired',
    text: 'The lifetime of the message ran out before it was delivered',
    advice: 'Send again later, or give the message a longer validity',
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 4,
    name: 'linkClicked',
    text: 'The message was delivered and its short link was clicked',
    advice: null,
    isFinal: true,
    isDelivered: true,
    source,
  },
  {
    code: 20,
    name: 'undeliverable',
    text: 'The message could not be delivered',
    advice: 'See the error code for the reason',
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 22,
    name: 'invalidNumber',
    text: 'The phone number has a wrong format',
    advice: 'Write the number in international format, e.g. +77011234567',
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 23,
    name: 'prohibited',
    text: 'The message was stopped by a restriction: duplicate, flood, black list, spam filter or sender ID',
    advice: 'See the error code; wait before repeating the same text to the same number',
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 24,
    name: 'insufficientFunds',
    text: 'The balance of the account was too low for this message',
    advice: 'Top up the account and send again',
    isFinal: true,
    isDelivered: false,
    source,
  },
  {
    code: 25,
    name: 'unavailableNumber',
    text: 'The number takes no messages, or the gateway has no working route to its operator',
    advice: 'Use another number or another channel',
    isFinal: true,
    isDelivered: false,
    source,
  },
] as const satisfies readonly StatusRow[];

export type StatusName = (typeof STATUSES)[number]['name'];

const byCode = indexByCode<StatusRow>(STATUSES);

export function findStatus(code: number): StatusRow | undefined {
  return byCode.get(code);
}

const byName = new Map<string, number>(STATUSES.map((row) => [row.name, row.code]));

/** Returns the code of a status by our name, for code that branches on one status. */
export function statusCode(name: StatusName): number {
  return byName.get(name) as number;
}
