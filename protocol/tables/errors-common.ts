import { indexByCode, SOURCES, type CodeRow } from './code-row';

export interface DeliveryErrorRow extends CodeRow {
  /** Whether sending the same message again later can help without changing anything. */
  readonly isRetryable: boolean;
}

const source = SOURCES.statusErrors;

/** `err` of a status, for every channel except e-mail, and for HLR requests. */
export const ERRORS_COMMON = [
  {
    code: 0,
    name: 'noError',
    text: 'The subscriber exists and is reachable',
    advice: null,
    isRetryable: false,
    source,
  },
  {
    code: 1,
    name: 'subscriberNotFound',
    text: 'The phone number does not exist',
    advice: 'Remove the number from the list',
    isRetryable: false,
    source,
  },
  {
    code: 6,
    name: 'subscriberOffline',
    text: 'The phone is switched off or out of coverage',
    advice: 'Send again later, or give the message a longer validity',
    isRetryable: true,
    source,
  },
  {
    code: 11,
    name: 'serviceNotEnabled',
    text: 'The subscriber cannot receive SMS: service not enabled, roaming without SMS, or a landline',
    advice: 'Use a voice call or another number',
    isRetryable: false,
    source,
  },
  {
    code: 12,
    name: 'handsetError',
    text: 'The phone or the SIM card of the subscriber did not take the message',
    advice: 'Send again later; if it persists, use another channel',
    isRetryable: true,
    source,
  },
  {
    code: 13,
    name: 'subscriberBlocked',
    text: 'The subscriber is blocked by the operator, by own wish or by the SIM card',
    advice: 'Do not send to this number until the subscriber is active again',
    isRetryable: false,
    source,
  },
  {
    code: 21,
    name: 'serviceNotSupported',
    text: 'The device of the subscriber does not support this service',
    advice: 'Send an ordinary SMS instead',
    isRetryable: false,
    source,
  },
  {
    code: 200,
    name: 'virtualSend',
    text: 'The account is in test mode: nothing was really sent',
    advice:
      'Switch off "Test mode (virtual sending without payment)" in the settings of the cabinet',
    isRetryable: false,
    source,
  },
  {
    code: 219,
    name: 'simReplaced',
    text: 'The SIM card was replaced, and named senders are blocked for 24 hours',
    advice: 'Send again after 24 hours, or from a numeric sender',
    isRetryable: true,
    source,
  },
  {
    code: 220,
    name: 'operatorQueueFull',
    text: 'The queue of the operator for this subscriber is full',
    advice: 'Wait: the gateway repeats such messages by itself',
    isRetryable: true,
    source,
  },
  {
    code: 237,
    name: 'noAnswer',
    text: 'The subscriber did not pick up the call',
    advice: 'Call again later, or send an SMS',
    isRetryable: true,
    source,
  },
  {
    code: 238,
    name: 'noTemplate',
    text: 'The text matches no registered template, and this route takes only templates',
    advice: 'Register the template in the cabinet, or word the text exactly like a registered one',
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
    code: 240,
    name: 'subscriberBusy',
    text: 'The line was busy or the call was declined',
    advice: 'Call again later, or send an SMS',
    isRetryable: true,
    source,
  },
  {
    code: 241,
    name: 'conversionError',
    text: 'The text or sound could not be converted for the call, or a part of the SMS is missing',
    advice: 'Check the audio file; send all parts of a composed SMS',
    isRetryable: false,
    source,
  },
  {
    code: 242,
    name: 'answeringMachine',
    text: 'An answering machine took the call',
    advice: 'Call again later, or send an SMS',
    isRetryable: true,
    source,
  },
  {
    code: 243,
    name: 'noContract',
    text: 'Advertising and mass mailings need a signed contract',
    advice: 'Sign a contract with the gateway',
    isRetryable: false,
    source,
  },
  {
    code: 244,
    name: 'mailingProhibited',
    text: 'Mass mailings are prohibited for this account, or the text holds a forbidden link',
    advice: 'Remove the link, or ask the support of the gateway',
    isRetryable: false,
    source,
  },
  {
    code: 245,
    name: 'statusNotReceived',
    text: 'The operator reported no status within a day: it is unknown whether the message arrived',
    advice: 'Do not count the message as delivered; ask the recipient before you repeat it',
    isRetryable: false,
    source,
  },
  {
    code: 246,
    name: 'outsideAllowedHours',
    text: 'The settings of the account forbid sending at this time of day',
    advice: 'Send within the allowed hours, or change "Limits and restrictions" in the cabinet',
    isRetryable: true,
    source,
  },
  {
    code: 247,
    name: 'dailyLimitExceeded',
    text: 'The daily limit of messages of the account is used up',
    advice: 'Raise the limit in the settings of the cabinet, or send tomorrow',
    isRetryable: true,
    source,
  },
  {
    code: 248,
    name: 'noRoute',
    text: 'The gateway has no route to this number',
    advice: 'Check the country and the operator code of the number',
    isRetryable: false,
    source,
  },
  {
    code: 249,
    name: 'invalidNumberFormat',
    text: 'The operator code or the length of the number is wrong',
    advice: 'Write the number in international format, e.g. +77011234567',
    isRetryable: false,
    source,
  },
  {
    code: 250,
    name: 'numberForbiddenBySettings',
    text: 'The settings of the account exclude this number',
    advice: 'Check the restrictions for mobile numbers in the settings of the cabinet',
    isRetryable: false,
    source,
  },
  {
    code: 251,
    name: 'numberLimitExceeded',
    text: 'The daily limit for one number is used up, or more than 50 messages followed each other within 30 seconds',
    advice: 'Send fewer messages to this number, or raise the limit in the cabinet',
    isRetryable: true,
    source,
  },
  {
    code: 252,
    name: 'numberProhibited',
    text: 'Messages to this number are prohibited',
    advice: 'Use another number; numbers of the gateway itself cannot be recipients',
    isRetryable: false,
    source,
  },
  {
    code: 253,
    name: 'spamFilter',
    text: 'The spam filter stopped the text or the sender',
    advice: 'Change the wording or the sender ID',
    isRetryable: false,
    source,
  },
  {
    code: 254,
    name: 'unregisteredSender',
    text: 'The sender ID is not registered',
    advice: 'Register the sender ID in the cabinet, or leave the sender empty',
    isRetryable: false,
    source,
  },
  {
    code: 255,
    name: 'rejectedByOperator',
    text: 'The operator rejected the message without a reason',
    advice: 'Check that the number exists; try another sender ID',
    isRetryable: false,
    source,
  },
] as const satisfies readonly DeliveryErrorRow[];

const byCode = indexByCode<DeliveryErrorRow>(ERRORS_COMMON);

export function findCommonError(code: number): DeliveryErrorRow | undefined {
  return byCode.get(code);
}

/**
 * What `err` 0 says of a message without a delivery. Its own text, "the subscriber exists and is
 * reachable", is true only of one that arrived: the gateway writes 0 also while it waits, and where
 * it never asked the operator (-3, 24).
 */
export const NO_ERROR = 0;
export const NO_ERROR_TEXTS = {
  unfinished: 'No error so far',
  undelivered: 'The gateway names no error',
} as const;

/** Code that other code branches on: a delivered message with it was never really sent. */
export const VIRTUAL_SEND_ERROR = 200;
