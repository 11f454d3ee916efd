import type { RegionName } from '../regions';
import { SMPP_SOURCES } from './limits';

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

/** What a connection is for. */
export interface SmppBindModeRow {
  readonly name: string;
  /** Label as users see it. */
  readonly label: string;
  readonly description: string;
  readonly command: string;
  readonly sends: boolean;
  /** Whether statuses and incoming messages come over it. */
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
    description: 'Only sends; statuses are not passed over this connection',
    command: 'bind_transmitter',
    sends: true,
    receives: false,
    source,
  },
  {
    name: 'receiver',
    label: 'Receiver',
    description: 'Only receives statuses and incoming messages',
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

/** Versions that the gateway speaks, and `interface_version` of each. */
export const SMPP_VERSIONS = [
  { name: '3.4', code: 0x34, source: SMPP_SOURCES.connection },
  { name: '5.0', code: 0x50, source: SMPP_SOURCES.connection },
] as const;

export type SmppVersion = (typeof SMPP_VERSIONS)[number]['name'];

/** An option of the connection, which the gateway reads from `system_type`. */
export interface SmppSystemTypeRow {
  readonly name: string;
  /** As it is written; `<n>` stands for a number. */
  readonly code: string;
  readonly text: string;
  readonly source: string;
}

/** Several are separated by commas. All three together are longer than the field. */
export const SMPP_SYSTEM_TYPE_OPTIONS = [
  {
    name: 'connections',
    code: 'MCON<n>',
    text: 'Allows n connections of one login at the same time; without it a new one ends the one before',
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
    text: 'Every part of a long message has an ID and a status of its own; without it one ID and one status are for the whole message',
    source: SMPP_SOURCES.status,
  },
] as const satisfies readonly SmppSystemTypeRow[];

/** How many connections at the same time may be asked for. */
export const SMPP_CONNECTIONS = { from: 1, to: 9 } as const;
