import { success, type Result } from '../result';
import {
  BLOCKED_MESSAGES,
  CONTACT_FIELDS,
  type BlockedMessages,
  type ContactFieldName,
} from '../tables';
import { fromGatewayDay } from '../text/date';
import { createFieldPicker, type GatewayFields } from '../wire/gateway-fields';
import type { AnswerContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import {
  joinPhones,
  readContactKey,
  writeContactValues,
  type ContactValues,
} from './contact-fields';
import { checkRecordId } from './parameter-checks';
import { readRecordList } from './record-list';

/** What is to be changed: the values, and the number that takes the place of the present one. */
export interface ContactChange extends ContactValues {
  readonly newPhone?: string;
}

export interface ContactFilter {
  /** Part of a name or number. */
  readonly search?: string;
  /** Part of the full name. */
  readonly fullName?: string;
  /** ID of a group. */
  readonly groupId?: string;
  /** ID of the contact at which the list begins. */
  readonly afterId?: string;
}

/** How contacts and a group come together or part. */
export type GroupMove = 'move' | 'add' | 'remove';
const MOVES: Record<GroupMove, string> = { move: '1', add: '2', remove: '3' };

/*
 * Source of all: HTTP API, "Actions with contacts and groups". The names of the parameters are those
 * of the page; what the gateway does with a contact that exists already is not documented.
 */

/** A new contact under `phone`, a number or an e-mail address. */
export function buildCreateContact(
  phone: string,
  values: ContactValues,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const key = readContactKey('phone', phone);
  if (!key.ok) return key;
  const fields = writeContactValues(values);
  if (!fields.ok) return fields;
  const { mail, ...others } = fields.value;
  const keyField: ActionFields =
    key.value.kind === 'email' ? { mail: key.value.value } : { phone: key.value.value, mail };
  return success(buildAction('phones', ['add'], { ...keyField, ...others }, encoding));
}

/** Changes the contact of `phone`. Fields that are not given stay as they are. */
export function buildUpdateContact(
  phone: string,
  { newPhone, ...values }: ContactChange,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const key = readContactKey('phone', phone);
  if (!key.ok) return key;
  const fields = writeContactValues(values);
  if (!fields.ok) return fields;
  const newKey = newPhone?.trim() ? readContactKey('newPhone', newPhone) : null;
  if (newKey?.ok === false) return newKey;
  const { mail, ...others } = fields.value;
  const replacement: ActionFields = {
    new_phone: newKey?.value.kind === 'phone' ? newKey.value.value : undefined,
    new_mail: newKey?.value.kind === 'email' ? newKey.value.value : mail,
  };
  const keyField = { [key.value.kind === 'email' ? 'mail' : 'phone']: key.value.value };
  return success(
    buildAction('phones', ['chg'], { ...keyField, ...replacement, ...others }, encoding),
  );
}

/** Deletes contacts by their numbers. */
export function buildDeleteContacts(
  phones: readonly string[],
  encoding: RequestEncoding,
): GatewayRequest {
  return buildAction('phones', ['del'], { phone: joinPhones(phones) }, encoding);
}

/** A page of the contacts. */
export function buildListContacts(
  { search, fullName, groupId, afterId }: ContactFilter,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const group = groupId ? checkRecordId('groupId', groupId) : success(undefined);
  if (!group.ok) return group;
  const filter = {
    search: search || undefined,
    fio: fullName || undefined,
    grp: group.value,
    after_id: afterId || undefined,
  };
  return success(buildAction('phones', ['get'], filter, encoding));
}

/** Puts contacts into a group (leaving the others, or besides them) or takes them out. */
export function buildMoveContacts(
  phones: readonly string[],
  groupId: string,
  move: GroupMove,
  encoding: RequestEncoding,
): Result<GatewayRequest> {
  const id = checkRecordId('groupId', groupId);
  if (!id.ok) return id;
  const fields = { grp: id.value, phone: joinPhones(phones) };
  return success(buildAction('phones', ['move_group', MOVES[move]], fields, encoding));
}

/** Puts numbers on the black list. */
export function buildBlock(
  phones: readonly string[],
  messages: BlockedMessages,
  encoding: RequestEncoding,
): GatewayRequest {
  const type = BLOCKED_MESSAGES.find(({ name }) => name === messages)?.code;
  const fields = { phone: joinPhones(phones), type: type === undefined ? undefined : String(type) };
  return buildAction('phones', ['add_black'], fields, encoding);
}

/** Takes numbers off the black list. */
export function buildUnblock(phones: readonly string[], encoding: RequestEncoding): GatewayRequest {
  return buildAction('phones', ['del_black'], { phone: joinPhones(phones) }, encoding);
}

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
