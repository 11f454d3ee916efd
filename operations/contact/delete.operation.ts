import { success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { phonesField } from '../fields/recipients';
import { readPhones } from './read-phones';

export const deleteContact: Operation = {
  value: 'delete',
  name: 'Delete',
  action: 'Delete contact',
  description: 'Delete contacts from the address book by their numbers',
  fields: [phonesField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readPhones(run.host, itemIndex),
      perform: async (phones) => {
        const deleted = await run.client.deleteContacts(phones);
        return deleted.ok ? success(phones.map((phone) => ({ deleted: true, phone }))) : deleted;
      },
    }),
};
