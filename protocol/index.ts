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
export * from './callback/receive';
export { HASH_ALGORITHMS, type HashAlgorithm } from './callback/hash';
export { signCallback, type SignatureSettings } from './callback/signature';

// Reports that came another way
export { decodeReport, type DecodedReport, type ReportFormat } from './pasted-report/decode-report';
export { readSmppReceipt } from './smpp/receipt';
export { readAnswerMail } from './smtp/answer-mail';

// Texts that users write
export { compareNumbers } from './text/number-order';
export { checkCountry, formatNumbers, type FormattedNumber } from './numbers/format-numbers';
export { checkAllowedRecipients } from './numbers/allowed-recipients';
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
