import { success } from '../../protocol';
import { askOnce } from '../items/ask-once';
import { forEachItem } from '../items/for-each-item';
import type { Operation } from '../operation';
import { mailingField } from '../fields/mailing';
import { readMailingId, toMailingOutput } from './mailing-output';

export const getMailing: Operation = {
  value: 'get',
  name: 'Get',
  action: 'Get mailing',
  description: 'Get what the gateway tells about a mailing; it answers once a minute',
  fields: [mailingField],
  async execute(run) {
    const getAnswer = askOnce((mailingId: string) => run.client.getMailing(mailingId));
    return await forEachItem(run, {
      prepare: (itemIndex) => readMailingId(run.host, itemIndex),
      perform: async (mailingId) => {
        const answer = await getAnswer(mailingId);
        return answer.ok ? success([toMailingOutput(answer.value)]) : answer;
      },
    });
  },
};
