import type { Row } from '../answers/encode';
import { formatMoney } from '../money';
import { COUNTRIES } from '../numbers/countries';
import { pricesOfZones } from '../submit/prices';

/** Names of the fields are documented; the zones are invented. */
const TARIFFS = { api: 'sms', mass: 'sms', mms: 'mms', hlr: 'hlr', call: 'voice' } as const;

/** The price list: what a message costs that is sent to a zone. */
export function listPrices(): Row[] {
  const zones = COUNTRIES.filter(({ code }) => pricesOfZones('sms')[code] !== undefined);
  const named = [...zones, { code: 'other', name: 'Другие страны' }];
  return named.map(
    ({ code, name }, index): Row => [
      ['zone', index + 1],
      ['name', name],
      ...Object.entries(TARIFFS).map(([field, channel]) => {
        const prices = pricesOfZones(channel);
        return [field, formatMoney(prices[code] ?? prices.other)] as const;
      }),
    ],
  );
}
