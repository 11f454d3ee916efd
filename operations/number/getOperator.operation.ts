import type { Host } from '../host';

import { buildOperatorRequest, parseOneRecipient, success, type Result } from '../../protocol';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { phoneField } from '../fields/recipients';
import { readText } from '../parameters/read-text';
import { withExtra } from '../items/with-extra';

export const getOperator: Operation = {
  value: 'getOperator',
  name: 'Get Operator',
  action: 'Get operator of number',
  description: 'Get the country, operator and region of a number from the database of the gateway',
  fields: [phoneField],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => readPhone(run.host, itemIndex),
      perform: async (phone) => {
        const answer = await run.client.getOperator(phone);
        if (!answer.ok) return answer;
        const { extra, ...operator } = answer.value;
        return success([withExtra({ phone, ...operator }, extra)]);
      },
    }),
};

/** The number in the spelling that the gateway is asked in. */
function readPhone(host: Host, itemIndex: number): Result<string> {
  const given = readText(host.read('phone', itemIndex), 'phone');
  if (!given.ok) return given;
  const phone = parseOneRecipient('phone', given.value);
  if (!phone.ok) return phone;
  const request = buildOperatorRequest(phone.value, { charset: 'utf-8', format: 3 });
  if (!request.ok) return request;
  return success(request.value.fields.find(([name]) => name === 'phone')?.[1] ?? phone.value);
}
