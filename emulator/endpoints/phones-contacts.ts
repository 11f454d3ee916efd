import { toIdValue } from '../answers/answer';
import type { Row } from '../answers/encode';
import { CONTACT_DETAILS, type Contact, type ContactBook } from '../directory/contact-book';
import { normalisePhone } from '../numbers/normalise';
import {
  DONE,
  NO_RECORDS,
  NOT_DONE,
  PARAMETER_ERROR,
  type Action,
  type ActionOutcome,
} from './action-answer';
import type { EndpointRequest } from './endpoint';

/** Rows per page; the gateway does not document its value. */
const PAGE = 100;

/** Numbers may be separated by "any separator". */
function listPhones(written: string): string[] {
  return written
    .split(/[,;\s]+/)
    .filter((entry) => entry !== '')
    .map((entry) => (entry.includes('@') ? entry : normalisePhone(entry).phone));
}

/** IDs of existing groups, `null` if one does not exist. */
function readGroups(written: string, book: ContactBook): number[] | null {
  const groups = written
    .split(',')
    .filter((id) => id.trim() !== '')
    .map((id) => book.findGroup(id.trim()));
  return groups.some((group) => !group) ? null : groups.map((group) => Number(group?.id));
}

/** The contacts named by the request; `null` if one does not exist or none is named. */
function findContacts({ gateway, read }: EndpointRequest): Contact[] | null {
  const book = gateway.directory.contacts;
  const found = listPhones(read('phone') || read('mail')).map((key) => book.find(key));
  const missing = found.length === 0 || found.some((contact) => !contact);
  return missing ? null : (found as Contact[]);
}

function add({ gateway, read }: EndpointRequest): ActionOutcome {
  const book = gateway.directory.contacts;
  const [phone = ''] = listPhones(read('phone'));
  const mail = read('mail');
  if (phone === '' ? mail === '' : !normalisePhone(phone).isValid) return PARAMETER_ERROR;
  if (book.find(phone || mail)) return NOT_DONE;
  const groups = readGroups(read('grp'), book);
  if (!groups) return NO_RECORDS;
  const details = Object.fromEntries(CONTACT_DETAILS.map((name) => [name, read(name)]));
  const { id } = book.add({ phone, mail, details, groups: new Set(groups) });
  return { kind: 'created', id };
}

function change(request: EndpointRequest): ActionOutcome {
  const { gateway, read, has } = request;
  const contact = findContacts(request)?.[0];
  if (!contact) return NO_RECORDS;
  const groups = readGroups(read('grp'), gateway.directory.contacts);
  if (!groups) return NO_RECORDS;
  const [newPhone] = listPhones(read('new_phone'));
  if (newPhone !== undefined && !normalisePhone(newPhone).isValid) return PARAMETER_ERROR;
  contact.phone = newPhone ?? contact.phone;
  contact.mail = read('new_mail') || contact.mail;
  for (const name of CONTACT_DETAILS) if (has(name)) contact.details[name] = read(name);
  if (has('grp')) replaceGroups(contact, groups);
  return DONE;
}

function replaceGroups(contact: Contact, groups: readonly number[]): void {
  contact.groups.clear();
  for (const id of groups) contact.groups.add(id);
}

function remove(request: EndpointRequest): ActionOutcome {
  const contacts = findContacts(request);
  if (!contacts) return NO_RECORDS;
  for (const contact of contacts) request.gateway.directory.contacts.remove(contact);
  return DONE;
}

function list({ gateway, read }: EndpointRequest): ActionOutcome {
  const afterId = Number(read('after_id') || 0);
  if (Number.isNaN(afterId)) return PARAMETER_ERROR;
  const phones = listPhones(read('phone'));
  const mails = listPhones(read('mail'));
  const search = read('search').toLowerCase();
  const fullName = read('fio').toLowerCase();
  const group = Number(read('grp') || 0);
  const rows = gateway.directory.contacts
    .contacts()
    .filter(
      (contact) =>
        contact.id >= afterId &&
        (phones.length === 0 || phones.includes(contact.phone)) &&
        (mails.length === 0 || mails.includes(contact.mail)) &&
        (group === 0 || contact.groups.has(group)) &&
        `${contact.phone} ${contact.mail} ${contact.details.name ?? ''}`
          .toLowerCase()
          .includes(search) &&
        nameOf(contact).toLowerCase().includes(fullName),
    )
    .slice(0, PAGE)
    .map(toRow);
  return { kind: 'listed', rows };
}

function nameOf({ details }: Contact): string {
  return [details.lnm, details.fnm, details.mnm].filter(Boolean).join(' ');
}

/** Field names in a response, which differ from those in a request. */
const RESPONSE_NAMES = [
  ['first_name', 'fnm'],
  ['last_name', 'lnm'],
  ['middle_name', 'mnm'],
  ['birthday', 'bd'],
  ['comments', 'cmt'],
  ['tags', 'tags'],
  ['phone_other', 'pho'],
] as const;

/** Means "no group". */
const NO_GROUP = '0';

/**
 * `id` is the client's own ID of the contact (`myid`); `int_id` is the gateway's, to which
 * `after_id` refers. The e-mail address appears only if there is one.
 */
function toRow({ id, phone, mail, details, groups }: Contact): Row {
  return [
    ['int_id', id],
    ['id', toIdValue(details.myid ?? '')],
    ['name', details.name ?? ''],
    ['phone', phone],
    ...(mail === '' ? [] : ([['mail', mail]] as const)),
    ['group', groups.size === 0 ? NO_GROUP : [...groups].join('|')],
    ...RESPONSE_NAMES.map(([name, detail]) => [name, details[detail] ?? ''] as const),
  ];
}

/** 1 = move to this group only, 2 = add to this group, 3 = remove from this group. */
function move(request: EndpointRequest): ActionOutcome {
  const contacts = findContacts(request);
  const group = request.gateway.directory.contacts.findGroup(request.read('grp'));
  if (!contacts || !group) return NO_RECORDS;
  for (const contact of contacts) {
    if (request.read('move_group') === '1') contact.groups.clear();
    if (request.read('move_group') === '3') contact.groups.delete(group.id);
    else contact.groups.add(group.id);
  }
  return DONE;
}

function block({ gateway, read }: EndpointRequest): ActionOutcome {
  const phones = listPhones(read('phone'));
  const type = read('type') || '0';
  if (phones.length === 0) return PARAMETER_ERROR;
  if (type !== '0' && type !== '1' && type !== '2') return PARAMETER_ERROR;
  const ids = phones.map((phone) => gateway.directory.blocklist.add(phone, type).id);
  return { kind: 'created', id: ids[0] as number };
}

function unblock({ gateway, read }: EndpointRequest): ActionOutcome {
  const removed = listPhones(read('phone')).map((phone) =>
    gateway.directory.blocklist.remove(phone),
  );
  return removed.some(Boolean) ? DONE : NO_RECORDS;
}

export const CONTACT_ACTIONS: readonly Action[] = [
  { flag: 'add', run: add },
  { flag: 'chg', run: change },
  { flag: 'del', run: remove },
  { flag: 'get', run: list },
  { flag: 'move_group', values: ['1', '2', '3'], run: move },
  { flag: 'add_black', run: block },
  { flag: 'del_black', run: unblock },
];
