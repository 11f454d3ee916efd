/**
 * SMSC without n8n: the only file of the protocol that nodes and credentials import.
 */

// Outcomes
export * from './connection-error';
export { collectSightings } from './error-sightings';
export * from './problem';
export * from './result';

// What the gateway's codes, names and limits mean
export * from './tables';

// Talking to the gateway
export * from './client';
export * from './client-options';
export { AccountRegistry } from './pacing/account-registry';
export { AccountLimits } from './pacing/account-limits';
export type { AskedDetail, StatusReader } from './status-reader';

// Sending many messages
export type { BulkClient } from './clients/bulk-client';
export type { BatchSettings } from './bulk/batch-settings';
export type { SendSettings } from './bulk/send-messages';
export type { ItemOutcomes } from './bulk/collect-outcomes';
export type { RecipientOutcome } from './bulk/recipient-outcome';
export { isBlackListed } from './bulk/black-list';
export { createLedger, readLedger, type BulkLedger } from './bulk/ledger';
export { DEFAULT_BATCH_SIZE } from './bulk/limits';
export type { DuplicateRule } from './bulk/message';
export type { RunIdentity } from './bulk/message-id';
export type { Preview, PreviewedRecipient } from './bulk/preview-messages';

export type { AwaitedStatus, PollingPlan } from './pacing/await-final';
export * from './transport';
export * from './endpoints/send-parameters';
export { toSpokenCode } from './endpoints/spoken-code';
export type { CostMode, SendAnswer, SendAnswerRecipient } from './endpoints/send-answer';
export type { Detail, MessageKey } from './wire/status-query';
export type { GatewayFields } from './wire/gateway-fields';
export type { Balance } from './endpoints/balance-answer';
export type { Operator } from './endpoints/info-answer';
export type { Contact } from './endpoints/contact-answer';
export { writeContactValues, type ContactValues } from './endpoints/contact-values';
export type { Created } from './endpoints/done-answer';
export type { Group } from './endpoints/group-answer';
export type { HistoryWish, InboxWish } from './clients/data-client';
export { recordId } from './clients/collect-history';
export { findNewest, hasNumber } from './clients/collect-inbox';
export { nameRecords } from './clients/record-names';
export {
  prepareHistory,
  type HistoryChannel,
  type HistoryFilter,
} from './endpoints/history-request';
export * from './endpoints/incoming-number';
export type { InboxRecord } from './endpoints/inbox-answer';
export { buildInboxRequest, type InboxFilter } from './endpoints/inbox-request';
export { buildPricesRequest, type ZonePrices } from './endpoints/prices';
export { buildShortLinkRequest, type ShortLink, type ShortLinkKey } from './endpoints/short-link';
export {
  buildStatisticsRequest,
  type Statistics,
  type StatisticsFilter,
} from './endpoints/statistics';
export { buildWaitCallRequest, type ConfirmationNumber } from './endpoints/wait-call';
export { compareNumbers } from './text/number-order';
export type { CreatedMailing, Mailing } from './endpoints/mailing-answer';
export type { Sender } from './endpoints/senders-answer';
export type { OperatorTemplate, Template } from './endpoints/template-answer';
export { CHARSETS, type Charset } from './wire/charset';
export type { AnswerFormat } from './wire/request';
export { buildMultipart, type AttachedFile, type Multipart } from './wire/multipart';

// Statuses
export * from './status-record';

// Callbacks
export * from './callback/confirmed-calls';
export * from './callback/event';
export * from './callback/receive';
export { HASH_ALGORITHMS, type HashAlgorithm } from './callback/hash';
export { signCallback, type SignatureSettings } from './callback/signature';

// Reports that came another way
export { decodeReport, type DecodedReport, type ReportFormat } from './reports/decode-report';
export { readSmppReceipt } from './smpp/receipt';
export { readAnswerMail } from './smtp/answer-mail';

// Texts that users write
export { checkCountry, formatNumbers, type FormattedNumber } from './numbers/format-numbers';
export { checkAllowedRecipients } from './text/allowed-recipients';
export { analyzeText, nameCodePoint, type TextAnalysis } from './text/analysis';
export { findCostWarning, foreseeText, type CostWarning } from './text/cost-warnings';
export { findApproval } from './text/approval';
export { findOptOut } from './text/opt-out';
export { replaceLookAlikes } from './text/look-alikes';
export {
  listRecipients,
  parseOneRecipient,
  parseRecipients,
  type RecipientRules,
} from './numbers/parse-recipients';
export { composeText } from './text/compose';
export { readDateTime } from './text/date-time';
export { readUserPattern, type UserPattern } from './text/pattern/user-pattern';
export { isGroup } from './text/recipients';
export { isSameSubscriber, keepOneEach, subscriberKey } from './text/subscriber';

// One message on several channels
export type {
  ChainAttempt,
  ChainOutcome,
  ChainResult,
  ChainSettings,
  ChainStep,
} from './fallback/chain';
export { runChain } from './fallback/run-chain';

// One-time codes
export * from './codes/code-token';
export * from './codes/one-time-code';

// For experts: requests and answers without a client
export * from './endpoints/balance-answer';
export * from './endpoints/balance-request';
export * from './endpoints/contact-key';
export * from './endpoints/contact-request';
export * from './endpoints/delete-answer';
export * from './endpoints/group-request';
export * from './endpoints/info-answer';
export * from './endpoints/info-request';
export * from './endpoints/mailing-request';
export * from './endpoints/record-id';
export * from './endpoints/send-answer';
export * from './endpoints/send-request';
export * from './endpoints/senders-request';
export * from './endpoints/status-answer';
export * from './endpoints/status-request';
export * from './endpoints/sub-client-request';
export type { SubClientSettings } from './endpoints/sub-client-values';
export * from './endpoints/template-request';
export { encodeRequest, type GatewayRequest, type RequestEncoding } from './wire/request';
