import { MESSAGE_ID } from '../message-id';
import { moscowDateToIso, timestampToIso } from '../time';
import type { XmlElement } from './xml';

/**
 * A record of the gateway with its field names as in JSON (`last_date`, `sender_id`…). Values are
 * unchanged: a number may be a string, and a string a number. Unknown fields are kept. Integers that
 * a JavaScript number cannot represent are strings of digits.
 */
export type GatewayFields = Readonly<Record<string, string | number | null>>;

type FieldValue = string | number | null | undefined;

/** Returns the text of a field, or `null` when it is absent or empty. */
export function toText(value: FieldValue): string | null {
  if (value === undefined || value === null || value === '') return null;
  return String(value);
}

/** Returns the whole number of a field, written as number or string, or `null`. */
export function toInteger(value: FieldValue): number | null {
  const number = typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? +value : value;
  return Number.isSafeInteger(number) ? (number as number) : null;
}

/**
 * Returns the message ID of a field, or `null`. Other text is dropped, because it may be private: some
 * servers echo the request.
 */
export function toMessageId(value: FieldValue): string | null {
  const text = toText(value);
  return text !== null && MESSAGE_ID.test(text) ? text : null;
}

/**
 * Returns an amount in the currency of the account, written as number or string, or `null`.
 */
export function toAmount(value: FieldValue): number | null {
  const number =
    typeof value === 'string' && /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value) ? +value : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/**
 * Returns the moment of a record in ISO 8601 UTC, or `null`. The timestamp takes precedence, also if it
 * is 0, which means "never". The date is only used without a timestamp.
 */
export function readTime(timestamp: FieldValue, date: FieldValue): string | null {
  const isDecided = toInteger(timestamp) !== null;
  return isDecided ? timestampToIso(timestamp) : (moscowDateToIso(date) ?? timestampToIso(date));
}

/** Names that would access the prototype of a record. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Whether a value is an object and not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Returns a JSON object as a record. Returns `null` for other values and for an object with a
 * forbidden name. Booleans and nested values become JSON text; no documented field has them.
 */
export function fieldsOfObject(value: unknown): GatewayFields | null {
  if (!isObject(value)) return null;
  let isFlat = true;
  for (const name in value) {
    if (FORBIDDEN_NAMES.has(name)) return null;
    const type = typeof value[name];
    if (type !== 'string' && type !== 'number' && value[name] !== null) isFlat = false;
  }
  // A response may have thousands of records. Flat ones, which are the rule, need no copy.
  return isFlat ? (value as GatewayFields) : flatten(value);
}

function flatten(value: Record<string, unknown>): GatewayFields {
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) =>
      typeof item === 'string' || typeof item === 'number' || item === null
        ? [name, item]
        : [name, JSON.stringify(item)],
    ),
  );
}

/**
 * Returns the children of an element as a record, or `null` if there are none or a name is not unique.
 */
export function fieldsOfElement(element: XmlElement): GatewayFields | null {
  const fields: Record<string, string> = {};
  for (const child of element.children) {
    if (Object.hasOwn(fields, child.name)) return null;
    fields[child.name] =
      child.children.length === 0 ? child.text : JSON.stringify(fieldsOfElement(child));
  }
  return element.children.length === 0 ? null : fields;
}

/** Reads the fields of a record one by one, and returns the unread ones. */
export interface FieldPicker {
  /**
   * Returns the first of these fields that is not empty and fits, as text, or `null`. A different
   * value under another of the names, or one that does not fit, stays in `rest`.
   */
  pick(names: readonly string[], fits?: (text: string) => boolean): string | null;
  /** Returns the unread fields, so that no field of a record is lost. */
  rest(): GatewayFields;
}

export function createFieldPicker(fields: GatewayFields): FieldPicker {
  const used = new Set<string>();
  return {
    pick(names, fits = () => true) {
      let found: string | null = null;
      for (const name of names) {
        const text = toText(fields[name]);
        if (found === null && text !== null && fits(text)) found = text;
        if (text === null || text === found) used.add(name);
      }
      return found;
    },
    rest: () => otherFields(fields, used),
  };
}

/** Returns the fields of a record that are not among the known ones. */
export function otherFields(fields: GatewayFields, known: ReadonlySet<string>): GatewayFields {
  const others: Record<string, string | number | null> = {};
  for (const name in fields)
    if (!known.has(name)) others[name] = fields[name] as string | number | null;
  return others;
}
