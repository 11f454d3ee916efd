import type { TextTree } from '../../texts/common';

export const TEXTS: TextTree = {
  label: {
    region: 'Region',
    host: 'Host',
    tls: 'TLS',
    port: 'Port',
    login: 'Login',
    password: 'Password',
    connections: 'Connections',
    perSecond: 'Messages per Second',
    window: 'Window',
    version: 'Version',
    single: 'Receipt for Each Part',
    iso: 'Latin-1 Instead of the GSM Alphabet',
    certificateAuthority: 'Certificate Authority',
    acceptAnyCertificate: 'Accept Any Certificate',
  },
  region: {
    russia: 'Russia (smsc.ru)',
    kazakhstan: 'Kazakhstan (smsc.kz)',
    ukraine: 'Ukraine (smsc.ua)',
    international: 'International (smscentre.com)',
    custom: 'Other Address',
  },
  placeholder: {
    host: 'e.g. smpp.example.com',
    login: 'e.g. mycompany',
    password: 'e.g. a password only for SMPP',
    certificateAuthority: 'e.g. -----BEGIN CERTIFICATE-----',
  },
  tooltip: {
    region: 'Choose the site where the account was created; the account works only there',
    host: 'Enter the name or IP address of the SMPP server of a reseller or of the emulator',
    tls: 'Whether to encrypt the connection. Otherwise the password and all messages are sent unencrypted.',
    port: 'Enter the port; the gateway uses 3443 with TLS and 3700 without',
    login: 'Enter the login of the SMSC dashboard, in Latin letters',
    password:
      'Enter a password for SMPP from the SMSC dashboard, page Access passwords («Пароли для доступа»), in Latin letters',
    connections:
      'Set the number of connections that the login may have at the same time. With 1, a second connection closes the first. Use the same value in every program of the login.',
    perSecond:
      'Limit the SMS per second; 0 for no limit. The gateway allows 30 unless its support sets more; each part of a long text counts.',
    window:
      'Limit the messages in flight, which have no response yet. For mass sending, the gateway recommends 1000 to 2000.',
    version: 'Choose the SMPP version; the gateway supports both',
    single: 'Whether each part of a long text gets its own ID and delivery receipt (SINGLE)',
    iso: 'Whether to send texts that are not UCS-2 in ISO-8859-1 (ISO). Only for accounts that are set up for it.',
    certificateAuthority:
      "Enter the PEM text of the authority that signed the server's certificate, if Node-RED does not trust it already; replaces the built-in list",
    acceptAnyCertificate:
      'Whether to connect even if the certificate cannot be verified. An attacker in between can then read the password and all messages.',
  },
  hint: {
    setUp:
      'In the SMSC dashboard, in API settings («Настройки API»), turn on SMPP and add the IP address of Node-RED. Create a password for SMPP on the page Access passwords («Настройки → Пароли для доступа»).',
  },
  validate: {
    host: 'Enter a name or an IP address, without a path',
    port: 'Enter 1 to 65535',
    connections: 'Enter 1 to 9',
  },
};
