import { success } from '../../../../protocol';
import { forEachItem } from '../for-each-item';
import type { Operation } from '../operation';
import { toPriceOutputs } from '../recipient-outputs';
import { readSendParameters } from './read-send-parameters';
import { sendFields } from './send-fields';

/** `cost` of the request: only the price. */
const ONLY_PRICE = 1;

export const getCost: Operation = {
  value: 'getCost',
  name: 'Get Cost',
  action: 'Get cost of message',
  description: 'Get the price and the number of parts of a message without sending it',
  fields: sendFields,
  execute: async (run) =>
    await forEachItem(run, {
      prepare: (itemIndex) => readSendParameters(run.functions, itemIndex, ONLY_PRICE),
      perform: async (parameters) => {
        const answer = await run.client.send(parameters);
        return answer.ok ? success(toPriceOutputs(parameters.recipients, answer.value)) : answer;
      },
    }),
};
