import type { Field } from '../field';

import { buildRequestCode, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { phoneField } from '../fields/recipients';
import { readTexts } from '../parameters/read-texts';

const websiteField: Field = {
  displayName: 'Website',
  name: 'website',
  type: 'string',
  default: '',
  placeholder: 'e.g. example.com',
  description: 'Named in the message with the code, so that the recipient knows who asks',
};

export const requestCode: Operation = {
  value: 'requestCode',
  name: 'Request Code',
  action: 'Request code for sender',
  description:
    'Send a code to a phone number that is to become a sender; at most once in 8 hours, and it may cost as much as a message',
  fields: [phoneField, websiteField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const given = {
          phone: run.host.read('phone', itemIndex),
          website: run.host.read('website', itemIndex, ''),
        };
        const texts = readTexts(given, ['phone', 'website']);
        if (!texts.ok) return texts;
        const { phone, website } = texts.value;
        return checkRequest(texts.value, (encoding) => buildRequestCode(phone, website, encoding));
      },
      perform: async ({ phone, website }) => {
        const sent = await run.client.requestSenderCode(phone, website);
        return sent.ok ? success([{ phone, codeSent: true }]) : sent;
      },
    }),
};
