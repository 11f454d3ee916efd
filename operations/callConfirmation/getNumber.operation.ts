import { success } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { phoneField } from '../fields/recipients';
import { withExtra } from '../items/with-extra';
import { readPhone } from './read-phone';

export const getNumber: Operation = {
  value: 'getNumber',
  name: 'Get Number',
  action: 'Get number for call confirmation',
  description:
    'Get a number that a subscriber calls to prove that the phone is theirs; the call is dropped, and SMSC Trigger tells of it; the gateway may charge for it',
  fields: [
    { ...phoneField, description: 'The number to confirm, from which the subscriber will call' },
  ],
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readPhone(run.host, itemIndex),
      perform: async (phone) => {
        const answer = await run.client.getConfirmationNumber(phone);
        if (!answer.ok) return answer;
        const { numberToCall, possibleNumbers, extra } = answer.value;
        return success([
          withExtra({ phone, numberToCall, possibleNumbers: [...possibleNumbers] }, extra),
        ]);
      },
    }),
};
