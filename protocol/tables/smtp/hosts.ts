import type { RegionName } from '../regions';
import { SMTP_SOURCES } from './sources';

/** Where mails for one area go. */
export interface SmtpHostRow {
  readonly region: RegionName;
  /** Mail server of the gateway, which asks for no login of its own. */
  readonly host: string;
  /** The one address that takes commands, also through any other mail server. */
  readonly address: string;
  /** Whether the gateway itself names them; the others follow the same pattern, unverified. */
  readonly isDocumented: boolean;
  readonly source: string;
}

export const SMTP_HOSTS = [
  {
    region: 'smsc.kz',
    host: 'send.smsc.kz',
    address: 'send@send.smsc.kz',
    isDocumented: false,
    source: SMTP_SOURCES.inferred,
  },
  {
    region: 'smsc.ru',
    host: 'send.smsc.ru',
    address: 'send@send.smsc.ru',
    isDocumented: true,
    source: SMTP_SOURCES.library,
  },
  {
    region: 'smsc.ua',
    host: 'send.smsc.ua',
    address: 'send@send.smsc.ua',
    isDocumented: true,
    source: SMTP_SOURCES.sending,
  },
  {
    region: 'smscentre.com',
    host: 'send.smscentre.com',
    address: 'send@send.smscentre.com',
    isDocumented: false,
    source: SMTP_SOURCES.inferred,
  },
] as const satisfies readonly SmtpHostRow[];

/** Of a whole mail. The documents say "100 KB"; the smaller reading is safe. */
export const LONGEST_SMTP_MAIL = 100_000;
