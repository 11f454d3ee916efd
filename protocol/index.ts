/**
 * The gateway SMSC over HTTP, for any host: the only file of the protocol that hosts import.
 */

// Outcomes
export * from './connection-error';
export * from './problem';
export * from './result';

// What the gateway's codes, names and limits mean
export * from './tables';

// Talking to the gateway
export * from './clients/client';
export * from './clients/client-options';
export { AccountRegistry } from './pacing/account-registry';
export { AccountLimits } from './pacing/account-limits';
export type { AskedDetail, StatusReader } from './clients/status-reader';

// Sending many messages
export type { BulkClient } from './clients/bulk-client';
export { type BatchSettings, DEFAULT_BATCH_SIZE } from './bulk/batching';
export type { SendSettings } from './bulk/send-messages';
export type { ItemOutcomes } from './bulk/duplicates';
export { type RecipientOutcome, isBlackListed } from './bulk/outcomes';
export { createLedger, readLedger, type BulkLedger } from './bulk/resume';
export type { DuplicateRule, RunIdentity } from './bulk/bulk-message';
export type { Preview, PreviewedRecipient } from './bulk/preview-messages';

export type { AwaitedStatus, PollingPlan } from './pacing/await-final';
export * from './http-transport';

// Requests and responses
export * from './endpoints/balance';
export type { Created } from './endpoints/change-response';
export {
  buildBlock,
  buildCreateContact,
  buildDeleteContacts,
  buildListContacts,
  buildMoveContacts,
  buildUnblock,
  buildUpdateContact,
  type Contact,
  type ContactChange,
  type ContactFilter,
  type GroupMove,
} from './endpoints/contact';
export * from './endpoints/contact-fields';
export {
  buildCreateGroup,
  buildDeleteGroup,
  buildListGroups,
  buildUpdateGroup,
  type Group,
  type GroupValues,
} from './endpoints/group';
export { prepareHistory, type HistoryChannel, type HistoryFilter } from './endpoints/history';
export { buildInboxRequest, type InboxFilter, type InboxRecord } from './endpoints/inbox';
export * from './endpoints/incoming-number';
export * from './endpoints/info';
export {
  buildCreateMailing,
  buildListMailings,
  buildMailingAction,
  type CreatedMailing,
  type Mailing,
  type MailingFilter,
  type MailingParameters,
} from './endpoints/mailing';
export {
  buildCreateOperatorTemplate,
  buildGetOperatorTemplate,
  type OperatorTemplate,
  type OperatorTemplateKey,
} from './endpoints/operator-template';
export { checkRecordId, requireText } from './endpoints/parameter-checks';
export { buildPricesRequest, type ZonePrices } from './endpoints/prices';
export * from './endpoints/send';
export * from './endpoints/send-parameters';
export type { SendAnswerRecipient } from './endpoints/send-recipients';
export type { CostMode } from './endpoints/send-text';
export {
  buildConfirmCode,
  buildCreateSender,
  buildDeleteSender,
  buildRequestCode,
  buildSendersRequest,
  buildUpdateSender,
  type Sender,
  type SenderDetails,
  type SenderFilter,
  type SenderKey,
} from './endpoints/senders';
export { buildShortLinkRequest, type ShortLink, type ShortLinkKey } from './endpoints/short-link';
export {
  buildStatisticsRequest,
  type Statistics,
  type StatisticsFilter,
} from './endpoints/statistics';
export * from './endpoints/status';
export {
  buildCreateSubClient,
  buildSubClientStatistics,
  buildTopUp,
  buildUpdateSubClient,
  type SubClientChange,
  type SubClientSettings,
  type SubClientStatisticsFilter,
} from './endpoints/sub-client';
export {
  buildCreateTemplate,
  buildDeleteTemplate,
  buildListTemplates,
  buildUpdateTemplate,
  type Template,
  type TemplateValues,
} from './endpoints/template';
export { buildWaitCallRequest, type ConfirmationNumber } from './endpoints/wait-call';
export type { HistoryWish, InboxWish } from './clients/data-client';
export { recordId } from './clients/collect-history';
export { findNewest, hasNumber, nameRecords } from './clients/collect-inbox';

// Bytes
export { CHARSETS, type Charset } from './wire/charset';
export type { GatewayFields } from './wire/gateway-fields';
export { buildMultipart, type AttachedFile, type Multipart } from './wire/multipart';
export {
  encodeRequest,
  type AnswerFormat,
  type GatewayRequest,
  type RequestEncoding,
} from './wire/request';
export type { AskedStatus, Detail, MessageKey } from './wire/status-query';

// Statuses
export type { FlagRecord } from './status/flag-record';
export type { HlrRecord, HlrVerdict } from './status/hlr-record';
export * from './status/status-record';

// Callbacks
export * from './callback/confirmed-calls';
export * from './event';
export {
  MAX_BODY_BYTES as MAX_CALLBACK_BYTES,
  MAX_FIELDS as MAX_CALLBACK_FIELDS,
} from './callback/limits';
export * from './callback/receive';
export { HASH_ALGORITHMS, type HashAlgorithm } from './callback/hash';
export { signCallback, type SignatureSettings } from './callback/signature';

// Reports that came another way
export { decodeReport, type DecodedReport, type ReportFormat } from './pasted-report/decode-report';
export { readSmppReceipt } from './smpp/receipt';

// Texts that users write
export { compareNumbers } from './message-id';
export { checkCountry, formatNumbers, type FormattedNumber } from './numbers/format-numbers';
export { checkAllowedRecipients } from './numbers/allowed-recipients';
export { analyzeText, nameCodePoint, type TextAnalysis } from './text/analysis';
export { findCostWarning, foreseeText, type CostWarning } from './text/cost-warnings';
export { findApproval, findOptOut } from './text/reply-meaning';
export { replaceLookAlikes } from './text/look-alikes';
export {
  listRecipients,
  parseOneRecipient,
  parseRecipients,
  type RecipientRules,
} from './numbers/parse-recipients';
export { composeText } from './text/normalize';
export { readDateTime } from './time';
export { readUserPattern, type UserPattern } from './text/pattern/user-pattern';
export { isGroup, isSameSubscriber, keepOneEach, subscriberKey } from './numbers/subscriber';

// One message on several channels
export {
  type ChainAttempt,
  type ChainOutcome,
  type ChainResult,
  type ChainSettings,
  type ChainStep,
  runChain,
} from './fallback/chain';

// One-time codes
export * from './one-time-code/code-token';
export * from './one-time-code/one-time-code';

// The gateway's other protocols
export * from './smpp';
export * from './smtp';
export * from './tables/smpp';
export * from './tables/smtp';
