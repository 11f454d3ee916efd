import type { Hundredths } from '../money';
import { locate } from '../numbers/locate';
import type { ChannelRow } from './channels';

type Price = Readonly<Record<string, Hundredths>> & { readonly other: Hundredths };

/** Price of one part, by channel and country. Invented: only the shape matters. */
const PRICES: Readonly<Record<string, Price>> = {
  sms: { KZ: 1850, RU: 4100, UA: 5225, other: 6000 },
  hlr: { KZ: 250, RU: 350, UA: 350, other: 500 },
  mms: { KZ: 4000, RU: 6000, UA: 6000, other: 9000 },
  voice: { KZ: 1200, RU: 1500, UA: 2000, other: 4000 },
  email: { other: 50 },
  viber: { KZ: 1640, RU: 1400, UA: 900, other: 2000 },
  social: { other: 1000 },
};

const TARIFF_OF_CHANNEL: Readonly<Record<string, string>> = {
  whatsapp: 'viber',
  telegram: 'social',
  telegramBot: 'social',
};

/** Price of one part of the channel by zone: countries, and all others together. */
export function pricesOfZones(channel: string): Price {
  return PRICES[channel] ?? (PRICES.sms as Price);
}

/** Price of a complete message to one recipient. */
export function priceOf(channel: ChannelRow, phone: string, parts: number): Hundredths {
  const tariff = PRICES[TARIFF_OF_CHANNEL[channel.name] ?? channel.name] ?? PRICES.sms;
  const country = locate(phone).country?.code ?? 'other';
  return parts * (tariff?.[country] ?? tariff?.other ?? 0);
}
