import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { success, type Result, type Sender, type SenderFilter } from '../../protocol';
import { askOnce } from '../items/ask-once';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { listSizeFields, readListSize } from '../fields/list-size';
import { readTexts } from '../parameters/read-texts';
import { withExtra } from '../items/with-extra';
import { subClientOption } from './sender-details';

const optionsField: INodeProperties = {
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
      prepare: (itemIndex) => readQuestion(run.functions, itemIndex),
      perform: async ({ filter, limit }) => {
        const senders = await ask(filter);
        return senders.ok ? success(senders.value.slice(0, limit).map(toOutput)) : senders;
      },
    });
  },
};

function readQuestion(
  functions: IExecuteFunctions,
  itemIndex: number,
): Result<{ filter: SenderFilter; limit: number }> {
  const options = readCollection(functions, 'options', itemIndex);
  const texts = readTexts(options, ['subClient', 'includeAll', 'withOperators']);
  if (!texts.ok) return texts;
  const { subClient, includeAll, withOperators } = texts.value;
  const filter = {
    subClient,
    includeAll: includeAll === 'true',
    withOperators: withOperators === 'true',
  };
  return success({ filter, limit: readListSize(functions, itemIndex) });
}

function toOutput({ extra, ...sender }: Sender): IDataObject {
  return withExtra({ ...sender }, extra);
}
