import { SMPP_REJECTED_STATE, SMPP_STATES, statusOfRejected } from '../tables';
import { findSmppMessageState, findSmppTlv, type SmppTlvName } from '../tables/smpp';
import { decodeText, isUtf8 } from '../wire/charset';
import { percentDecode } from '../wire/form';
import { type GatewayFields, toInteger } from '../wire/gateway-fields';
import { findTlv, readTlvNumber, readTlvText, type Tlv } from './pdu';
import { readReceiptDate } from './smpp-time';

/** The values of a receipt in its PDU. */
export interface ReceiptParts {
  /** Recipient of the message: the source address of the receipt. */
  readonly phone: string;
  /** Sender ID of the message. */
  readonly sender: string;
  readonly text: string;
  readonly tlvs: readonly Tlv[];
}

/**
 * Returns the fields of a delivery receipt, or of an HLR result, with the gateway's names. TLVs take
 * precedence over the text; a value that only one of them has is used. The state of the text is kept
 * as `stat`. A receipt that cannot be read has its text as `receipt`. Other TLVs are kept under their
 * name or tag, in hexadecimal.
 * Source: SMPP API, "Status check".
 */
export function readReceiptFields({ phone, sender, text, tlvs }: ReceiptParts): GatewayFields {
  const written = readSmppReceipt(text);
  const fields: Record<string, string | number | null> =
    written === null ? (text === '' ? {} : { receipt: text }) : { ...written };
  if (phone !== '') fields.phone = phone;
  if (sender !== '') fields.sender_id = sender;
  const id = readTlvText(tlvs, 'receipted_message_id');
  if (id !== null && id !== '') fields.id = id;
  const error = readNetworkError(tlvs);
  if (error !== null) fields.err = error;
  const state = readTlvNumber(tlvs, 'message_state');
  const status = state === null ? null : statusOf(state, toInteger(fields.err));
  if (status !== null) fields.status = status;
  else if (state !== null) fields.message_state = state;
  const cost = readTlvText(tlvs, 'cost')?.trim();
  if (cost !== undefined && cost !== '') fields.cost = cost;
  const flag = readTlvNumber(tlvs, 'flag');
  if (flag !== null) fields.flag = flag;
  addOthers(fields, tlvs);
  return fields;
}

/** Returns the status code of a `message_state`, or `null`. */
export function statusOf(state: number, error: number | null): number | null {
  if (state === SMPP_REJECTED_STATE) return statusOfRejected(error);
  return findSmppMessageState(state)?.status ?? null;
}

/**
 * Returns the code of `network_error_code`: three octets are the type of network and the code, shorter
 * values are the code. The gateway only documents it as "err".
 */
function readNetworkError(tlvs: readonly Tlv[]): number | null {
  const value = findTlv(tlvs, 'network_error_code')?.value;
  if (value === undefined || value.length === 0 || value.length > 4) return null;
  return value.length < 3
    ? value.readUIntBE(0, value.length)
    : value.readUInt16BE(value.length - 2);
}

const READ: ReadonlySet<SmppTlvName> = new Set<SmppTlvName>([
  'receipted_message_id',
  'message_state',
  'network_error_code',
  'message_payload',
  'cost',
  'flag',
]);

/** Adds the other TLVs to the fields, so that none is dropped. */
export function addOthers(
  fields: Record<string, string | number | null>,
  tlvs: readonly Tlv[],
  read: ReadonlySet<SmppTlvName> = READ,
): void {
  for (const { tag, value } of tlvs) {
    const row = findSmppTlv(tag);
    if (row !== undefined && read.has(row.name)) continue;
    const name = row?.name ?? `tlv_${tag.toString(16).padStart(4, '0')}`;
    fields[name] ??= value.toString('hex');
  }
}

/** Names of countries and networks, which the gateway percent-encodes. */
const ENCODED: readonly string[] = ['cn', 'net', 'rcn', 'rnet'];
/** Dates of a receipt, with the field names of the gateway. */
const DATES = [
  { label: 'submit date', date: 'send_date', timestamp: 'send_timestamp' },
  { label: 'done date', date: 'last_date', timestamp: 'last_timestamp' },
] as const;

/**
 * Returns the fields of the text of a delivery receipt, `id:… sub:… dlvrd:… submit date:… done date:…
 * stat:… err:… [text:…]`, or of an HLR result with `imsi:… msc:…`. Returns `null` for a text without
 * an ID or a state. Labels may be in any order and in the spellings of other servers. Labels without
 * a corresponding field keep their name (`stat`, `sub`, `dlvrd`, vendor-specific ones). A date, state
 * or error that cannot be read stays unchanged. If text belongs to no label or to a duplicate one,
 * the whole text is kept as `receipt`.
 *
 * The time zone of the dates is not documented. They are read as Moscow time, like all dates of the
 * gateway, unverified against the live service. A numeric state is kept without interpretation,
 * because it may be a `message_state` or a status code, which have different meanings.
 * Source: SMPP API, "Status check" and "HLR requests"; SMPP 3.4, appendix B.
 */
export function readSmppReceipt(receipt: string): GatewayFields | null {
  // Some servers start or end texts with a NUL.
  const text = receipt.replace(/[\0\ufeff]/g, ' ').trimEnd();
  const labels = readReceiptLabels(text);
  if (labels === null) return null;
  const { values, textAt, isComplete } = labels;
  const fields: Record<string, string | number | null> = Object.fromEntries(values);
  for (const name of ENCODED) {
    if (fields[name] !== undefined) fields[name] = decodeName(String(fields[name]));
  }
  const status = findStatusOf(values.get('stat') ?? '', toInteger(values.get('err')));
  if (status !== null) fields.status = status;
  for (const { label, date, timestamp } of DATES) {
    const written = values.get(label);
    delete fields[label];
    if (written === undefined) continue;
    const read = readReceiptDate(written);
    fields[date] = read ?? written;
    // Timestamp 0 means "never", so that the digits of the date are not read as a timestamp.
    if (read === null && /^\d+$/.test(written)) fields[timestamp] = 0;
  }
  if (textAt !== null) fields.message = withoutNuls(receipt.slice(textAt)).replace(/^\s/, '');
  if (!isComplete) fields.receipt = text.trim();
  return fields;
}

/** Removes NULs at the end. */
function withoutNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

/** Splits a text into receipts, each of which starts a line. */
export function splitReceipts(text: string): string[] {
  return text.split(/\r?\n(?=\s*id ?:)/i).filter((part) => part.trim() !== '');
}

function findStatusOf(word: string, error: number | null): number | null {
  const stat = word.toUpperCase();
  const row = SMPP_STATES.find((one) => one.word === stat || one.name === stat);
  if (row?.state === SMPP_REJECTED_STATE) return statusOfRejected(error);
  return row?.status ?? null;
}

function decodeName(value: string): string {
  const bytes = percentDecode(Buffer.from(value, 'utf8'));
  if (bytes === null) return value;
  return decodeText(bytes, isUtf8(bytes) ? 'utf-8' : 'windows-1251');
}

/** A label that every receipt has, in the spellings below. */
export const RECEIPT_LABEL = /(?:^|[\0\s,;])(?:(?:msg|message|sms)?[ _-]?id|stat|status|state) ?:/i;

/** Labels whose value is a single word: an ID, a number, a state. */
const SINGLE_WORDS: ReadonlySet<string> = new Set(['id', 'sub', 'dlvrd', 'stat', 'err']);
/** SMPP labels by the spellings of other servers, without blanks and dashes. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['id', 'id'],
  ['msgid', 'id'],
  ['messageid', 'id'],
  ['smsid', 'id'],
  ['sub', 'sub'],
  ['submitted', 'sub'],
  ['dlvrd', 'dlvrd'],
  ['dlvr', 'dlvrd'],
  ['delivered', 'dlvrd'],
  ['submitdate', 'submit date'],
  ['submittime', 'submit date'],
  ['sentdate', 'submit date'],
  ['donedate', 'done date'],
  ['donetime', 'done date'],
  ['deliverydate', 'done date'],
  ['stat', 'stat'],
  ['status', 'stat'],
  ['state', 'stat'],
  ['err', 'err'],
  ['error', 'err'],
  ['errcode', 'err'],
  ['errorcode', 'err'],
  ['text', 'text'],
  ['txt', 'text'],
]);
const TEXT = 'text';
/** A label of one word or two. */
const LABEL =
  /(^|[\s,;])((?:submit|done|sent|delivery|error|err|message|msg|sms)[ _-]?(?:date|time|code|id)|[A-Za-z_]\w*) ?:/gi;
/** Some servers end a receipt without a text with the bare word. */
const LONE_TEXT = /\stext\s*$/i;
const SEPARATOR = /[\s,;]/;

/** The labels of a receipt with their values, before its text. */
export interface ReceiptLabels {
  /** By SMPP label, or another label in lower case. Empty values are `''`. */
  readonly values: ReadonlyMap<string, string>;
  /** Index at which the text starts; `null` if there is none. */
  readonly textAt: number | null;
  /** Whether everything except the text belongs to a label that occurs once. */
  readonly isComplete: boolean;
}

/**
 * Returns the labels of a receipt, in any order and in the known spellings, or `null` without an ID or
 * a state. `text` is the last label, because any text may follow it.
 * Source: SMPP 3.4, appendix B.
 */
function readReceiptLabels(receipt: string): ReceiptLabels | null {
  const values = new Map<string, string>();
  let textAt: number | null = null;
  let isComplete = true;
  let last: { readonly name: string; readonly from: number } | null = null;
  const close = (end: number) => {
    const value = withoutSeparators(receipt.slice(last?.from ?? 0, end));
    if (last === null) {
      if (value !== '') isComplete = false;
      return;
    }
    const { name } = last;
    const [word = '', ...rest] = SINGLE_WORDS.has(name) ? value.split(/\s+/) : [value];
    if (rest.length > 0 || values.has(name)) isComplete = false;
    if (!values.has(name)) values.set(name, word);
  };
  for (const match of receipt.matchAll(LABEL)) {
    const [whole, before = '', written = ''] = match;
    const name =
      SPELLINGS.get(written.toLowerCase().replace(/[ _-]/g, '')) ?? written.toLowerCase();
    close(match.index + before.length);
    last = { name, from: match.index + whole.length };
    if (name === TEXT) {
      textAt = last.from;
      break;
    }
  }
  if (textAt === null) close(LONE_TEXT.exec(receipt)?.index ?? receipt.length);
  const isReceipt = Boolean(values.get('id')) && Boolean(values.get('stat'));
  return isReceipt ? { values, textAt, isComplete } : null;
}

function withoutSeparators(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && SEPARATOR.test(text[from] as string)) from += 1;
  while (to > from && SEPARATOR.test(text[to - 1] as string)) to -= 1;
  return text.slice(from, to);
}
