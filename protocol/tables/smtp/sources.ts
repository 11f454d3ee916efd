/** Documents that rows of the SMTP tables refer to. */
export const SMTP_SOURCES = {
  sending: 'SMTP API, "Sending messages by SMTP"',
  bot: 'SMTP API, "Sending messages by SMTP" (prefixes); SMPP API, message to a Telegram chat bot',
  library: 'PHP library of the gateway, function that sends by e-mail',
  inferred: 'By analogy with the documents of smsc.ua; unverified against the live service',
} as const;
