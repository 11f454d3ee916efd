import type { Balance } from '../../protocol';
import type { LowBalanceEvent, PollPart } from './polled';

/** Reports a balance below its limit once, until the balance has reached the limit again. */
export const balancePart: PollPart = {
  event: 'lowBalance',

  async poll({ client, balanceLimit }, state) {
    const balance = await client.getBalance();
    if (!balance.ok) return balance;
    const isLow = balance.value.balance < balanceLimit;
    const isNew = isLow && state?.isLow !== true;
    const events = isNew ? [toEvent(balance.value, balanceLimit)] : [];
    return { ok: true, events, state: { isLow } };
  },

  async sample({ client, balanceLimit }) {
    const balance = await client.getBalance();
    if (!balance.ok) return balance;
    return { ok: true, events: [toEvent(balance.value, balanceLimit)], state: {} };
  },
};

function toEvent({ balance, currency, credit }: Balance, limit: number): LowBalanceEvent {
  return { type: 'lowBalance', balance, currency, credit, limit };
}
