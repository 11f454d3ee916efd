import { success } from '../../../../protocol';
import { forEachItem } from '../for-each-item';
import type { Operation } from '../operation';
import { toRecipientOutputs } from '../recipient-outputs';
import { loadAttachments } from './load-attachments';
import { readSendParameters } from './read-send-parameters';
import { sendFields } from './send-fields';

/** `cost` of the request: send, and answer the price and the new balance. */
const SEND_AND_TELL_PRICE = 3;

export const send: Operation = {
  value: 'send',
  name: 'Send',
  action: 'Send message',
  description: 'Send a message by SMS, call, e-mail or messenger; gives one item per recipient',
  fields: sendFields,
  execute: async (run) => {
    const files = await loadAttachments(run);
    return await forEachItem(run, {
      hasEffect: true,
      prepare: (itemIndex) =>
        readSendParameters(run.functions, itemIndex, SEND_AND_TELL_PRICE, files),
      perform: async (parameters) => {
        const answer = await run.client.send(parameters);
        return answer.ok
          ? success(toRecipientOutputs(parameters.recipients, answer.value, parameters.channel))
          : answer;
      },
    });
  },
};
