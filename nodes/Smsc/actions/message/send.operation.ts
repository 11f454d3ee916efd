import { success } from '../../../../protocol';
import { forEachItem } from '../for-each-item';
import type { Operation } from '../operation';
import { toRecipientOutputs } from '../recipient-outputs';
import { readSendParameters } from './read-send-parameters';
import { sendFields } from './send-fields';

/** `cost` of the request: send, and answer the price and the new balance. */
const SEND_AND_TELL_PRICE = 3;

export const send: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description: 'Send a text to one or more recipients; gives one item per recipient',
  fields: sendFields,
  execute: async (run) =>
    await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) => readSendParameters(run.functions, itemIndex, SEND_AND_TELL_PRICE),
      perform: async (parameters) => {
        const answer = await run.client.send(parameters);
        return answer.ok
          ? success(toRecipientOutputs(parameters.recipients, answer.value))
          : answer;
      },
    }),
};
