import { LARGEST_MESSAGE_NUMBER } from '../message-id';
import { STATUSES } from '../tables';
import type { CallbackEventType } from '../event';

/** Fields whose values are joined by colons, followed by the secret, and hashed. */
export const SIGNED_FIELDS: Readonly<Record<CallbackEventType, readonly string[]>> = {
  deliveryStatus: ['id', 'phone', 'status'],
  incomingMessage: ['phone', 'mes', 'to'],
  callConfirmation: ['phone', 'ts'],
};

/**
 * Returns the kind of a callback from its field names. Source: the gateway's page on the callback
 * handler.
 */
export function findEventType(has: (field: string) => boolean): CallbackEventType {
  if (has('mes')) return 'incomingMessage';
  return has('waitcall') ? 'callConfirmation' : 'deliveryStatus';
}

const STATUS_CODE = /^-?\d{1,3}$/;
const UNIX_TIME = /^\d{1,12}$/;
const DIGITS = /^\d+$/;
const MESSAGE_ID = /^[A-Za-z0-9._-]{0,40}$/;
/** Recipient of a status: a phone number or an e-mail address. */
const PHONE_OR_EMAIL = /^(?:\+?[\d\s().-]{5,25}|[^\s@]+@[^\s@]+\.[^\s@]{2,})$/;
/** The same, or a messenger user name. */
const ANY_RECIPIENT = /^[\x21-\x7e]+$/;

const KNOWN_CODES = new Set(STATUSES.map(({ code }) => String(code)));

/**
 * Whether three signed values are those of a delivery status: the third is a status code and the
 * first can be a message ID. The gateway treats digits as a number of at most 2147483647, so a
 * phone number is not a message ID. A status without a code could be a message without a receiving
 * number, unless it has nothing but an ID.
 */
function isStatus([id = '', phone = '', status = '']: readonly string[]): boolean {
  const isOnlyId = phone === '' && status === '';
  if (!isOnlyId && !STATUS_CODE.test(status)) return false;
  return DIGITS.test(id) ? Number(id) <= LARGEST_MESSAGE_NUMBER : MESSAGE_ID.test(id);
}

/**
 * Whether the values of an incoming message are those of a delivery status. Receiving numbers have
 * four digits or more, so a receiver such as `1` or `-1` is a status code if the text can be a
 * recipient. A text of digits to a phone number is a message.
 */
function isStatusInDisguise([, text = '', receiver = '']: readonly string[]): boolean {
  if (!STATUS_CODE.test(receiver)) return false;
  return (KNOWN_CODES.has(receiver) ? ANY_RECIPIENT : PHONE_OR_EMAIL).test(text);
}

/**
 * Whether signed values can belong to the kind that the callback claims. The fields `mes` and
 * `waitcall`, which decide the kind, are not hashed, and a status and a message both sign three
 * values: without this check, one could be replayed as the other. Values that fit both kinds count
 * as a status, never as a message.
 *
 * A call signs two values and cannot be confused. Its time must be one of them; otherwise an old
 * call could be replayed with a new time.
 */
export function isOfKind(type: CallbackEventType, signed: readonly string[]): boolean {
  switch (type) {
    case 'deliveryStatus':
      return isStatus(signed);
    case 'incomingMessage':
      return !isStatusInDisguise(signed);
    case 'callConfirmation':
      return UNIX_TIME.test(signed[1] ?? '');
  }
}
