import { success, type Balance, type Result } from '../../protocol';
import type { ItemResult, Operation, OperationRun } from '../operation';
import { withExtra } from '../items/with-extra';

export const getBalance: Operation = {
  value: 'getBalance',
  name: 'Get Balance',
  action: 'Get balance',
  description: 'Get the balance, the currency and the credit of the account',
  fields: [],
  execute: executeGetBalance,
};

/** Asks once, since the account is the same for all items and the gateway allows ten times a minute. */
async function executeGetBalance({ client, itemCount }: OperationRun): Promise<ItemResult[]> {
  if (itemCount === 0) return [];
  const answer = await client.getBalance();
  return Array.from({ length: itemCount }, () => toResult(answer));
}

function toResult(answer: Result<Balance>): ItemResult {
  if (!answer.ok) return answer;
  const { balance, currency, credit, extra } = answer.value;
  return success([withExtra({ balance, currency, credit }, extra)]);
}
