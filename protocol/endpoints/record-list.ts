import { unreadableResponse } from '../problem';
import { failure, success, type Result } from '../result';
import type { EndpointName } from '../tables';
import {
  fieldsOfElement,
  fieldsOfObject,
  isObject,
  type GatewayFields,
} from '../wire/gateway-fields';
import type { ResponseContext } from '../wire/request';
import type { XmlElement } from '../wire/xml';
import { openResponse, type ParsedResponse } from './response';

/** "No records" means an empty list, not a rejection. */
const NO_RECORDS = 3;

/**
 * Reads the response of an endpoint that lists records. In JSON the list is an array of objects,
 * also as a member of an object, or an object of objects; in XML it is a list of elements, also
 * inside another element. Request error 3 ("no records") is an empty list.
 * Problems: a request error; an unreadable response, such as one without a list.
 * @param readText reads `fmt` 0 and 1, if their layout is known
 * @param member name of the list in an object with several members
 */
export function readRecordList(
  endpoint: EndpointName,
  context: ResponseContext,
  readText?: (text: string) => GatewayFields[] | null,
  member?: string,
): Result<GatewayFields[]> {
  const response = openResponse(endpoint, context);
  if (!response.ok) {
    const { problem } = response;
    return problem.kind === 'gateway' && problem.code === NO_RECORDS ? success([]) : response;
  }
  const records =
    response.value.kind === 'text'
      ? (readText?.(response.value.text) ?? null)
      : listRecords(response.value, member);
  const readable = records?.filter((fields) => fields !== null) ?? [];
  return records === null || (records.length > 0 && readable.length === 0)
    ? failure(unreadableResponse(endpoint, 'a response without a list of records'))
    : success(readable);
}

function listRecords(
  response: Exclude<ParsedResponse, { kind: 'text' }>,
  member: string | undefined,
): (GatewayFields | null)[] | null {
  switch (response.kind) {
    case 'json':
      return listOf(namedMember(response.value, member))?.map(fieldsOfObject) ?? null;
    case 'xml': {
      const { children, text } = findXmlList(response.root);
      // An element with text is not an empty list.
      return children.length === 0 && text.trim() !== '' ? null : children.map(fieldsOfElement);
    }
  }
}

/** Returns the named member of an object, or the whole value. */
function namedMember(value: unknown, member: string | undefined): unknown {
  const named = member !== undefined && isObject(value) ? value[member] : undefined;
  return Array.isArray(named) || isObject(named) ? named : value;
}

function listOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  if (!isObject(value)) return null;
  const members = Object.values(value);
  const lists = members.filter((member): member is unknown[] => Array.isArray(member));
  // With several lists, the one with records is unique or nothing is read.
  if (lists.length > 1) return findRecords(lists);
  if (lists.length === 1) return lists[0] as unknown[];
  // The gateway writes a list with gaps in its keys as an object.
  if (members.length > 0 && members.every(isObject)) return members;
  const nested = members.filter(isObject);
  return nested.length === 1 ? listOf(nested[0]) : null;
}

/** Returns the only list with records, or `null`. */
function findRecords(lists: readonly (readonly unknown[])[]): readonly unknown[] | null {
  const holding = lists.filter((list) => list.length > 0 && list.every(isObject));
  return holding.length === 1 ? (holding[0] as unknown[]) : null;
}

/** Returns the element whose children are the records: the root, or its only child with rows. */
function findXmlList(root: XmlElement): XmlElement {
  const holding = root.children.filter(
    ({ children }) => children.length > 0 && children.every((child) => child.children.length > 0),
  );
  const isMixed = root.children.some(({ children }) => children.length === 0);
  return holding.length === 1 && (isMixed || root.children.length === 1)
    ? (holding[0] as XmlElement)
    : root;
}

/**
 * Returns the records of `fmt=0`, or `null` for a text without any. Each record starts on a new
 * line with the first of `names`: `name = value, name = value, …`.
 *
 * Ambiguous, because values are not escaped. Line breaks and commas in a text survive, but a text
 * that contains `, name =` with one of the names is cut there, and a line that starts like a record
 * is read as one.
 */
export function readTextRecords(text: string, names: readonly string[]): GatewayFields[] | null {
  const [first = ''] = names;
  if (!text.startsWith(`${first} =`)) return null;
  return text.split(new RegExp(`\\r?\\n(?=${first} =)`)).map((record) => readPairs(record, names));
}

function readPairs(record: string, names: readonly string[]): GatewayFields {
  const marks = [...record.matchAll(new RegExp(`(?:^|, )(${names.join('|')}) = ?`, 'g'))];
  return Object.fromEntries(
    marks.map((mark, index) => [
      mark[1] as string,
      record.slice(mark.index + mark[0].length, marks[index + 1]?.index),
    ]),
  );
}
