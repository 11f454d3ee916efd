import { responsePhone, toPhone } from '../numbers/subscriber';
import { success, type Result } from '../result';
import {
  BLOCKED_MESSAGES,
  CONTACT_FIELDS,
  type BlockedMessages,
  type ContactFieldName,
} from '../tables';
import { fromGatewayDay } from '../time';
import { createFieldPicker, type GatewayFields } from '../wire/gateway-fields';
import type { ResponseContext, GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import {
  joinPhones,
  readContactKey,
  writeContactValues,
  type ContactValues,
} from './contact-fields';
import { checkRecordId } from './parameter-checks';
import { readRecordList } from './record-list';

/** Values to change, and optionally a new phone number or e-mail address. */
export interface ContactChange extends ContactValues {
  readonly newPhone?: string;
}

/** Contacts to list. An absent field does not filter. */
export interface ContactFilter {
  /** Part of a name or number. */
  readonly search?: string;
  /** Part of the full name. */
  readonly fullName?: string;
  /** ID of a group. */
  readonly groupId?: string;
  /** ID of the contact at which the list starts. */
  readonly afterId?: string;
}

/**
 * `move` puts contacts into this group only, `add` also into this group, `remove` removes them from
 * it.
 */
export type GroupMove = 'move' | 'add' | 'remove';
const MOVES: Record<GroupMove, string> = { move: '1', add: '2', remove: '3' };

/*
 * Source of all: HTTP API, "Actions with contacts and groups". The parameter names are those of the
 * page; it does not document what happens if the contact already exists.
 */

/**
 * Returns the request for a new contact. `phone` is a phone number or an e-mail address.
 * Problems: InvalidInput of `phone` or of a value.
 */
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

/**
 * Returns the request that changes the contact of `phone`. Absent values stay unchanged.
 * Problems: InvalidInput of `phone`, `newPhone` or of a value.
 */
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

/** Returns the request that deletes the contacts of these phone numbers. */
export function buildDeleteContacts(
  phones: readonly string[],
  encoding: RequestEncoding,
): GatewayRequest {
  return buildAction('phones', ['del'], { phone: joinPhones(phones) }, encoding);
}

/**
 * Returns the request for one page of the contacts that match the filter.
 * Problems: InvalidInput of `groupId`.
 */
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

/**
 * Returns the request that moves contacts to a group, adds them or removes them.
 * Problems: InvalidInput of `groupId`.
 */
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

/** Returns the request that adds phone numbers to the blocklist. */
export function buildBlock(
  phones: readonly string[],
  messages: BlockedMessages,
  encoding: RequestEncoding,
): GatewayRequest {
  const type = BLOCKED_MESSAGES.find(({ name }) => name === messages)?.code;
  const fields = { phone: joinPhones(phones), type: type === undefined ? undefined : String(type) };
  return buildAction('phones', ['add_black'], fields, encoding);
}

/** Returns the request that removes phone numbers from the blocklist. */
export function buildUnblock(phones: readonly string[], encoding: RequestEncoding): GatewayRequest {
  return buildAction('phones', ['del_black'], { phone: joinPhones(phones) }, encoding);
}

/** A contact of the account. A value that is not in the response is `null` or an empty list. */
export interface Contact {
  /** The gateway's own ID, or the only ID in the response. */
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

/** Names of a value in requests and in responses; both may occur. */
const NAMES = Object.fromEntries(
  CONTACT_FIELDS.map(({ name, field, answerField }) => [name, [field, answerField]]),
) as unknown as Readonly<Record<ContactFieldName, readonly string[]>>;

/** Means "none" where an ID or a list of IDs is expected. */
const NONE = '0';
const isId = (text: string): boolean => text.trim() !== NONE;

/** A contact of a page, and the ID after which the next page starts. */
export interface ContactRow {
  readonly contact: Contact;
  /** The gateway's own ID, which `after_id` refers to, or else the only ID; `null` for none. */
  readonly pageId: string | null;
}

/**
 * Reads the response of phones.php to `get=1`; each contact comes with the ID for the next page.
 * Accepts the field names of the requests and those
 * that a live-tested client reads. `int_id`, which the page names, is the ID of the gateway; `id`
 * beside it is the ID that the client assigned. Without `int_id`, that client found its own ID in
 * `id`, and there is no other ID.
 * Problems: a request error; an unreadable response.
 */
export function readContactRows(context: ResponseContext): Result<ContactRow[]> {
  const records = readRecordList('phones', context);
  return records.ok ? success(records.value.map(toRow)) : records;
}

function toRow(fields: GatewayFields): ContactRow {
  const { pick, rest } = createFieldPicker(fields);
  const ownName = pick(NAMES.ownId.filter((name) => name !== 'id'));
  const internalId = pick(['int_id'], isId);
  // If both are present, `id` can only repeat the client's ID.
  const isGatewayId = internalId === null || ownName === null;
  const plainId = pick(['id'], isGatewayId ? isId : (text) => text === ownName);
  const birthday = pick(NAMES.birthday);
  const contact = {
    id: internalId ?? plainId,
    phone: toPhone(pick(['phone'])),
    name: pick(NAMES.name),
    firstName: pick(NAMES.firstName),
    middleName: pick(NAMES.middleName),
    lastName: pick(NAMES.lastName),
    email: pick(NAMES.email),
    birthday: birthday && fromGatewayDay(birthday),
    groups: toList(pick(NAMES.groups), /[,;|\n]/).filter(isId),
    tags: toList(pick(NAMES.tags), /[,;\n]/),
    otherPhones: toList(pick(NAMES.otherPhones), /[,;|\n]/).map(responsePhone),
    comment: pick(NAMES.comment),
    ownId: ownName ?? plainId,
  };
  return { contact: { ...contact, extra: rest() }, pageId: contact.id };
}

/** A list with separators, or an array as JSON text. */
function toList(text: string | null, separator: RegExp): string[] {
  if (text === null) return [];
  const bare = /^\[.*\]$/s.test(text) ? text.slice(1, -1).replace(/"/g, '') : text;
  return bare
    .split(separator)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
