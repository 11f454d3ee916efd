import type { Field } from '../field';
import type { Host, Row } from '../host';

import { success, type Result, type Sender, type SenderFilter } from '../../protocol';
import { askOnce } from '../items/ask-once';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { listSizeFields, readListSize } from '../fields/list-size';
import { readTexts } from '../parameters/read-texts';
import { withExtra } from '../items/with-extra';
import { subClientOption } from './sender-details';

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [
    {
      displayName: 'Include Not Approved',
      name: 'includeAll',
      type: 'boolean',
      default: false,
      description: 'Whether to list names too that the gateway has not approved',
    },
    subClientOption,
    {
      displayName: 'With Operators',
      name: 'withOperators',
      type: 'boolean',
      default: false,
      description: 'Whether to add the state of each name at the operators',
    },
  ],
};

export const getManySenders: Operation = {
  value: 'getMany',
  name: 'Get Many',
  action: 'Get many senders',
  description: 'Get the sender IDs that the account may use',
  fields: [...listSizeFields, optionsField],
  execute: async (run) => {
    const ask = askOnce((filter: SenderFilter) => run.client.getSenders(filter));
    return await forEachItem(run, {
      prepare: (itemIndex) => readQuestion(run.host, itemIndex),
      perform: async ({ filter, limit }) => {
        const senders = await ask(filter);
        return senders.ok ? success(senders.value.slice(0, limit).map(toOutput)) : senders;
      },
    });
  },
};

function readQuestion(
  host: Host,
  itemIndex: number,
): Result<{ filter: SenderFilter; limit: number }> {
  const options = readCollection(host, 'options', itemIndex);
  const texts = readTexts(options, ['subClient', 'includeAll', 'withOperators']);
  if (!texts.ok) return texts;
  const { subClient, includeAll, withOperators } = texts.value;
  const filter = {
    subClient,
    includeAll: includeAll === 'true',
    withOperators: withOperators === 'true',
  };
  return success({ filter, limit: readListSize(host, itemIndex) });
}

function toOutput({ extra, ...sender }: Sender): Row {
  return withExtra({ ...sender }, extra);
}
