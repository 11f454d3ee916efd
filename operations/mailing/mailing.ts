import {
  buildListMailings,
  buildMailingAction,
  checkRequest,
  type Mailing,
  type MailingFilter,
  type Result,
  success,
} from '../../protocol';
import type { Field } from '../field';
import { listSizeFields } from '../fields/lists';
import { mailingField, readLocated } from '../fields/locators';
import type { Host, Row } from '../host';
import { forEachItem } from '../items/for-each-item';
import { requestOnce, executeWholeList, readCollection, withExtra } from '../items/list-outputs';
import type { Operation, Resource } from '../operation';
import { readTexts } from '../parameters/parameters';
import { mailingFields } from './mailing-fields';
import { readMailing } from './read-mailing';

function toMailingOutput({ extra, ...mailing }: Mailing): Row {
  return withExtra({ ...mailing }, extra);
}

/** Returns the mailing ID of an item. */
function readMailingId(host: Host, itemIndex: number): Result<string> {
  const mailingId = readLocated(host, 'mailingId', itemIndex).value;
  return checkRequest(mailingId, (encoding) => buildMailingAction('get', mailingId, encoding));
}

const createMailing: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create mailing',
  description:
    'Create a mailing that the gateway sends to many recipients, at a given time and as often as you choose; each time costs as much as its messages',
  fields: mailingFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readMailing(run.host, itemIndex),
      perform: async (mailing) => {
        const created = await run.client.createMailing(mailing);
        if (!created.ok) return created;
        const { id, cost, extra } = created.value;
        return success([withExtra({ id, name: mailing.name, cost }, extra)]);
      },
    }),
};

const getMailing: Operation = {
  value: 'get',
  name: 'Get',
  action: 'Get mailing',
  description: 'Get the state of a mailing; the gateway allows one request a minute',
  fields: [mailingField],
  async execute(run) {
    const getResponse = requestOnce((mailingId: string) => run.client.getMailing(mailingId));
    return await forEachItem(run, {
      prepare: (itemIndex) => readMailingId(run.host, itemIndex),
      perform: async (mailingId) => {
        const response = await getResponse(mailingId);
        return response.ok ? success([toMailingOutput(response.value)]) : response;
      },
    });
  },
};

const filtersField: Field = {
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  options: [
    {
      displayName: 'Date From',
      name: 'dateFrom',
      type: 'dateTime',
      default: '',
      description: 'Return mailings from this day on; only the date counts',
    },
    {
      displayName: 'Date To',
      name: 'dateTo',
      type: 'dateTime',
      default: '',
      description: 'Return mailings up to this day; only the date counts',
    },
  ],
};

const getManyMailings: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many mailings',
  description: 'Get the mailings of the account; the gateway allows one request a minute',
  fields: [...listSizeFields, filtersField],
  execute: async (run) =>
    await executeWholeList(run, {
      readQuery: (itemIndex) => readFilter(run.host, itemIndex),
      request: (filter) => run.client.listMailings(filter),
      toRow: toMailingOutput,
    }),
};

function readFilter(host: Host, itemIndex: number): Result<MailingFilter> {
  const given = readCollection(host, 'filters', itemIndex);
  const filter = readTexts(given, ['dateFrom', 'dateTo']);
  return filter.ok
    ? checkRequest(filter.value, (encoding) => buildListMailings(filter.value, encoding))
    : filter;
}

const cancelMailing: Operation = {
  value: 'cancel',
  name: 'Cancel',
  action: 'Cancel mailing',
  description: 'Cancel a scheduled or repeating mailing; it stays in the list of mailings',
  fields: [mailingField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readMailingId(run.host, itemIndex),
      perform: async (mailingId) => {
        const cancelled = await run.client.cancelMailing(mailingId);
        return cancelled.ok ? success([{ cancelled: true, id: mailingId }]) : cancelled;
      },
    }),
};

const deleteMailing: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete mailing',
  description: 'Delete a mailing and all its messages that were not sent yet',
  fields: [mailingField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readMailingId(run.host, itemIndex),
      perform: async (mailingId) => {
        const deleted = await run.client.deleteMailing(mailingId);
        return deleted.ok ? success([{ deleted: true, id: mailingId }]) : deleted;
      },
    }),
};

export const mailing: Resource = {
  value: 'mailing',
  name: 'Mailing',
  defaultOperation: createMailing.value,
  operations: [createMailing, getMailing, getManyMailings, cancelMailing, deleteMailing],
};
