/**
 * SMPP and SMTP, the gateway's other protocols: the only file of the protocol that the package of
 * their nodes imports.
 */

// Outcomes
export * from './connection-error';
export * from './problem';
export * from './result';

// What the codes mean
export * from './tables';
export * from './tables/smpp';
export * from './tables/smtp';
export type { FlagRecord } from './status/flag-record';
export type { HlrRecord, HlrVerdict } from './status/hlr-record';
export * from './status/status-record';
export type { GatewayFields } from './wire/gateway-fields';
export type { IncomingMessage } from './event';

// SMPP
export { createSmppClient } from './smpp/client';
export type { ByteConnection, ConnectionEnd, SmppPorts, SmppServer } from './smpp/connection';
export * from './smpp/client-interface';
export * from './smpp/client-options';
export type { SmppEvent } from './smpp/incoming-event';
export {
  createRedeliveryDetector,
  type DeliveryInfo,
  type RedeliveryDetector,
} from './smpp/redelivery';
export * from './smpp/message';
export { prepareMessage } from './smpp/prepare-message';
export * from './smpp/problem';
export { buildSystemType, type SystemTypeOptions } from './smpp/system-type';

// SMTP
export { readAnswerMail } from './smtp/answer-mail';
export * from './smtp/command';
export * from './smtp/mail';
export * from './smtp/plan-mails';
export * from './smtp/prepare-command';

// For experts: the bytes
export { decodePdu } from './smpp/decode-pdu';
export { encodePdu } from './smpp/encode-pdu';
export { createFramer, type Framer } from './smpp/framer';
export * from './smpp/pdu';
export * from './smpp/tlv';

// Texts that users write
export { checkCountry, formatNumbers, type FormattedNumber } from './numbers/format-numbers';
export { checkAllowedRecipients } from './numbers/allowed-recipients';
export { replaceLookAlikes } from './text/look-alikes';
export { listRecipients, parseRecipients, type RecipientRules } from './numbers/parse-recipients';
export { composeText } from './text/compose';
export { readUserPattern } from './text/pattern/user-pattern';
export { isGroup } from './text/recipients';
export { isSameSubscriber, keepOneEach, subscriberKey } from './text/subscriber';

// What parts of the main package's nodes ask for
export { buildSendRequest } from './endpoints/send';
export { analyzeText } from './text/analysis';
export { foreseeText } from './text/cost-warnings';
