import { SMPP_SOURCES } from './limits';

/** A kind of PDU. */
export interface SmppCommandRow {
  /** `command_id`; a response has the highest bit set. */
  readonly id: number;
  /** Name in the specification. */
  readonly name: string;
  /** Name of its response; `null` for responses and for commands without one. */
  readonly response: string | null;
  readonly source: string;
}

/** Set in the `command_id` of every response. */
export const SMPP_RESPONSE_BIT = 0x80000000;

const source = `${SMPP_SOURCES.smpp34}, 5.1.2.1 "command_id"`;
const source50 = `${SMPP_SOURCES.smpp50}, 4.7.5 "command_id"`;

/** The gateway does not implement `submit_multi`. It does not document the commands of SMPP 5.0. */
export const SMPP_COMMANDS = [
  { id: 0x00000001, name: 'bind_receiver', response: 'bind_receiver_resp', source },
  { id: 0x80000001, name: 'bind_receiver_resp', response: null, source },
  { id: 0x00000002, name: 'bind_transmitter', response: 'bind_transmitter_resp', source },
  { id: 0x80000002, name: 'bind_transmitter_resp', response: null, source },
  { id: 0x00000003, name: 'query_sm', response: 'query_sm_resp', source },
  { id: 0x80000003, name: 'query_sm_resp', response: null, source },
  { id: 0x00000004, name: 'submit_sm', response: 'submit_sm_resp', source },
  { id: 0x80000004, name: 'submit_sm_resp', response: null, source },
  { id: 0x00000005, name: 'deliver_sm', response: 'deliver_sm_resp', source },
  { id: 0x80000005, name: 'deliver_sm_resp', response: null, source },
  { id: 0x00000006, name: 'unbind', response: 'unbind_resp', source },
  { id: 0x80000006, name: 'unbind_resp', response: null, source },
  { id: 0x00000007, name: 'replace_sm', response: 'replace_sm_resp', source },
  { id: 0x80000007, name: 'replace_sm_resp', response: null, source },
  { id: 0x00000008, name: 'cancel_sm', response: 'cancel_sm_resp', source },
  { id: 0x80000008, name: 'cancel_sm_resp', response: null, source },
  { id: 0x00000009, name: 'bind_transceiver', response: 'bind_transceiver_resp', source },
  { id: 0x80000009, name: 'bind_transceiver_resp', response: null, source },
  { id: 0x0000000b, name: 'outbind', response: null, source },
  { id: 0x00000015, name: 'enquire_link', response: 'enquire_link_resp', source },
  { id: 0x80000015, name: 'enquire_link_resp', response: null, source },
  { id: 0x00000021, name: 'submit_multi', response: 'submit_multi_resp', source },
  { id: 0x80000021, name: 'submit_multi_resp', response: null, source },
  { id: 0x00000102, name: 'alert_notification', response: null, source },
  { id: 0x00000103, name: 'data_sm', response: 'data_sm_resp', source },
  { id: 0x80000103, name: 'data_sm_resp', response: null, source },
  { id: 0x00000111, name: 'broadcast_sm', response: 'broadcast_sm_resp', source: source50 },
  { id: 0x80000111, name: 'broadcast_sm_resp', response: null, source: source50 },
  {
    id: 0x00000112,
    name: 'query_broadcast_sm',
    response: 'query_broadcast_sm_resp',
    source: source50,
  },
  { id: 0x80000112, name: 'query_broadcast_sm_resp', response: null, source: source50 },
  {
    id: 0x00000113,
    name: 'cancel_broadcast_sm',
    response: 'cancel_broadcast_sm_resp',
    source: source50,
  },
  { id: 0x80000113, name: 'cancel_broadcast_sm_resp', response: null, source: source50 },
  { id: 0x80000000, name: 'generic_nack', response: null, source },
] as const satisfies readonly SmppCommandRow[];

export type SmppCommandName = (typeof SMPP_COMMANDS)[number]['name'];

const byId = new Map<number, (typeof SMPP_COMMANDS)[number]>(
  SMPP_COMMANDS.map((row) => [row.id, row]),
);
const byName = new Map<string, (typeof SMPP_COMMANDS)[number]>(
  SMPP_COMMANDS.map((row) => [row.name, row]),
);

/** Returns a command by its `command_id`, an unsigned number. */
export function findSmppCommand(id: number): (typeof SMPP_COMMANDS)[number] | undefined {
  return byId.get(id);
}

export function findSmppCommandByName(name: string): (typeof SMPP_COMMANDS)[number] | undefined {
  return byName.get(name);
}
