import {
  EMAIL_TYPE,
  findCommonError,
  findEmailError,
  findMessageType,
  findStatus,
  FLAG_BITS,
  type FlagBitsRow,
  HLR_TYPE,
  NO_ERROR,
  NO_ERROR_TEXTS,
  TEMPLATE_TYPES,
  type TemplateType,
  type TextLanguage,
  textsIn,
  UNKNOWN_NAME,
  VIRTUAL_SEND_ERROR,
} from '../tables';
import { toPhone, writtenPhone } from '../numbers/subscriber';
import { type GatewayFields, readTime, toAmount, toInteger, toText } from '../wire/gateway-fields';
import type { MessageKey } from '../wire/status-query';
import {
  HLR_FIELDS,
  type HlrFindings,
  type HlrRecord,
  readHlrFindings,
  toHlrRecord,
} from './hlr-record';

/**
 * A message or an HLR request. Absent values are `null`, times ISO 8601 UTC. The fields are in the order
 * of the output: what people read and filter by comes first. `toRecordOutput` returns the output.
 */
export interface StatusRecord {
  readonly phone: string | null;
  readonly statusName: string;
  readonly statusText: string | null;
  readonly isFinal: boolean;
  readonly isDelivered: boolean;
  readonly errorText: string | null;
  readonly errorAdvice: string | null;
  readonly errorName: string | null;
  readonly errorCode: number | null;
  readonly status: number | null;
  readonly isVirtual: boolean;
  readonly id: string | null;
  readonly changedAt: string | null;
  readonly sentAt: string | null;
  readonly text: string | null;
  readonly sender: string | null;
  readonly cost: number | null;
  readonly parts: number | null;
  readonly typeName: string | null;
  readonly type: number | null;
  readonly comment: string | null;
  readonly country: string | null;
  readonly operator: string | null;
  readonly originalOperator: string | null;
  readonly region: string | null;
  readonly mccmnc: string | null;
  readonly flag: FlagRecord | null;
  /** `null` unless the record is of an HLR request. */
  readonly hlr: HlrFindings | null;
  readonly extra: GatewayFields;
}

/**
 * Returns a record of the gateway, from a status response or a delivery callback, as users see it.
 * Unknown codes keep their number and are named `unknown`. A field that no rule covers, or whose value
 * does not fit its rule, stays in `extra` as it came.
 * @param requested fills in the ID and the phone number where the response has none
 */
export function toStatusRecord(
  fields: GatewayFields,
  requested: Partial<MessageKey> = {},
): StatusRecord {
  const own = requested.phone === undefined ? null : writtenPhone(requested.phone);
  const phone = toPhone(fields.phone) ?? own;
  const status = toInteger(fields.status);
  const error = toInteger(fields.err);
  const flag = toInteger(fields.flag);
  const ownType = toInteger(fields.type);
  const type = ownType ?? (flag === null ? null : typeOfFlag(flag));
  const changedAt = readTime(fields.last_timestamp ?? fields.ts, fields.last_date ?? fields.time);
  const sentAt = readTime(fields.send_timestamp, fields.send_date);
  const cost = toAmount(fields.cost);
  const parts = toInteger(fields.sms_cnt ?? fields.cnt);
  const hasHlr = isHlr(fields, type);
  const read = { status, error, type: ownType, flag, cost, parts, changedAt, sentAt };
  const { statusName, statusText, isFinal, isDelivered, isVirtual } = describeStatus(status, error);
  const { errorText, errorAdvice, errorName, errorCode } = describeError(
    error,
    status,
    isEmail(type, flag, phone),
  );
  return {
    phone,
    ...{ statusName, statusText, isFinal, isDelivered },
    ...{ errorText, errorAdvice, errorName, errorCode },
    ...{ status, isVirtual },
    id: toText(fields.id) ?? requested.id ?? null,
    ...{ changedAt, sentAt },
    text: toText(fields.message),
    sender: toText(fields.sender_id) ?? toText(fields.sender),
    ...{ cost, parts },
    typeName: type === null ? null : nameOfType(type),
    type,
    comment: toText(fields.comment),
    country: toText(fields.country),
    operator: toText(fields.operator),
    originalOperator: toText(fields.operator_orig),
    region: toText(fields.region),
    mccmnc: toText(fields.mccmnc),
    flag: flag === null ? null : toFlagRecord(flag),
    hlr: hasHlr ? readHlrFindings(fields, status, error) : null,
    extra: collectExtra(fields, read, hasHlr),
  };
}

/** The status of a message as users see it. */
export type MessageRecord = Omit<StatusRecord, 'hlr'>;

/** Returns the output of a record: an HLR request has its own record. */
export function toRecordOutput(record: StatusRecord): MessageRecord | HlrRecord {
  const { hlr, ...message } = record;
  return hlr === null ? message : toHlrRecord(record, hlr);
}

/** Returns the same record with its texts in a language, read from the tables by its codes. */
export function recordIn(record: StatusRecord, language: TextLanguage): StatusRecord {
  const { status, errorCode, type, flag, phone } = record;
  const isMail = isEmail(type, flag?.raw ?? null, phone);
  return {
    ...record,
    ...describeStatus(status, errorCode, language),
    ...describeError(errorCode, status, isMail, language),
  };
}

type StatusPart = Pick<
  StatusRecord,
  'statusName' | 'statusText' | 'isFinal' | 'isDelivered' | 'isVirtual'
>;

function describeStatus(
  status: number | null,
  error: number | null,
  language: TextLanguage = 'en',
): StatusPart {
  const row = status === null ? undefined : findStatus(status);
  const isVirtual = error === VIRTUAL_SEND_ERROR;
  return {
    statusName: row?.name ?? UNKNOWN_NAME,
    statusText: row === undefined ? null : textsIn(row, language).text,
    isFinal: row?.isFinal ?? false,
    isDelivered: row?.isDelivered === true && !isVirtual,
    isVirtual,
  };
}

type ErrorPart = Pick<StatusRecord, 'errorCode' | 'errorName' | 'errorText' | 'errorAdvice'>;

function describeError(
  error: number | null,
  status: number | null,
  isMail: boolean,
  language: TextLanguage = 'en',
): ErrorPart {
  if (error === null) {
    return { errorCode: null, errorName: null, errorText: null, errorAdvice: null };
  }
  const row = isMail ? findEmailError(error) : findCommonError(error);
  const texts = row === undefined ? undefined : textsIn(row, language);
  return {
    errorCode: error,
    errorName: row?.name ?? UNKNOWN_NAME,
    errorText:
      error === NO_ERROR ? describeNoError(status, language, texts?.text) : (texts?.text ?? null),
    errorAdvice: texts?.advice ?? null,
  };
}

function describeNoError(status: number | null, language: TextLanguage, ofDelivered = ''): string {
  const row = status === null ? undefined : findStatus(status);
  if (row?.isDelivered === true) return ofDelivered;
  const { undelivered, unfinished } = language === 'ru' ? NO_ERROR_TEXTS.ru : NO_ERROR_TEXTS;
  return row?.isFinal === true ? undelivered : unfinished;
}

/** The same error codes mean other things for e-mail. A nickname (`@name`) is not an address. */
function isEmail(type: number | null, flag: number | null, phone: string | null): boolean {
  if (type === EMAIL_TYPE || (flag !== null && typeOfFlag(flag) === EMAIL_TYPE)) return true;
  return phone !== null && /^[^@\s]+@[^@\s]+$/.test(phone);
}

/** Short responses have no `type`, and with `fmt=1` no `flag`, so the field names decide. */
function isHlr(fields: GatewayFields, type: number | null): boolean {
  return type === HLR_TYPE || (toText(fields.type) === null && 'imsi' in fields && 'msc' in fields);
}

/** The decoded `flag` of a message. */
export interface FlagRecord {
  readonly raw: number;
  readonly typeName: string;
  readonly paidFromSecondBalance: boolean;
  readonly isTemplate: boolean;
  /** `null` unless the message is a template. */
  readonly templateType: TemplateType | null;
}

function toFlagRecord(raw: number): FlagRecord {
  const isTemplate = readBits(raw, 'isTemplate') !== 0;
  return {
    raw,
    typeName: nameOfType(readBits(raw, 'type')),
    paidFromSecondBalance: readBits(raw, 'paidFromSecondBalance') !== 0,
    isTemplate,
    templateType: isTemplate ? (TEMPLATE_TYPES[readBits(raw, 'templateType')] ?? null) : null,
  };
}

/** Returns the message type in a flag. */
function typeOfFlag(raw: number): number {
  return readBits(raw, 'type');
}

function nameOfType(code: number): string {
  return findMessageType(code)?.name ?? UNKNOWN_NAME;
}

function readBits(raw: number, name: FlagBitsRow['name']): number {
  const { mask, shift } = FLAG_BITS[name];
  return (raw & mask) >> shift;
}

/** Values of the fields that are not plain text; `null` if a value could not be read. */
interface ReadValues {
  readonly status: unknown;
  readonly error: unknown;
  readonly type: unknown;
  readonly flag: unknown;
  readonly cost: unknown;
  readonly parts: unknown;
  readonly changedAt: unknown;
  readonly sentAt: unknown;
}

/** All fields that a status record uses, with their use. */
const USES: ReadonlyMap<string, 'text' | 'hlr' | keyof ReadValues> = new Map([
  ...['id', 'phone', 'sender_id', 'sender', 'message', 'comment'].map(asText),
  ...['country', 'operator', 'operator_orig', 'region', 'mccmnc'].map(asText),
  ...HLR_FIELDS.map((name) => [name, 'hlr'] as const),
  ['status', 'status'],
  ['err', 'error'],
  ['type', 'type'],
  ['flag', 'flag'],
  ['cost', 'cost'],
  ['sms_cnt', 'parts'],
  ['cnt', 'parts'],
  ['last_timestamp', 'changedAt'],
  ['ts', 'changedAt'],
  ['last_date', 'changedAt'],
  ['time', 'changedAt'],
  ['send_timestamp', 'sentAt'],
  ['send_date', 'sentAt'],
]);

function asText(name: string): readonly [string, 'text'] {
  return [name, 'text'];
}

/**
 * Returns the fields that no rule covers, and those whose value does not fit their rule. Nothing of a
 * response is dropped silently.
 */
function collectExtra(fields: GatewayFields, read: ReadValues, hasHlr: boolean): GatewayFields {
  const extra: Record<string, string | number | null> = {};
  for (const name in fields) {
    const use = USES.get(name);
    if (use === 'text' || (use === 'hlr' && hasHlr)) continue;
    const value = fields[name] ?? null;
    const isKnown = use !== undefined && use !== 'hlr';
    if (isKnown && (read[use] !== null || isNothing(value))) continue;
    extra[name] = value;
  }
  return extra;
}

/** Whether a value is empty, or the timestamp 0, which means "never". A date of zeros is kept. */
function isNothing(value: string | number | null): boolean {
  const text = toText(value)?.trim() ?? '';
  return text === '' || text === '0';
}
