import { buildUpdateContact, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { contactMapper, readMappedContact } from './contact-mapper';

export const upsertContact: Operation = {
  value: 'upsert',
  name: 'Create or Update',
  action: 'Create or update contact',
  description: 'Create a new record, or update the current one if it already exists (upsert)',
  fields: [contactMapper],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const contact = readMappedContact(run.host, itemIndex);
        if (!contact.ok) return contact;
        const { phone, values } = contact.value;
        return checkRequest(contact.value, (encoding) =>
          buildUpdateContact(phone, values, encoding),
        );
      },
      perform: async ({ phone, values }) => {
        const outcome = await run.client.upsertContact(phone, values);
        return outcome.ok
          ? success([{ id: outcome.value.id, phone, isNew: outcome.value.isNew }])
          : outcome;
      },
    }),
};
