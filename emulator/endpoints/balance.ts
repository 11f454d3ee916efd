import { ENDPOINTS, type RateLimit } from '../../protocol/tables';
import { reject, succeed } from '../answers/answer';
import { encodeJson, encodeXml, type Row } from '../answers/encode';
import { formatMoney, toHundredths } from '../money';
import { concurrencyLimits, type Endpoint } from './endpoint';

const { balance } = ENDPOINTS;
const limits: readonly RateLimit[] = balance.limits;

/** The credit is shown only together with the currency, and only if it is not zero. */
export const balanceEndpoint: Endpoint = {
  name: 'balance',
  paths: [balance.path],
  family: 'balance',
  concurrency: concurrencyLimits(limits),
  handle({ gateway, read, format, now }) {
    const charges = limits
      .filter(({ per }) => per === 'request')
      .map((limit) => ({ limit, key: 'balance' }));
    if (!gateway.allows(charges)) return reject('balance', format, { code: 9 });
    gateway.limiter.record(charges, now);

    const { account } = gateway;
    const amount = formatMoney(account.balance);
    const showsCurrency = read('cur') === '1';
    if (format === 0 || format === 1) {
      return succeed(showsCurrency ? `${amount} ${account.settings.currency}` : amount);
    }
    const credit = toHundredths(account.settings.credit);
    const row: Row = [
      ['balance', amount],
      ...(showsCurrency && credit !== 0 ? ([['credit', formatMoney(credit)]] as const) : []),
      ...(showsCurrency ? ([['currency', account.settings.currency]] as const) : []),
    ];
    if (format === 3) return succeed(encodeJson(row));
    return succeed(showsCurrency ? encodeXml('result', row) : `<balance>${amount}</balance>`);
  },
};
