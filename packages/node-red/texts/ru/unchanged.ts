/** Names and abbreviations that are the same in Russian. */
export const UNCHANGED: readonly string[] = [
  'E-Mail',
  'EUR',
  'HLR',
  'HTML',
  'KZT',
  'MMS',
  'RUB',
  'SMS',
  'TLS',
  'Tele2',
  'Telegram',
  'UAH',
  'USD',
  'Unicode (UCS-2)',
  'Viber',
  'WhatsApp',
  'msg.payload',
  'msg.sender',
  'msg.token',
];

/** Names that the gateway's Russian documents write in Latin letters too, with a hyphen. */
export const HYPHENATED: Readonly<Record<string, string>> = {
  'Flash SMS': 'Flash-SMS',
  Ping: 'Ping-SMS',
  'Ping SMS': 'Ping-SMS',
  'WAP Push': 'Wap-push',
};
