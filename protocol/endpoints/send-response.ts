import { responseKey } from '../numbers/subscriber';
import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import { SPOKEN_DIGITS } from '../tables';
import {
  fieldsOfElement,
  fieldsOfObject,
  isObject,
  otherFields,
  toAmount,
  toInteger,
  toMessageId,
  toText,
  type GatewayFields,
} from '../wire/gateway-fields';
import type { ResponseContext, ResponseFormat } from '../wire/request';
import type { XmlElement } from '../wire/xml';
import { openResponse, type ParsedResponse } from './response';
import { readSendText, readSendValues, type CostMode } from './send-text';

/** The response to a send request. */
export interface SendResponse {
  /** `null` for a price request. */
  readonly id: string | null;
  /** Total parts for all recipients. For calls: blocks of five seconds. */
  readonly parts: number | null;
  /** Cost of the whole request, in the currency of the account. */
  readonly cost: number | null;
  readonly balance: number | null;
  /** Code that a voice call speaks; `null` unless the gateway generated one. */
  readonly code: string | null;
  /** Rows of `op=1` and `err=1`; empty if the response has none. */
  readonly recipients: readonly SendResponseRecipient[];
  readonly extra: GatewayFields;
}

/**
 * Reads the response of send.php in every `fmt` and for every `cost`. It must contain an ID, or a price
 * for `cost=1`; all other values are optional.
 * Problems: a request error; an unreadable response, after which the message may have been accepted.
 * Source: HTTP API, "Sending messages: answer of the server and error codes".
 */
export function readSendResponse(
  context: ResponseContext,
  requested: { readonly cost: CostMode },
): Result<SendResponse> {
  const response = openResponse('send', context);
  if (!response.ok) return response;
  const { fields, recipients } = readBody(response.value, context, requested.cost);
  const numbers = {
    parts: toInteger(fields.cnt),
    cost: toAmount(fields.cost),
    balance: toAmount(fields.balance),
  };
  const id = toMessageId(fields.id);
  if (requested.cost === 1 && numbers.cost === null)
    return unreadable('a response without a price');
  if (requested.cost !== 1 && id === null) return unreadable('a response without a message ID');
  // In plain text any word could be an ID; the count next to it confirms that it is one.
  const isPlain = response.value.kind === 'text';
  if (isPlain && numbers.parts === null) return unreadable('text that does not confirm a message');
  const known = { id, ...numbers, code: toText(fields.code) };
  return success({ ...known, recipients, extra: collectExtra(fields, numbers) });
}

function unreadable(found: string) {
  return failure(unreadableResponse('send', found));
}

interface SendBody {
  readonly fields: GatewayFields;
  readonly recipients: readonly SendResponseRecipient[];
}

function readBody(response: ParsedResponse, { format }: ResponseContext, cost: CostMode): SendBody {
  switch (response.kind) {
    case 'text':
      return { fields: READ_TEXT[format](response.text, cost), recipients: [] };
    case 'xml':
      return readElement(response.root);
    case 'json':
      return readObject(response.value);
  }
}

/** Plain text in response to a request for XML or JSON is the bare `OK` or `-3` of another endpoint. */
const READ_TEXT: Record<ResponseFormat, (text: string, cost: CostMode) => GatewayFields> = {
  0: readSendText,
  1: readSendValues,
  2: () => ({}),
  3: () => ({}),
};

function readObject(value: unknown): SendBody {
  if (!isObject(value)) return { fields: {}, recipients: [] };
  const others = Object.entries(value).filter(([, item]) => !holdsRecipients(item));
  return {
    fields: fieldsOfObject(Object.fromEntries(others)) ?? {},
    recipients: recipientsOfObject(value),
  };
}

function readElement(root: XmlElement): SendBody {
  const others = root.children.filter((child) => !isRecipientList(child));
  return {
    fields: fieldsOfElement({ ...root, children: others }) ?? {},
    recipients: recipientsOfElement(root),
  };
}

const TEXT_FIELDS: ReadonlySet<string> = new Set(['id', 'code']);

/** Returns unknown fields, and fields that should be numbers and are not. */
function collectExtra(
  fields: GatewayFields,
  { parts, cost, balance }: Pick<SendResponse, 'parts' | 'cost' | 'balance'>,
): GatewayFields {
  const numbers = new Map([
    ['cnt', parts],
    ['cost', cost],
    ['balance', balance],
  ]);
  const extra = Object.entries(fields).filter(
    ([name, value]) =>
      !TEXT_FIELDS.has(name) &&
      (!numbers.has(name) || (numbers.get(name) === null && toText(value) !== null)),
  );
  return Object.fromEntries(extra);
}

/**
 * Returns the digits that a call speaks from a generated code. The documents describe four digits, but
 * responses with six characters exist, of which the call speaks the last four. A code that is a number
 * in the response has lost its leading zeros, which are added.
 * Source: HTTP API, "Sending a code by voice message"; unverified against the live service.
 */
export function toSpokenCode(code: string): string {
  return code.slice(-SPOKEN_DIGITS).padStart(SPOKEN_DIGITS, '0');
}

/** One row of `op=1` or `err=1`. */
export interface SendResponseRecipient {
  readonly phone: string;
  readonly mccmnc: string | null;
  readonly cost: number | null;
  readonly parts: number | null;
  /** Status code. Only set for rejected recipients. */
  readonly status: number | null;
  /** Error code (`err`). Only set for rejected recipients. */
  readonly error: number | null;
  readonly extra: GatewayFields;
}

const KNOWN = new Set(['phone', 'mccmnc', 'cost', 'cnt', 'status', 'error']);

/**
 * Returns the rows of a JSON response. With `op=1` they are the array `phones`. The container for
 * `err=1` is not documented, so any array of objects with a phone number is accepted.
 */
function recipientsOfObject(response: Record<string, unknown>): SendResponseRecipient[] {
  return mergeRows(Object.values(response).flatMap((value) => rowsOf(value).map(fieldsOfObject)));
}

/** Whether a field of a JSON response is a list of recipients, which may be empty. */
function holdsRecipients(value: unknown): boolean {
  return rowsOf(value).length > 0 || (Array.isArray(value) && value.length === 0);
}

/** A row may have an empty phone number: that of a recipient that the gateway does not read as a number. */
function rowsOf(value: unknown): unknown[] {
  const rows: unknown[] = Array.isArray(value) ? value : [value];
  const isList = rows.every((row) => isObject(row) && 'phone' in row);
  return isList && rows.some((row) => toText((row as GatewayFields).phone) !== null) ? rows : [];
}

/** Returns the rows of an XML response: elements with a `phone` child, at any depth. */
function recipientsOfElement(root: XmlElement): SendResponseRecipient[] {
  return mergeRows(root.children.flatMap(rowElements).map(fieldsOfElement));
}

/** Whether an element of an XML response is a list of recipients, which may be empty. */
function isRecipientList(element: XmlElement): boolean {
  const isEmpty = element.children.length === 0 && element.text.trim() === '';
  return rowElements(element).length > 0 || (element.name === 'phones' && isEmpty);
}

function rowElements(element: XmlElement): XmlElement[] {
  const isRow = element.children.some(
    ({ name, children }) => name === 'phone' && children.length === 0,
  );
  return isRow ? [element] : element.children.flatMap(rowElements);
}

/**
 * Merges the rows of a phone number that is in both lists; each may have values the other lacks. Rows
 * without a phone number are left out.
 */
function mergeRows(rows: readonly (GatewayFields | null)[]): SendResponseRecipient[] {
  const byPhone = new Map<string, GatewayFields>();
  for (const row of rows) {
    const phone = toText(row?.phone);
    if (row === null || phone === null) continue;
    const filled = Object.entries(row).filter(([, value]) => toText(value) !== null);
    const key = responseKey(phone);
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
