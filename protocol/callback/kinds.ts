import { LARGEST_MESSAGE_NUMBER } from '../message-id';
import { STATUSES } from '../tables';
import type { CallbackEventType } from '../event';

/** Fields whose values, and after them the secret, are joined by colons and hashed. */
export const SIGNED_FIELDS: Readonly<Record<CallbackEventType, readonly string[]>> = {
  deliveryStatus: ['id', 'phone', 'status'],
  incomingMessage: ['phone', 'mes', 'to'],
  callConfirmation: ['phone', 'ts'],
};

/** Which kind of callback it is. Source: the gateway's page on the handler of the client. */
export function findEventType(has: (field: string) => boolean): CallbackEventType {
  if (has('mes')) return 'incomingMessage';
  return has('waitcall') ? 'callConfirmation' : 'deliveryStatus';
}

const STATUS_CODE = /^-?\d{1,3}$/;
const UNIX_TIME = /^\d{1,12}$/;
const DIGITS = /^\d+$/;
const MESSAGE_ID = /^[A-Za-z0-9._-]{0,40}$/;
/** What a status can be about: a phone number or an e-mail address. */
const PHONE_OR_EMAIL = /^(?:\+?[\d\s().-]{5,25}|[^\s@]+@[^\s@]+\.[^\s@]{2,})$/;
/** The same, or the name of a user of a messenger. */
const ANY_RECIPIENT = /^[\x21-\x7e]+$/;

const KNOWN_CODES = new Set(STATUSES.map(({ code }) => String(code)));

/**
 * Whether three signed values are those of a delivery status: its code stands in the third place,
 * and the first can be the ID of a message. The gateway takes a run of digits for a number and has
 * none above 2147483647, so the phone number of a subscriber is not the ID of a message. A status
 * without a code could be a message without a receiver, unless it says nothing but an ID.
 */
function isStatus([id = '', phone = '', status = '']: readonly string[]): boolean {
  const isOnlyId = phone === '' && status === '';
  if (!isOnlyId && !STATUS_CODE.test(status)) return false;
  return DIGITS.test(id) ? Number(id) <= LARGEST_MESSAGE_NUMBER : MESSAGE_ID.test(id);
}

/**
 * Whether the values of an incoming message are in truth those of a delivery status. Numbers that
 * receive messages have four digits and more, so a receiver like `1` or `-1` is the code of a
 * status, if the text can be the recipient of one. A text of digits, sent to a number, is a message.
 */
function isStatusInDisguise([, text = '', receiver = '']: readonly string[]): boolean {
  if (!STATUS_CODE.test(receiver)) return false;
  return (KNOWN_CODES.has(receiver) ? ANY_RECIPIENT : PHONE_OR_EMAIL).test(text);
}

/**
 * Whether signed values can be those of the kind that the callback says it is. The fields `mes` and
 * `waitcall`, which decide the kind, are not under the hash, and a status and a message both sign
 * three values: without this, one could be sent again as the other. What fits both kinds passes as
 * a status, never as a message.
 *
 * A call signs two values and cannot be confused, but its time has to be among them: otherwise an
 * old call could be given a new time.
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
