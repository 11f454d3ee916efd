import type { Field } from '../field';

import { buildCreateSender, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { readText } from '../parameters/read-text';
import { loadDocuments, readSenderDetails, senderDetailsField } from './sender-details';

const nameField: Field = {
  displayName: 'Name',
  name: 'name',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. MyCompany',
  description:
    'Up to 11 Latin letters, digits and signs, or a number of up to 15 digits, or an e-mail address to send e-mails from',
};

export const createSender: Operation = {
  value: 'create',
  name: 'Create',
  action: 'Create sender',
  description:
    'Apply for a sender ID, which can be used when the gateway has approved it; some operators take a fee for a name',
  fields: [nameField, senderDetailsField],
  execute: async (run) => {
    const documents = await loadDocuments(run);
    return await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const name = readText(run.host.read('name', itemIndex), 'name');
        if (!name.ok) return name;
        const details = readSenderDetails(run.host, itemIndex, documents);
        if (!details.ok) return details;
        return checkRequest({ name: name.value, details: details.value }, (encoding) =>
          buildCreateSender(name.value, details.value, encoding),
        );
      },
      perform: async ({ name, details }) => {
        const created = await run.client.createSender(name, details);
        return created.ok ? success([{ id: created.value.id, name: name.trim() }]) : created;
      },
    });
  },
};
