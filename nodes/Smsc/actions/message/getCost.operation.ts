import { success } from '../../../../protocol';
import { forEachItem } from '../for-each-item';
import type { Operation } from '../operation';
import { toPriceOutputs } from '../recipient-outputs';
import { loadAttachments } from './load-attachments';
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
  execute: async (run) => {
    const files = await loadAttachments(run);
    return await forEachItem(run, {
      prepare: (itemIndex) => readSendParameters(run.functions, itemIndex, ONLY_PRICE, files),
      perform: async (parameters) => {
        const answer = await run.client.send(parameters);
        return answer.ok
          ? success(toPriceOutputs(parameters.recipients, answer.value, parameters.channel))
          : answer;
      },
    });
  },
};
