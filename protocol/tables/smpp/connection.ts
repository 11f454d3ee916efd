import type { RegionName } from '../regions';
import { SMPP_SOURCES } from './limits';

/** Servers of one region. */
export interface SmppHostRow {
  readonly region: RegionName;
  readonly host: string;
  /** Used when the first one does not respond. */
  readonly backupHost: string;
  /** Whether the gateway's documents name both servers. The others follow the same pattern, unverified. */
  readonly isDocumented: boolean;
  readonly source: string;
}

const inferred = 'By analogy with the documents of smsc.kz; unverified against the live service';

export const SMPP_HOSTS = [
  {
    region: 'smsc.ru',
    host: 'smpp.smsc.ru',
    backupHost: 'smpp2.smsc.ru',
    isDocumented: false,
    source: inferred,
  },
  {
    region: 'smsc.kz',
    host: 'smpp.smsc.kz',
    backupHost: 'smpp2.smsc.kz',
    isDocumented: true,
    source: SMPP_SOURCES.connection,
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

/** The direction of a connection. */
export interface SmppBindModeRow {
  readonly name: string;
  /** Label in the UI. */
  readonly label: string;
  readonly description: string;
  readonly command: string;
  readonly sends: boolean;
  /** Whether statuses and incoming messages arrive over it. */
  readonly receives: boolean;
  readonly source: string;
}

const source = SMPP_SOURCES.status;

export const SMPP_BIND_MODES = [
  {
    name: 'transceiver',
    label: 'Transceiver',
    description: 'Sends, and receives statuses and incoming messages',
    command: 'bind_transceiver',
    sends: true,
    receives: true,
    source,
  },
  {
    name: 'transmitter',
    label: 'Transmitter',
    description: 'Sends only; statuses do not arrive over this connection',
    command: 'bind_transmitter',
    sends: true,
    receives: false,
    source,
  },
  {
    name: 'receiver',
    label: 'Receiver',
    description: 'Receives statuses and incoming messages only',
    command: 'bind_receiver',
    sends: false,
    receives: true,
    source,
  },
] as const satisfies readonly SmppBindModeRow[];

export type SmppBindMode = (typeof SMPP_BIND_MODES)[number]['name'];

export function smppBindMode(name: SmppBindMode): (typeof SMPP_BIND_MODES)[number] {
  return SMPP_BIND_MODES.find((row) => row.name === name) as (typeof SMPP_BIND_MODES)[number];
}

/** Versions that the gateway supports, and `interface_version` of each. */
export const SMPP_VERSIONS = [
  { name: '3.4', code: 0x34, source: SMPP_SOURCES.connection },
  { name: '5.0', code: 0x50, source: SMPP_SOURCES.connection },
] as const;

export type SmppVersion = (typeof SMPP_VERSIONS)[number]['name'];

/** An option of the connection, which the gateway reads from `system_type`. */
export interface SmppSystemTypeRow {
  readonly name: string;
  /** As it is written in `system_type`; `<n>` is a number. */
  readonly code: string;
  readonly text: string;
  readonly source: string;
}

/** Several options are separated by commas. All three together do not fit into the field. */
export const SMPP_SYSTEM_TYPE_OPTIONS = [
  {
    name: 'connections',
    code: 'MCON<n>',
    text: 'Allows n simultaneous connections of one login; without it, a new connection closes the previous one',
    source: SMPP_SOURCES.connections,
  },
  {
    name: 'iso',
    code: 'ISO',
    text: 'Encoding 0 means ISO-8859-1 instead of GSM 7-bit',
    source: SMPP_SOURCES.sending,
  },
  {
    name: 'single',
    code: 'SINGLE',
    text: 'Each part of a long message has a separate ID and status; without it, the whole message has one ID and one status',
    source: SMPP_SOURCES.status,
  },
] as const satisfies readonly SmppSystemTypeRow[];

/** How many simultaneous connections can be requested. */
export const SMPP_CONNECTIONS = { from: 1, to: 9 } as const;
