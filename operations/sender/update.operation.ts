import { buildUpdateSender, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { readSenderKey, senderKeyField, toKeyOutput } from '../fields/sender-key';
import { loadDocuments, readSenderDetails, senderDetailsField } from './sender-details';

export const updateSender: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update sender',
  description:
    'Change what is known of a sender ID, or register it with more operators, some of which take a fee',
  fields: [senderKeyField, senderDetailsField],
  execute: async (run) => {
    const documents = await loadDocuments(run);
    return await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const details = readSenderDetails(run.host, itemIndex, documents);
        if (!details.ok) return details;
        const key = readSenderKey(run.host, itemIndex);
        return checkRequest({ key, details: details.value }, (encoding) =>
          buildUpdateSender(key, details.value, encoding),
        );
      },
      perform: async ({ key, details }) => {
        const updated = await run.client.updateSender(key, details);
        return updated.ok ? success([{ ...toKeyOutput(key), updated: true }]) : updated;
      },
    });
  },
};
