import type { IExecuteFunctions } from 'n8n-workflow';

import { buildWaitCallRequest, success, type Result } from '../../../../protocol';
import { forEachItem } from '../for-each-item';
import type { Operation } from '../operation';
import { phoneField } from '../properties/recipients';
import { readText } from '../read-text';
import { withExtra } from '../with-extra';

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
      prepare: (itemIndex) => readPhone(run.functions, itemIndex),
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

/** The number in the spelling that the gateway is asked in, as the trigger will tell it. */
function readPhone(functions: IExecuteFunctions, itemIndex: number): Result<string> {
  const given = readText(functions.getNodeParameter('phone', itemIndex), 'phone');
  if (!given.ok) return given;
  const request = buildWaitCallRequest(given.value, { charset: 'utf-8', format: 3 });
  if (!request.ok) return request;
  return success(request.value.fields.find(([name]) => name === 'phone')?.[1] ?? given.value);
}
