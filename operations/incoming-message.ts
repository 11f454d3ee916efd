import {
  buildInboxRequest,
  checkRequest,
  type InboxRecord,
  type InboxOptions,
  type Result,
  success,
} from '../protocol';
import type { Field } from './field';
import { listSizeFields, readListSize } from './fields/lists';
import { readSimplify, simplifyField } from './fields/status-output';
import type { Host, Row } from './host';
import { forEachItem } from './items/for-each-item';
import { requestOnce } from './items/list-outputs';
import type { Operation, Resource } from './operation';
import { readTexts } from './parameters/parameters';

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
      placeholder: 'e.g. 123456',
      description:
        "Return messages after the one with this ID, of any age; 'Hours' is then ignored",
    },
    {
      displayName: 'Hours',
      name: 'hours',
      type: 'number',
      typeOptions: { minValue: 1, numberPrecision: 0 },
      default: 24,
      description: 'Return messages of this many last hours; the gateway keeps about a week',
    },
    {
      displayName: 'To Phone',
      name: 'toPhone',
      type: 'string',
      default: '',
      placeholder: 'e.g. +77010000001',
      description: 'Return only messages to this phone number of the account',
    },
  ],
};

const getMany: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many incoming messages',
  description: 'Get messages from subscribers, oldest first',
  fields: [...listSizeFields, filtersField, simplifyField],
  async execute(run) {
    const getInbox = requestOnce((wish: InboxOptions) => run.client.getInbox(wish));
    return await forEachItem(run, {
      prepare: (itemIndex) => readWish(run.host, itemIndex),
      perform: async (wish, itemIndex) => {
        const records = await getInbox(wish);
        if (!records.ok) return records;
        const simplify = readSimplify(run.host, itemIndex);
        return success(records.value.map((record) => toOutput(record, simplify)));
      },
    });
  },
};

function toOutput({ message, fields }: InboxRecord, simplify: boolean): Row {
  return { ...(simplify ? message : fields) } as Row;
}

function readWish(host: Host, itemIndex: number): Result<InboxOptions> {
  const filters = host.read('filters', itemIndex, {}) as Row;
  const texts = readTexts(filters, ['afterId', 'hours', 'toPhone']);
  if (!texts.ok) return texts;
  const { afterId, hours, toPhone } = texts.value;
  const wish: InboxOptions = {
    limit: readListSize(host, itemIndex),
    afterId,
    hours: hours === '' ? undefined : Number(hours),
    toPhone,
  };
  return checkRequest(wish, (encoding) => buildInboxRequest(wish, encoding));
}

export const incomingMessage: Resource = {
  value: 'incomingMessage',
  name: 'Incoming Message',
  defaultOperation: getMany.value,
  operations: [getMany],
};
