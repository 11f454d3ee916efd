import { SMPP_SOURCES } from './sources';

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
