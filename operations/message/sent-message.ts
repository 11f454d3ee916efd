import { success } from '../../protocol';
import { messageKeyFields } from '../fields/message-key';
import { detailField, simplifyField } from '../fields/status-output';
import { languageOptionsField } from '../fields/text-language';
import { forEachItem } from '../items/for-each-item';
import { executeStatusQuery } from '../items/query-status';
import type { Operation } from '../operation';
import { readMessageKey } from '../parameters/read-message-key';

export const deleteMessage: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete message',
  description:
    'Delete a sent message, or cancel one that is still waiting, such as a scheduled message',
  fields: messageKeyFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      readWritten: (itemIndex) => run.host.read('phone', itemIndex),
      prepare: (itemIndex) => readMessageKey(run.host, itemIndex),
      perform: async ({ id, phone }) => {
        const deleted = await run.client.deleteMessage({ id, phone });
        return deleted.ok ? success([{ deleted: true, id, phone }]) : deleted;
      },
    }),
};

export const getStatus: Operation = {
  value: 'getStatus',
  name: 'Get Status',
  action: 'Get status of message',
  description: 'Get the delivery status of a message, within a day after sending',
  fields: [...messageKeyFields, detailField, simplifyField, languageOptionsField],
  execute: async (run) => await executeStatusQuery(run),
};
