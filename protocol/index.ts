/** The SMSC gateway for any host. Hosts import no other file of the protocol. */

// Results and problems
export * from './classify-failure';
export * from './connection-error';
export * from './format-problem';
export * from './problem';
export * from './problem-words';
export { type Wait } from './pacing/retry';
export * from './name-numbers';
export { listCountries } from './numbers/countries';
export * from './problem-language';
export * from './result';
export * from './sum-costs';
export { type LabelOf, listParameters, param, type Sentence, sentence } from './sentence';

// Codes, names and limits of the gateway
export * from './tables';

// Clients
export * from './clients/client';
export * from './clients/client-options';
export { AccountLimits, AccountRegistry } from './pacing/account-limits';
// Sending many messages
export { DEFAULT_BATCH_SIZE } from './bulk/batching';
export type { Reservation, SendQuota, Spending } from './bulk/guards';
export type { SendSettings } from './bulk/send-messages';
export type { ItemOutcomes } from './bulk/duplicates';
export { type RecipientOutcome, isBlocklisted, toUnknownOutcome } from './bulk/outcomes';
export { createLedger, readLedger, type BulkLedger } from './bulk/resume';
export type { DuplicateRule, RunIdentity } from './bulk/bulk-message';
export type { PreviewedRecipient } from './bulk/preview-messages';

export type { AwaitedStatus } from './pacing/await-final';
export * from './http-transport';

// Requests and responses
export * from './endpoints/balance';
export {
  buildBlock,
  buildCreateContact,
  buildDeleteContacts,
  buildListContacts,
  buildMoveContacts,
  buildUnblock,
  buildUpdateContact,
  type Contact,
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
} from './endpoints/group';
export { prepareHistory } from './endpoints/history';
export { buildInboxRequest, type InboxRecord } from './endpoints/inbox';
export * from './endpoints/incoming-number';
export * from './endpoints/info';
export {
  buildCreateMailing,
  buildListMailings,
  buildMailingAction,
  type Mailing,
  type MailingFilter,
  type MailingParameters,
} from './endpoints/mailing';
export {
  buildCreateOperatorTemplate,
  buildGetOperatorTemplate,
  type OperatorTemplateKey,
} from './endpoints/operator-template';
export { buildPricesRequest, type ZonePrices } from './endpoints/prices';
export * from './endpoints/send';
export * from './endpoints/send-parameters';
export {
  type SendResponse,
  type SendResponseRecipient,
  toSpokenCode,
} from './endpoints/send-response';
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
export { buildShortLinkRequest, type ShortLinkKey } from './endpoints/short-link';
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
export { buildWaitCallRequest } from './endpoints/wait-call';
export type { HistoryOptions, InboxOptions } from './clients/data-client';
export { recordId } from './clients/collect-history';
export { findNewest, hasNumber, nameRecords } from './clients/collect-inbox';

// Bytes
export { digest } from './wire/digest';
export * from './wire/mask-secrets';
export * from './wire/secret-fields';
export type { GatewayFields } from './wire/gateway-fields';
export { buildMultipart, type AttachedFile, type Multipart } from './wire/multipart';
export {
  type ResponseFormat,
  checkRequest,
  describeRequest,
  type GatewayRequest,
  type RequestEncoding,
} from './wire/request';
export type { Detail, MessageKey } from './wire/status-query';

// Statuses
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
export * from './callback/secret-fault';
export { signCallback, type SignatureSettings } from './callback/signature';

// Reports from other sources
export { decodeReport, type DecodedReport, reportRecordIn } from './pasted-report/decode-report';
// User texts
export { compareNumbers } from './message-id';
export { formatNumbers, type FormattedNumber } from './numbers/format-numbers';
export { checkAllowedRecipients } from './numbers/allowed-recipients';
export { analyzeText, nameCodePoint } from './text/analysis';
export { findCostWarning, estimateSentText, type CostWarning } from './text/cost-warnings';
export { findApproval, findDecline } from './text/reply-meaning';
export { replaceLookAlikes } from './text/look-alikes';
export {
  checkCountry,
  isDamaged,
  isEmptyText,
  listRecipients,
  parseOneRecipient,
  listWrittenRecipients,
  parseRecipients,
  type RecipientRules,
  type WrittenRecipient,
} from './numbers/parse-recipients';
export { removeInvisible, replaceTwins } from './text/look-alikes';
export { composeText } from './text/normalize';
export { DAY_MS, HOUR_MS, MINUTE_MS, readDateTime } from './time';
export { groupBy } from './group-by';
export { readUserPattern } from './text/pattern/user-pattern';
export {
  responsePhone,
  isGroup,
  isSameSubscriber,
  keepOneEach,
  subscriberKey,
  writtenPhone,
} from './numbers/subscriber';

// One message on several channels
export {
  type ChainAttempt,
  type ChainOutcome,
  type ChainSettings,
  runChain,
} from './fallback/chain';

// One-time codes
export * from './one-time-code/code-token';
export * from './one-time-code/one-time-code';

// SMPP and SMTP
export * from './smpp';
export * from './smtp';
export * from './tables/smpp';
export * from './tables/smtp';
