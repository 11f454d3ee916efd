import { toInteger, type GatewayFields } from '../wire/gateway-fields';
import { REJECTED_STATUSES, SMPP_STATES } from '../tables';
import { decodeText, isUtf8 } from '../wire/charset';
import { percentDecode } from '../wire/form';
import { readReceiptLabels } from './receipt-labels';
import { readReceiptDate } from './smpp-time';

/** Names of countries and networks, which the gateway writes as in a form. */
const ENCODED: readonly string[] = ['cn', 'net', 'rcn', 'rnet'];
const REJECTED_STATE = 8;
const UNDELIVERABLE = 20;
/** Dates of a receipt, and the fields in which the gateway has them. */
const DATES = [
  { label: 'submit date', date: 'send_date', timestamp: 'send_timestamp' },
  { label: 'done date', date: 'last_date', timestamp: 'last_timestamp' },
] as const;

/**
 * The text of an SMPP delivery receipt, `id:… sub:… dlvrd:… submit date:… done date:… stat:…
 * err:… [text:…]`, or that of an HLR request with `imsi:… msc:…` and so on, as a record of the
 * gateway. Labels may come in any order and in the spellings of other servers. `null` for a text
 * without an ID or a state. Fields that a status has none for keep their name (`stat`, `sub`,
 * `dlvrd`, vendors' own); a date, a state or an error that cannot be read stays as it came. Text that
 * belongs to no label, or to one that comes twice, leaves the whole as `receipt`.
 *
 * The zone of the dates is not documented; they are taken for Moscow time, like all dates of the
 * gateway, unverified against the live service. A state that is a number is only kept: whether it is
 * a `message_state` or a status of the gateway cannot be told, and they mean different things.
 * Source: SMPP API, "Status check" and "HLR requests"; SMPP 3.4, appendix B.
 */
export function readSmppReceipt(receipt: string): GatewayFields | null {
  // Some servers end texts with a NUL, or begin them with one; it is a blank to all others.
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
    // Says that there is no moment, so that the digits of the date do not count as one.
    if (read === null && /^\d+$/.test(written)) fields[timestamp] = 0;
  }
  if (textAt !== null) fields.message = withoutNuls(receipt.slice(textAt)).replace(/^\s/, '');
  if (!isComplete) fields.receipt = text.trim();
  return fields;
}

/** NULs at the end are no text. */
function withoutNuls(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

/** Several receipts, each of which begins a line. */
export function splitReceipts(text: string): string[] {
  return text.split(/\r?\n(?=\s*id ?:)/i).filter((part) => part.trim() !== '');
}

function findStatusOf(word: string, error: number | null): number | null {
  const stat = word.toUpperCase();
  const row = SMPP_STATES.find((one) => one.word === stat || one.name === stat);
  if (row?.state === REJECTED_STATE) return REJECTED_STATUSES.get(error ?? 0) ?? UNDELIVERABLE;
  return row?.status ?? null;
}

function decodeName(value: string): string {
  const bytes = percentDecode(Buffer.from(value, 'utf8'));
  if (bytes === null) return value;
  return decodeText(bytes, isUtf8(bytes) ? 'utf-8' : 'windows-1251');
}
