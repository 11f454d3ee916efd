/**
 * SMPP and SMTP, the gateway's other protocols: the only file of the protocol that the package of
 * their nodes imports.
 */

// Outcomes
export * from './connection-error';
export { collectSightings } from './error-sightings';
export * from './problem';
export * from './result';

// What the codes mean
export * from './tables';
export * from './tables/smpp';
export * from './tables/smtp';
export * from './status-record';
export type { GatewayFields } from './endpoints/answer-context';
export type { IncomingMessage } from './callback/event';

// SMPP and SMTP
export * from './smpp';
export * from './smtp';

// Texts that users write
export { checkCountry, formatNumbers, type FormattedNumber } from './numbers/format-numbers';
export { checkAllowedRecipients } from './numbers/allowed-recipients';
export { replaceLookAlikes } from './text/look-alikes';
export { listRecipients, parseRecipients, type RecipientRules } from './numbers/parse-recipients';
export { composeText } from './text/normalize';
export { readUserPattern } from './text/pattern/user-pattern';
export { isGroup, isSameSubscriber, keepOneEach, subscriberKey } from './numbers/subscriber';

// What parts of the main package's nodes ask for
export { buildSendRequest } from './endpoints/send-request';
export { analyzeText } from './text/analysis';
export { foreseeText } from './text/cost-warnings';
