import { buildRenewNumber, success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { incomingNumberFields, readIncomingNumber } from './incoming-number-fields';

export const updateIncomingNumber: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update incoming number',
  description:
    'Choose if a rented number is rented for the next month too, which costs money every month, or given back',
  fields: incomingNumberFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readIncomingNumber(run.host, itemIndex, buildRenewNumber),
      perform: async ({ phone, autoRenew }) => {
        const updated = await run.client.renewIncomingNumber(phone, autoRenew);
        return updated.ok ? success([{ phone, updated: true, autoRenew }]) : updated;
      },
    }),
};
