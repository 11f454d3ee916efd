import type { RegionName } from '../regions';
import { SMPP_SOURCES } from './sources';

/** Servers of one area. */
export interface SmppHostRow {
  readonly region: RegionName;
  readonly host: string;
  /** For the case that the first does not answer. */
  readonly backupHost: string;
  /** Whether the gateway's documents name them; the others follow the same pattern, unverified. */
  readonly isDocumented: boolean;
  readonly source: string;
}

const inferred = 'By analogy with the documents of smsc.kz; unverified against the live service';

export const SMPP_HOSTS = [
  {
    region: 'smsc.kz',
    host: 'smpp.smsc.kz',
    backupHost: 'smpp2.smsc.kz',
    isDocumented: true,
    source: SMPP_SOURCES.connection,
  },
  {
    region: 'smsc.ru',
    host: 'smpp.smsc.ru',
    backupHost: 'smpp2.smsc.ru',
    isDocumented: false,
    source: inferred,
  },
  {
    region: 'smsc.ua',
    host: 'smpp.smsc.ua',
    backupHost: 'smpp2.smsc.ua',
    isDocumented: false,
    source: inferred,
  },
  {
    region: 'smscentre.com',
    host: 'smpp.smscentre.com',
    backupHost: 'smpp2.smscentre.com',
    isDocumented: false,
    source: inferred,
  },
] as const satisfies readonly SmppHostRow[];

export const SMPP_PORTS = { plain: 3700, tls: 3443, source: SMPP_SOURCES.connection } as const;
