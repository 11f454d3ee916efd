import type { Row } from '../answers/encode';
import { formatMoney } from '../money';
import type { EndpointRequest } from './endpoint';
import { isWithin, readDays } from './days';

/** Messages and costs of the account in whole Moscow days: one row, without subaccounts. */
export function listStatistics({ gateway, read }: EndpointRequest): Row[] | null {
  const days = readDays(read('start'), read('end'));
  if (!days) return null;
  const messages = gateway.messages
    .all()
    .filter(({ isAccepted, acceptedAt }) => isAccepted && isWithin(acceptedAt, days));
  if (messages.length === 0) return [];
  const spent = messages
    .filter(({ isRefunded }) => !isRefunded)
    .reduce((sum, { cost }) => sum + cost, 0);
  return [
    [
      ['login', gateway.login],
      ['sms', messages.reduce((sum, { parts }) => sum + parts, 0)],
      ['credit', formatMoney(spent)],
      ['debit', formatMoney(0)],
      ['currency', gateway.account.settings.currency],
    ],
  ];
}
