import { success } from '../../../../protocol';
import { forEachItem } from '../for-each-item';
import { withExtra } from '../with-extra';
import type { Operation } from '../operation';

export const getBalance: Operation = {
  value: 'getBalance',
  name: 'Get Balance',
  action: 'Get balance',
  description: 'Get the balance, the currency and the credit of the account',
  fields: [],
  execute: async (run) =>
    await forEachItem(run, {
      prepare: () => success(undefined),
      perform: async () => {
        const answer = await run.client.getBalance();
        if (!answer.ok) return answer;
        const { balance, currency, credit, extra } = answer.value;
        return success([withExtra({ balance, currency, credit }, extra)]);
      },
    }),
};
