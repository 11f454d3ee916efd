import {
  buildSendRequest,
  success,
  type SendChannel,
  type SendParameters,
} from '../../../protocol';
import { forEachItem } from './for-each-item';
import type { ItemResult, OperationRun } from './operation';
import { readRecipients } from './read-recipients';
import { toRecipientOutputs } from './recipient-outputs';

/** Sends what has recipients but no text: HLR requests and pings. One request per item. */
export async function executeTextlessSend(
  run: OperationRun,
  channel: SendChannel,
): Promise<ItemResult[]> {
  return await forEachItem<SendParameters>(run, {
    hasEffect: true,
    prepare: (itemIndex) => {
      const recipients = readRecipients(run.functions, 'phone', itemIndex);
      if (!recipients.ok) return recipients;
      const parameters = { recipients: recipients.value, channel, cost: 3 } as const;
      const request = buildSendRequest(parameters, {
        charset: 'utf-8',
        format: 3,
        now: new Date(),
      });
      return request.ok ? success(parameters) : request;
    },
    perform: async (parameters) => {
      const answer = await run.client.send(parameters);
      return answer.ok ? success(toRecipientOutputs(parameters.recipients, answer.value)) : answer;
    },
  });
}
