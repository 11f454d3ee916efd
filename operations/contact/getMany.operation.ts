import type { Field } from '../field';
import type { Host, Row } from '../host';

import {
  buildListContacts,
  success,
  type Contact,
  type ContactFilter,
  type Result,
} from '../../protocol';
import { askOnce } from '../items/ask-once';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { groupField } from '../fields/group';
import { listSizeFields, readListSize } from '../fields/list-size';
import { toLocated } from '../fields/locator';
import { withExtra } from '../items/with-extra';

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
      description: 'ID of the contact at which the list begins',
    },
    {
      displayName: 'Full Name',
      name: 'fullName',
      type: 'string',
      default: '',
      description: 'Part of the first, middle or last name',
    },
    { ...groupField, required: undefined },
    {
      displayName: 'Search',
      name: 'search',
      type: 'string',
      default: '',
      description: 'Part of the name or of the number',
    },
  ],
};

export const getManyContacts: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many contacts',
  description: 'Get contacts of the address book',
  fields: [...listSizeFields, filtersField],
  execute: async (run) => {
    const list = askOnce(({ filter, limit }: { filter: ContactFilter; limit: number | null }) =>
      run.client.listContacts(filter, limit ?? Infinity),
    );
    return await forEachItem(run, {
      prepare: (itemIndex) => readList(run.host, itemIndex),
      perform: async (question) => {
        const contacts = await list(question);
        return contacts.ok ? success(contacts.value.map(toOutput)) : contacts;
      },
    });
  },
};

/** `limit` is `null` for all, since `Infinity` would be lost where questions are compared. */
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
