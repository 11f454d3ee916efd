import { success } from '../../protocol';
import { messageKeyFields } from '../fields/message-key';
import { forEachItem } from '../items/item-run';
import type { Operation } from '../operation';
import { readMessageKey } from '../parameters/read-message-key';

export const deleteMessage: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete message',
  description:
    'Delete a message that was sent earlier, or cancel one that still waits, e.g. a scheduled one',
  fields: messageKeyFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readMessageKey(run.host, itemIndex),
      perform: async ({ id, phone }) => {
        const deleted = await run.client.deleteMessage({ id, phone });
        return deleted.ok ? success([{ deleted: true, id, phone }]) : deleted;
      },
    }),
};
