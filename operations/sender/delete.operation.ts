import type { Field } from '../field';

import { buildDeleteSender, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import { readCollection } from '../items/list-outputs';
import type { Operation } from '../operation';
import { readSenderKey, senderKeyField, toKeyOutput } from '../fields/sender-key';
import { readTexts } from '../parameters/read-texts';
import { subClientOption } from './sender-details';

const optionsField: Field = {
  displayName: 'Options',
  name: 'options',
  type: 'collection',
  placeholder: 'Add option',
  default: {},
  options: [subClientOption],
};

export const deleteSender: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete sender',
  description: 'Delete a sender ID of the account',
  fields: [senderKeyField, optionsField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const options = readTexts(readCollection(run.host, 'options', itemIndex), ['subClient']);
        if (!options.ok) return options;
        const key = readSenderKey(run.host, itemIndex);
        return checkRequest({ key, options: options.value }, (encoding) =>
          buildDeleteSender(key, options.value, encoding),
        );
      },
      perform: async ({ key, options }) => {
        const deleted = await run.client.deleteSender(key, options);
        return deleted.ok ? success([{ deleted: true, ...toKeyOutput(key) }]) : deleted;
      },
    }),
};
