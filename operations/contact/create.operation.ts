import { buildCreateContact, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { contactMapper, readMappedContact } from './contact-mapper';

export const createContact: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create contact',
  description: 'Create a contact in the address book of the account',
  fields: [contactMapper],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const contact = readMappedContact(run.host, itemIndex);
        if (!contact.ok) return contact;
        const { phone, values } = contact.value;
        return checkRequest(contact.value, (encoding) =>
          buildCreateContact(phone, values, encoding),
        );
      },
      perform: async ({ phone, values }) => {
        const created = await run.client.createContact(phone, values);
        return created.ok ? success([{ id: created.value.id, phone }]) : created;
      },
    }),
};
