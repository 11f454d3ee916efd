import { buildUpdateContact, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { contactMapper, readMappedContact } from './contact-mapper';

export const updateContact: Operation = {
  value: 'update',
  name: 'Update',
  action: 'Update contact',
  description: 'Change a contact of the address book, found by its number or e-mail address',
  fields: [contactMapper],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const contact = readMappedContact(run.host, itemIndex);
        if (!contact.ok) return contact;
        const { phone, newPhone, values } = contact.value;
        return checkRequest({ phone, newPhone, change: { ...values, newPhone } }, (encoding) =>
          buildUpdateContact(phone, { ...values, newPhone }, encoding),
        );
      },
      perform: async ({ phone, newPhone, change }) => {
        const updated = await run.client.updateContact(phone, change);
        return updated.ok ? success([{ phone: newPhone || phone, updated: true }]) : updated;
      },
    }),
};
