import { success, type Result } from '../result';
import { BLOCKED_MESSAGES, type BlockedMessages } from '../tables';
import type { GatewayRequest, RequestEncoding } from '../wire/request';
import { buildAction, type ActionFields } from './action-request';
import { joinPhones, readContactKey } from './contact-key';
import { writeContactValues, type ContactValues } from './contact-values';
import { checkRecordId } from './record-id';

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
