import { answeredKey } from '../numbers/subscriber';
import type { XmlElement } from '../wire/xml';
import {
  fieldsOfElement,
  fieldsOfObject,
  isObject,
  otherFields,
  toAmount,
  toInteger,
  toText,
  type GatewayFields,
} from '../wire/gateway-fields';

/** One row of `op=1` or `err=1`. */
export interface SendAnswerRecipient {
  readonly phone: string;
  readonly mccmnc: string | null;
  readonly cost: number | null;
  readonly parts: number | null;
  /** Status code; filled for refused numbers only. */
  readonly status: number | null;
  /** `err` code of the status; filled for refused numbers only. */
  readonly error: number | null;
  readonly extra: GatewayFields;
}

const KNOWN = new Set(['phone', 'mccmnc', 'cost', 'cnt', 'status', 'error']);

/**
 * Rows of a JSON answer. `op=1` gives them as the array `phones`; the container of `err=1` is not
 * documented, so any array of objects with a phone counts.
 */
export function recipientsOfObject(answer: Record<string, unknown>): SendAnswerRecipient[] {
  return mergeRows(Object.values(answer).flatMap((value) => rowsOf(value).map(fieldsOfObject)));
}

/** Whether a field of a JSON answer is a list of recipients, be it empty. */
export function holdsRecipients(value: unknown): boolean {
  return rowsOf(value).length > 0 || (Array.isArray(value) && value.length === 0);
}

function rowsOf(value: unknown): unknown[] {
  const rows = Array.isArray(value) ? value : [value];
  return rows.every((row) => isObject(row) && toText(row.phone as string) !== null) ? rows : [];
}

/** Rows of an XML answer: elements with a `phone` in them, at any depth, as JSON suggests. */
export function recipientsOfElement(root: XmlElement): SendAnswerRecipient[] {
  return mergeRows(root.children.flatMap(rowElements).map(fieldsOfElement));
}

/** Whether an element of an XML answer is a list of recipients, be it empty. */
export function isRecipientList(element: XmlElement): boolean {
  const isEmpty = element.children.length === 0 && element.text.trim() === '';
  return rowElements(element).length > 0 || (element.name === 'phones' && isEmpty);
}

function rowElements(element: XmlElement): XmlElement[] {
  const isRow = element.children.some(
    ({ name, children }) => name === 'phone' && children.length === 0,
  );
  return isRow ? [element] : element.children.flatMap(rowElements);
}

/** A number that both lists name is one recipient; what one list left open the other may say. */
function mergeRows(rows: readonly (GatewayFields | null)[]): SendAnswerRecipient[] {
  const byPhone = new Map<string, GatewayFields>();
  for (const row of rows) {
    const phone = toText(row?.phone);
    if (row === null || phone === null) continue;
    const filled = Object.entries(row).filter(([, value]) => toText(value) !== null);
    const key = answeredKey(phone);
    byPhone.set(key, { ...byPhone.get(key), ...Object.fromEntries(filled) });
  }
  return [...byPhone.values()].map((row) => ({
    phone: toText(row.phone) ?? '',
    mccmnc: toText(row.mccmnc),
    cost: toAmount(row.cost),
    parts: toInteger(row.cnt),
    status: toInteger(row.status),
    error: toInteger(row.error),
    extra: otherFields(row, KNOWN),
  }));
}
