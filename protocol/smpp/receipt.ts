import type { GatewayFields } from '../endpoints/answer-context';
import { toInteger } from '../endpoints/field-values';
import { REJECTED_STATUSES, SMPP_STATES } from '../tables';
import { decodeText, isUtf8 } from '../wire/charset';
import { percentDecode } from '../wire/form';

const START = /(?:^|\s)id:\s*\S/i;
const STATE = /\sstat:\s*[A-Za-z]/i;
/** Labels of a receipt, two of them with a space. `text` is the last; what follows is free. */
const LABEL = /(?:^|\s)(submit date|done date|[A-Za-z_]\w*):/g;
const TEXT = /\stext:\s?/i;
/** Names of countries and networks, which the gateway writes as in a form. */
const ENCODED: readonly string[] = ['cn', 'net', 'rcn', 'rnet'];
const REJECTED = 'REJECTD';
const UNDELIVERABLE = 20;

/**
 * The text of an SMPP delivery receipt, `id:… sub:… dlvrd:… submit date:… done date:… stat:…
 * err:… [text:…]`, or that of an HLR request with `imsi:… msc:…` and so on, as a record of the
 * gateway. `null` if it is none. Fields that a status has none for keep their name (`stat`, `sub`,
 * `dlvrd`, vendors' own). The zone of the dates is not documented; they are taken for Moscow time,
 * like all dates of the gateway, unverified against the live service.
 * Source: SMPP API, "Status check" and "HLR requests"; SMPP 3.4, appendix B.
 */
export function readSmppReceipt(receipt: string): GatewayFields | null {
  if (!START.test(receipt) || !STATE.test(receipt)) return null;
  const begin = receipt.search(START);
  const textAt = TEXT.exec(receipt.slice(begin));
  const end = textAt === null ? receipt.length : begin + textAt.index;
  const labels = readLabels(receipt.slice(begin, end));
  const { 'submit date': submitted, 'done date': done, ...others } = labels;
  const status = findStatusOf(labels.stat ?? '', toInteger(labels.err));
  const fields: Record<string, string | number | null> = { ...others };
  for (const name of ENCODED) {
    if (fields[name] !== undefined) fields[name] = decodeName(String(fields[name]));
  }
  if (status !== null) fields.status = status;
  if (submitted !== undefined) fields.send_date = writeDate(submitted);
  if (done !== undefined) fields.last_date = writeDate(done);
  if (textAt !== null) fields.message = receipt.slice(end + textAt[0].length);
  return fields;
}

/** Several receipts, each of which begins a line. */
export function splitReceipts(text: string): string[] {
  return text.split(/\r?\n(?=\s*id:)/i).filter((part) => part.trim() !== '');
}

function readLabels(text: string): Record<string, string> {
  const marks = [...text.matchAll(LABEL)];
  const pairs = marks.map((mark, index) => {
    const value = text.slice(mark.index + mark[0].length, marks[index + 1]?.index);
    return [(mark[1] as string).toLowerCase(), value.trim()] as const;
  });
  return Object.fromEntries(pairs);
}

function findStatusOf(word: string, error: number | null): number | null {
  const stat = word.toUpperCase();
  if (stat === REJECTED) return REJECTED_STATUSES.get(error ?? 0) ?? UNDELIVERABLE;
  return SMPP_STATES.find((row) => row.word === stat)?.status ?? null;
}

function decodeName(value: string): string {
  const bytes = percentDecode(Buffer.from(value, 'utf8'));
  if (bytes === null) return value;
  return decodeText(bytes, isUtf8(bytes) ? 'utf-8' : 'windows-1251');
}

/** `YYMMDDhhmm[ss]` as the gateway writes dates elsewhere; anything else stays as it came. */
function writeDate(value: string): string {
  const [, year, month, day, hour, minute, second = '00'] =
    /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/.exec(value) ?? [];
  if (year === undefined) return value;
  return `${day}.${month}.20${year} ${hour}:${minute}:${second}`;
}
