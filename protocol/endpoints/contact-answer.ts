import { success, type Result } from '../result';
import { CONTACT_FIELDS, type ContactFieldName } from '../tables';
import { fromGatewayDay } from '../text/date';
import type { AnswerContext } from '../wire/request';
import { type GatewayFields, createFieldPicker } from '../wire/gateway-fields';
import { readRecordList } from './record-list';

/** A contact of the account. What the gateway does not tell is `null`, or an empty list. */
export interface Contact {
  /** The gateway's own ID; where it tells only one ID, that one. */
  readonly id: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  /** `1990-12-31`. */
  readonly birthday: string | null;
  /** IDs or names of the groups, as the gateway writes them. */
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly otherPhones: readonly string[];
  readonly comment: string | null;
  /** The ID that the client gave the contact. */
  readonly ownId: string | null;
  readonly extra: GatewayFields;
}

/** Name of a value in requests and in answers; either may come back. */
const NAMES = Object.fromEntries(
  CONTACT_FIELDS.map(({ name, field, answerField }) => [name, [field, answerField]]),
) as unknown as Readonly<Record<ContactFieldName, readonly string[]>>;

/** Stands for "none" where an ID or a list of IDs is expected. */
const NONE = '0';
const isId = (text: string): boolean => text.trim() !== NONE;

/** A contact of a page, and what the next page begins after. */
export interface ContactRow {
  readonly contact: Contact;
  /** The gateway's own ID, which `after_id` means, or else the ID that it tells; `null` = none. */
  readonly pageId: string | null;
}

/**
 * The answer of phones.php to `get=1`. Names of the requests and those that a live-tested client reads
 * are both known. `int_id`, which the page names, is the gateway's own ID; beside it `id` is the ID that
 * the client gave. Where `id` comes alone, that client found its own ID there, and no other ID is told.
 */
export function readContactsAnswer(context: AnswerContext): Result<Contact[]> {
  const rows = readContactRows(context);
  return rows.ok ? success(rows.value.map(({ contact }) => contact)) : rows;
}

export function readContactRows(context: AnswerContext): Result<ContactRow[]> {
  const records = readRecordList('phones', context);
  return records.ok ? success(records.value.map(toRow)) : records;
}

function toRow(fields: GatewayFields): ContactRow {
  const { pick, rest } = createFieldPicker(fields);
  const ownName = pick(NAMES.ownId.filter((name) => name !== 'id'));
  const internalId = pick(['int_id'], isId);
  // Beside both it can only repeat the one that the client gave.
  const isTold = internalId === null || ownName === null;
  const toldId = pick(['id'], isTold ? isId : (text) => text === ownName);
  const birthday = pick(NAMES.birthday);
  const contact = {
    id: internalId ?? toldId,
    phone: pick(['phone']),
    name: pick(NAMES.name),
    firstName: pick(NAMES.firstName),
    middleName: pick(NAMES.middleName),
    lastName: pick(NAMES.lastName),
    email: pick(NAMES.email),
    birthday: birthday && fromGatewayDay(birthday),
    groups: toList(pick(NAMES.groups), /[,;|\n]/).filter(isId),
    tags: toList(pick(NAMES.tags), /[,;\n]/),
    otherPhones: toList(pick(NAMES.otherPhones), /[,;|\n]/),
    comment: pick(NAMES.comment),
    ownId: ownName ?? toldId,
  };
  return { contact: { ...contact, extra: rest() }, pageId: contact.id };
}

/** A list with separators, or an array, which arrives here as its JSON text. */
function toList(text: string | null, separator: RegExp): string[] {
  if (text === null) return [];
  const bare = /^\[.*\]$/s.test(text) ? text.slice(1, -1).replace(/"/g, '') : text;
  return bare
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
