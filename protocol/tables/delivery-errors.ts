import { findChannel, type SendChannel } from './channels';
import { indexByCode, SOURCES } from './code-row';
import { findCommonError, type DeliveryErrorRow } from './errors-common';
import { EMAIL_TYPE } from './message-types';

const source = SOURCES.statusErrorsEmail;

/**
 * `err` of a status of an e-mail message. The same numbers mean other things than for all other
 * channels, which is why this is a table of its own.
 */
export const ERRORS_EMAIL = [
  {
    code: 0,
    name: 'noError',
    text: 'The recipient exists and is reachable',
    advice: null,
    isRetryable: false,
    source,
  },
  {
    code: 1,
    name: 'recipientNotFound',
    text: 'The e-mail address does not exist',
    advice: 'Remove the address from the list',
    isRetryable: false,
    source,
  },
  {
    code: 2,
    name: 'mailboxFull',
    text: 'The mailbox of the recipient is full',
    advice: 'Send again later',
    isRetryable: true,
    source,
  },
  {
    code: 3,
    name: 'recipientServerNotFound',
    text: 'The mail server of the address was not found',
    advice: 'Check the domain of the address',
    isRetryable: false,
    source,
  },
  {
    code: 4,
    name: 'mailboxBlocked',
    text: 'The mailbox of the recipient is blocked',
    advice: 'Remove the address from the list',
    isRetryable: false,
    source,
  },
  {
    code: 239,
    name: 'ipNotAllowed',
    text: 'The request came from an IP address that the account does not allow or has not used before',
    advice: 'Add the public IP address of your server to the allowed addresses in the cabinet',
    isRetryable: false,
    source,
  },
  {
    code: 245,
    name: 'statusNotReceived',
    text: 'The mail server reported no status within a day: it is unknown whether the message arrived',
    advice: 'Do not count the message as delivered; ask the recipient before you repeat it',
    isRetryable: false,
    source,
  },
  {
    code: 248,
    name: 'noRoute',
    text: 'The gateway cannot send e-mail to this address',
    advice: 'Check the address, or use another channel',
    isRetryable: false,
    source,
  },
  {
    code: 249,
    name: 'invalidAddressFormat',
    text: 'The e-mail address has a wrong format',
    advice: 'Write the address as name@example.com',
    isRetryable: false,
    source,
  },
  {
    code: 252,
    name: 'addressProhibited',
    text: 'Messages to this address are prohibited, e.g. by a black list',
    advice: 'Remove the address from the list',
    isRetryable: false,
    source,
  },
  {
    code: 253,
    name: 'spamFilter',
    text: 'The spam filter stopped the text or the sender',
    advice: 'Change the wording or the sender address',
    isRetryable: false,
    source,
  },
  {
    code: 254,
    name: 'unregisteredSender',
    text: 'The sender address is not registered',
    advice: 'Register the sender address in the cabinet',
    isRetryable: false,
    source,
  },
  {
    code: 255,
    name: 'rejectedByRecipientServer',
    text: 'The mail server of the recipient rejected the message without a reason',
    advice: 'Send again later; if it persists, check the address with its owner',
    isRetryable: false,
    source,
  },
] as const satisfies readonly DeliveryErrorRow[];

const byCode = indexByCode<DeliveryErrorRow>(ERRORS_EMAIL);

export function findEmailError(code: number): DeliveryErrorRow | undefined {
  return byCode.get(code);
}

/** What an `err` means for messages of a channel: e-mail has a table of its own. */
export function findDeliveryError(
  code: number,
  channel: SendChannel,
): DeliveryErrorRow | undefined {
  return findChannel(channel)?.type === EMAIL_TYPE ? findEmailError(code) : findCommonError(code);
}
