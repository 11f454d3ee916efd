import { success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { phonesField } from '../fields/recipients';
import { readPhones } from './read-phones';

export const unblock: Operation = {
  value: 'unblock',
  name: 'Unblock',
  action: 'Unblock number of black list',
  description: 'Take numbers off the black list of the account',
  fields: [phonesField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readPhones(run.host, itemIndex),
      perform: async (phones) => {
        const unblocked = await run.client.unblockPhones(phones);
        return unblocked.ok
          ? success(phones.map((phone) => ({ phone, isBlocked: false })))
          : unblocked;
      },
    }),
};
