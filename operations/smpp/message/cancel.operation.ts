import { askForEach, messageIdField } from '../ask-for-each';
import type { SmppOperation } from '../operation';

export const cancel: SmppOperation = {
  value: 'cancel',
  name: 'Cancel',
  action: 'Cancel message',
  description: 'Cancel a message that was not handed to the operator yet, e.g. a scheduled one',
  fields: [messageIdField],
  execute: async (run) =>
    await askForEach(run, async (client, id) => {
      const cancelled = await client.cancel(id);
      return cancelled.ok ? { ok: true, value: [{ cancelled: true, id }] } : cancelled;
    }),
};
