import { SMPP_SOURCES } from './sources';

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
