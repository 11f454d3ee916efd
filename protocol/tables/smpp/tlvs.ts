import { SMPP_SOURCES } from './limits';

/**
 * How the value of a TLV is encoded.
 * - `integer`: unsigned, `octets` octets, big-endian.
 * - `string`: characters up to a NUL or, if the sender omitted it, up to the end.
 * - `octets`: bytes with a format of the TLV itself.
 * - `presence`: no value; the presence of the TLV is the information.
 */
export type SmppTlvKind = 'integer' | 'string' | 'octets' | 'presence';

export interface SmppTlvRow {
  readonly tag: number;
  /** Name in the specification. */
  readonly name: string;
  readonly kind: SmppTlvKind;
  /** Octets of an integer; maximum octets of bytes, or of a string with its NUL. */
  readonly octets: number;
  readonly source: string;
}

const v34 = `${SMPP_SOURCES.smpp34}, 5.3.2 "SMPP optional parameters"`;
const v50 = `${SMPP_SOURCES.smpp50}, 4.8.4 "TLV tags"`;
const own = `${SMPP_SOURCES.status}; whether a NUL ends the cost is not documented`;

const LONGEST = 0xffff;

function integer<Name extends string>(tag: number, name: Name, octets: number, source = v34) {
  return { tag, name, kind: 'integer', octets, source } as const;
}

function text<Name extends string>(tag: number, name: Name, octets: number, source = v34) {
  return { tag, name, kind: 'string', octets, source } as const;
}

function bytes<Name extends string>(tag: number, name: Name, octets: number, source = v34) {
  return { tag, name, kind: 'octets', octets, source } as const;
}

/** Standard TLVs by tag, then those of the gateway. */
export const SMPP_TLVS = [
  integer(0x0005, 'dest_addr_subunit', 1),
  integer(0x0006, 'dest_network_type', 1),
  integer(0x0007, 'dest_bearer_type', 1),
  integer(0x0008, 'dest_telematics_id', 2),
  integer(0x000d, 'source_addr_subunit', 1),
  integer(0x000e, 'source_network_type', 1),
  integer(0x000f, 'source_bearer_type', 1),
  integer(0x0010, 'source_telematics_id', 1),
  integer(0x0017, 'qos_time_to_live', 4),
  integer(0x0019, 'payload_type', 1),
  text(0x001d, 'additional_status_info_text', 256),
  text(0x001e, 'receipted_message_id', 65),
  integer(0x0030, 'ms_msg_wait_facilities', 1),
  integer(0x0201, 'privacy_indicator', 1),
  bytes(0x0202, 'source_subaddress', 23),
  bytes(0x0203, 'dest_subaddress', 23),
  integer(0x0204, 'user_message_reference', 2),
  integer(0x0205, 'user_response_code', 1),
  integer(0x020a, 'source_port', 2),
  integer(0x020b, 'destination_port', 2),
  integer(0x020c, 'sar_msg_ref_num', 2),
  integer(0x020d, 'language_indicator', 1),
  integer(0x020e, 'sar_total_segments', 1),
  integer(0x020f, 'sar_segment_seqnum', 1),
  integer(0x0210, 'sc_interface_version', 1),
  integer(0x0302, 'callback_num_pres_ind', 1),
  bytes(0x0303, 'callback_num_atag', 65),
  integer(0x0304, 'number_of_messages', 1),
  bytes(0x0381, 'callback_num', 19),
  integer(0x0420, 'dpf_result', 1),
  integer(0x0421, 'set_dpf', 1),
  integer(0x0422, 'ms_availability_status', 1),
  bytes(0x0423, 'network_error_code', 3),
  bytes(0x0424, 'message_payload', LONGEST),
  integer(0x0425, 'delivery_failure_reason', 1),
  integer(0x0426, 'more_messages_to_send', 1),
  integer(0x0427, 'message_state', 1),
  integer(0x0428, 'congestion_state', 1, v50),
  bytes(0x0501, 'ussd_service_op', 1),
  integer(0x0600, 'broadcast_channel_indicator', 1, v50),
  bytes(0x0601, 'broadcast_content_type', 3, v50),
  bytes(0x0602, 'broadcast_content_type_info', 255, v50),
  integer(0x0603, 'broadcast_message_class', 1, v50),
  integer(0x0604, 'broadcast_rep_num', 2, v50),
  bytes(0x0605, 'broadcast_frequency_interval', 3, v50),
  bytes(0x0606, 'broadcast_area_identifier', LONGEST, v50),
  integer(0x0607, 'broadcast_error_status', 4, v50),
  integer(0x0608, 'broadcast_area_success', 1, v50),
  text(0x0609, 'broadcast_end_time', 17, v50),
  bytes(0x060a, 'broadcast_service_group', 255, v50),
  bytes(0x060b, 'billing_identification', 1024, v50),
  text(0x060d, 'source_network_id', 65, v50),
  text(0x060e, 'dest_network_id', 65, v50),
  bytes(0x060f, 'source_node_id', 6, v50),
  bytes(0x0610, 'dest_node_id', 6, v50),
  integer(0x0611, 'dest_addr_np_resolution', 1, v50),
  bytes(0x0612, 'dest_addr_np_information', 10, v50),
  bytes(0x0613, 'dest_addr_np_country', 5, v50),
  integer(0x1201, 'display_time', 1),
  integer(0x1203, 'sms_signal', 2),
  integer(0x1204, 'ms_validity', 1),
  { tag: 0x130c, name: 'alert_on_message_delivery', kind: 'presence', octets: 0, source: v34 },
  integer(0x1380, 'its_reply_type', 1),
  bytes(0x1383, 'its_session_info', 2),
  /** Price of the message, e.g. `0.7000`: 6 octets without a NUL, or 7 with it. */
  text(0x2000, 'cost', 7, own),
  /** The bits of `flag`, as in statuses of the HTTP API. */
  integer(0x2001, 'flag', 2, own),
] as const satisfies readonly SmppTlvRow[];

export type SmppTlvName = (typeof SMPP_TLVS)[number]['name'];

const byTag = new Map<number, SmppTlvRow & { readonly name: SmppTlvName }>(
  SMPP_TLVS.map((row) => [row.tag, row]),
);
const byName = new Map<SmppTlvName, SmppTlvRow>(SMPP_TLVS.map((row) => [row.name, row]));

export function findSmppTlv(
  tag: number,
): (SmppTlvRow & { readonly name: SmppTlvName }) | undefined {
  return byTag.get(tag);
}

export function smppTlv(name: SmppTlvName): SmppTlvRow {
  return byName.get(name) as SmppTlvRow;
}
