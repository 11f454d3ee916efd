import type { Field } from '../field';

import { buildConfirmCode, success } from '../../protocol';
import { checkRequest } from '../parameters/check-request';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { phoneField } from '../fields/recipients';
import { readTexts } from '../parameters/read-texts';

const codeField: Field = {
  displayName: 'Code',
  name: 'code',
  type: 'string',
  required: true,
  default: '',
  placeholder: 'e.g. 123456',
  description: 'The code from the message to the number',
};

export const confirmCode: Operation = {
  value: 'confirmCode',
  name: 'Confirm Code',
  action: 'Confirm code for sender',
  description: "Confirm a phone number as sender by the code that 'Request Code' has sent to it",
  fields: [phoneField, codeField],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => {
        const given = {
          phone: run.host.read('phone', itemIndex),
          code: run.host.read('code', itemIndex),
        };
        const texts = readTexts(given, ['phone', 'code']);
        if (!texts.ok) return texts;
        const { phone, code } = texts.value;
        return checkRequest(texts.value, (encoding) => buildConfirmCode(phone, code, encoding));
      },
      perform: async ({ phone, code }) => {
        const confirmed = await run.client.confirmSenderCode(phone, code);
        return confirmed.ok ? success([{ phone, confirmed: true }]) : confirmed;
      },
    }),
};
