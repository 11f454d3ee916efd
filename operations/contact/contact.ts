import {
  buildCreateContact,
  buildListContacts,
  buildUpdateContact,
  checkRequest,
  type Contact,
  type ContactFilter,
  type GatewayRequest,
  type RequestEncoding,
  type Result,
  success,
  responsePhone,
} from '../../protocol';
import type { Field } from '../field';
import { listSizeFields, readListSize } from '../fields/lists';
import { groupField, toLocated } from '../fields/locators';
import { phonesField } from '../fields/recipients';
import type { Host, Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import { executeList, withExtra } from '../items/list-outputs';
import type { Operation, Resource } from '../operation';
import { block, readPhones, unblock } from './blocklist';
import {
  contactMapper,
  type MappedContact,
  readMappedContact,
  readWrittenContact,
} from './contact-fields';
import { isBlocked } from './is-blocked';
import { addToGroup, moveToGroup, removeFromGroup } from './membership';

/** Returns the contact of an item, if the request that stores it can be built. */
function readContact(
  host: Host,
  itemIndex: number,
  build: (contact: MappedContact) => (encoding: RequestEncoding) => Result<GatewayRequest>,
): Result<MappedContact> {
  const contact = readMappedContact(host, itemIndex);
  if (!contact.ok) return contact;
  return checkRequest(contact.value, build(contact.value));
}

const createContact: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create contact',
  description: 'Create a contact in the address book of the account',
  fields: [contactMapper],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => readWrittenContact(run.host, itemIndex),
      prepare: (itemIndex) =>
        readContact(
          run.host,
          itemIndex,
          ({ phone, values }) =>
            (encoding) =>
              buildCreateContact(phone, values, encoding),
        ),
      perform: async ({ phone, values }) => {
        const created = await run.client.createContact(phone, values);
        return created.ok
          ? success([{ id: created.value.id, phone: responsePhone(phone) }])
          : created;
      },
    }),
};

const updateContact: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update contact',
  description: 'Update a contact of the address book, found by its phone number or e-mail address',
  fields: [contactMapper],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => readWrittenContact(run.host, itemIndex),
      prepare: (itemIndex) =>
        readContact(
          run.host,
          itemIndex,
          ({ phone, newPhone, values }) =>
            (encoding) =>
              buildUpdateContact(phone, { ...values, newPhone }, encoding),
        ),
      perform: async ({ phone, newPhone, values }) => {
        const updated = await run.client.updateContact(phone, { ...values, newPhone });
        return updated.ok
          ? success([{ phone: responsePhone(newPhone || phone), updated: true }])
          : updated;
      },
    }),
};

const upsertContact: Operation = {
  value: 'upsert',
  name: 'Create or Update',
  action: 'Create or update contact',
  description: 'Create a new record, or update the current one if it already exists (upsert)',
  fields: [contactMapper],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => readWrittenContact(run.host, itemIndex),
      prepare: (itemIndex) =>
        readContact(
          run.host,
          itemIndex,
          ({ phone, values }) =>
            (encoding) =>
              buildUpdateContact(phone, values, encoding),
        ),
      perform: async ({ phone, values }) => {
        const outcome = await run.client.upsertContact(phone, values);
        return outcome.ok
          ? success([
              { id: outcome.value.id, phone: responsePhone(phone), isNew: outcome.value.isNew },
            ])
          : outcome;
      },
    }),
};

const deleteContact: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete contact',
  description: 'Delete contacts from the address book by their phone numbers',
  fields: [phonesField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readPhones(run.host, itemIndex),
      perform: async (phones) => {
        const deleted = await run.client.deleteContacts(phones);
        return deleted.ok ? success(phones.map((phone) => ({ deleted: true, phone }))) : deleted;
      },
    }),
};

const filtersField: Field = {
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  options: [
    {
      displayName: 'After ID',
      name: 'afterId',
      type: 'string',
      default: '',
      placeholder: 'e.g. 1042',
      description: 'Start the list after the contact with this ID',
    },
    {
      displayName: 'Full Name',
      name: 'fullName',
      type: 'string',
      default: '',
      description: 'Return contacts with this text in the first, middle or last name',
    },
    { ...groupField, required: undefined },
    {
      displayName: 'Search',
      name: 'search',
      type: 'string',
      default: '',
      description: 'Return contacts with this text in the name or the phone number',
    },
  ],
};

const getManyContacts: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many contacts',
  description: 'Get contacts of the address book',
  fields: [...listSizeFields, filtersField],
  execute: async (run) =>
    await executeList(run, {
      readQuery: (itemIndex) => readList(run.host, itemIndex),
      request: ({ filter, limit }) => run.client.listContacts(filter, limit ?? Infinity),
      toRow: toOutput,
    }),
};

/**
 * Returns the filter and the limit, which is `null` for all contacts, because JSON has no
 * `Infinity`.
 */
function readList(
  host: Host,
  itemIndex: number,
): Result<{ filter: ContactFilter; limit: number | null }> {
  const given = host.read('filters', itemIndex, {}) as Row;
  const text = (name: string) => toLocated(given[name]).value;
  const filter: ContactFilter = {
    search: text('search'),
    fullName: text('fullName'),
    groupId: text('groupId'),
    afterId: text('afterId'),
  };
  const limit = readListSize(host, itemIndex);
  return checkRequest({ filter, limit: Number.isFinite(limit) ? limit : null }, (encoding) =>
    buildListContacts(filter, encoding),
  );
}

function toOutput({ extra, groups, tags, otherPhones, ...contact }: Contact): Row {
  const lists = { groups: [...groups], tags: [...tags], otherPhones: [...otherPhones] };
  return withExtra({ ...contact, ...lists }, extra);
}

export const contact: Resource = {
  value: 'contact',
  name: 'Contact',
  defaultOperation: upsertContact.value,
  operations: [
    upsertContact,
    createContact,
    updateContact,
    getManyContacts,
    deleteContact,
    block,
    unblock,
    isBlocked,
    addToGroup,
    moveToGroup,
    removeFromGroup,
  ],
};
