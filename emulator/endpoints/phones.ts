import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import type { Group } from '../directory/contact-book';
import { reject } from '../answers/answer';
import type { Row } from '../answers/encode';
import {
  DONE,
  encodeOutcome,
  findAction,
  NO_RECORDS,
  NOT_DONE,
  PARAMETER_ERROR,
  type Action,
  type ActionOutcome,
} from './action-answer';
import { concurrencyLimits, type Endpoint, type EndpointRequest } from './endpoint';
import { CONTACT_ACTIONS } from './phones-contacts';
import { CONTACT_DETAILS } from '../directory/contact-book';

const { phones } = ENDPOINTS;
const limits: readonly RateLimit[] = phones.limits;

function addGroup({ gateway, read }: EndpointRequest): ActionOutcome {
  const book = gateway.directory.contacts;
  const number = read('num');
  const type = read('type') || '0';
  if (read('name') === '' || !/^\d*$/.test(number)) return PARAMETER_ERROR;
  if (type !== '0' && type !== '1') return PARAMETER_ERROR;
  if (book.groups().some((group) => group.number === number)) return NOT_DONE;
  const { id } = book.addGroup({ name: read('name'), number: number || null, type });
  return { kind: 'created', id };
}

function changeGroup({ gateway, read }: EndpointRequest): ActionOutcome {
  const group = gateway.directory.contacts.findGroup(read('grp'));
  if (!group) return NO_RECORDS;
  group.name = read('name') || group.name;
  group.number = read('num') || group.number;
  return DONE;
}

function removeGroup({ gateway, read }: EndpointRequest): ActionOutcome {
  const group = gateway.directory.contacts.findGroup(read('grp'));
  if (!group) return NO_RECORDS;
  gateway.directory.contacts.removeGroup(group);
  return DONE;
}

/** `number` and `cnt` (members) are strings. `type` appears only for groups of e-mail addresses. */
function toRow({ id, name, number, type }: Group, members: readonly string[]): Row {
  return [
    ['id', id],
    ['name', name],
    ['number', number],
    ['cnt', String(members.length)],
    ...(type === '0' ? [] : ([['type', Number(type)]] as const)),
  ];
}

function listGroups({ gateway }: EndpointRequest): ActionOutcome {
  const book = gateway.directory.contacts;
  const members = book.members();
  const rows = book.groups().map((group) => toRow(group, members[group.number] ?? []));
  return { kind: 'listed', rows };
}

const ACTIONS: readonly Action[] = [
  ...CONTACT_ACTIONS,
  { flag: 'add_group', run: addGroup },
  { flag: 'chg_group', run: changeGroup },
  { flag: 'del_group', run: removeGroup },
  { flag: 'get_group', run: listGroups },
];

const PARAMETERS = [
  ...CONTACT_DETAILS,
  ...['phone', 'mail', 'new_phone', 'new_mail', 'grp', 'num', 'type', 'search', 'fio', 'after_id'],
  'move_group',
];

/** Contacts, groups and the blocklist. */
export const phonesEndpoint: Endpoint = {
  name: 'phones',
  paths: [phones.path],
  family: 'phones',
  concurrency: concurrencyLimits(limits),
  handle(request) {
    const { gateway, read, format, now } = request;
    const action = findAction(ACTIONS, request);
    if (!action) return reject('phones', format, { code: 1 });
    const key = JSON.stringify(['phones', action.flag, ...PARAMETERS.map(read)]);
    const charges = limits
      .filter(({ per }) => per === 'identicalRequest')
      .map((limit) => ({ limit, key }));
    if (!gateway.allows(charges)) return reject('phones', format, { code: 9 });
    gateway.limiter.record(charges, now);
    return encodeOutcome('phones', format, action.run(request), 'contact');
  },
};
