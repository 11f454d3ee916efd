import { succeed, type Answer } from '../answers/answer';
import {
  encodeCommas,
  encodeJson,
  encodeText,
  encodeXml,
  type Format,
  type Row,
} from '../answers/encode';
import { formatMoney } from '../money';
import { COUNTRIES } from '../numbers/countries';
import { pricesOfZones } from '../submit/prices';

/** The field names are documented; the zones are invented. */
const TARIFFS = { api: 'sms', mass: 'sms', mms: 'mms', hlr: 'hlr', call: 'voice' } as const;

/** Prices of a message by zone. */
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

/**
 * The price list is an object whose `zones` are the rows, because an existing client reads that
 * member.
 */
export function encodePrices(format: Format, zones: readonly Row[], currency: string): Answer {
  const row: Row = [
    ['currency', currency],
    ['zones', zones],
  ];
  switch (format) {
    case 0:
      return succeed(zones.map(encodeText).join('\n'));
    case 1:
      return succeed(zones.map(encodeCommas).join('\n'));
    case 2:
      return succeed(encodeXml('result', row, 'zone'));
    case 3:
      return succeed(encodeJson(row));
  }
}
