import { type GatewayFields, toInteger } from '../wire/gateway-fields';
import { SMPP_REJECTED_STATE, statusOfRejected } from '../tables';
import { findSmppMessageState, findSmppTlv, type SmppTlvName } from '../tables/smpp';
import { findTlv, readTlvNumber, readTlvText, type Tlv } from './pdu';
import { readSmppReceipt } from './receipt';

/** What a receipt says, in the PDU that brought it. */
export interface ReceiptParts {
  /** Number that the message went to; in a receipt it stands where the sender stands. */
  readonly phone: string;
  /** Sender ID of the message. */
  readonly sender: string;
  readonly text: string;
  readonly tlvs: readonly Tlv[];
}

/**
 * The fields of a delivery receipt, or of the result of an HLR request, under the gateway's names.
 * Where text and TLVs say the same thing, the TLVs count; what only one of them says is taken from
 * there. The word of the text is kept as `stat`. A receipt that cannot be read gives its text as
 * `receipt`. TLVs that no rule covers are kept under their name or tag, in hexadecimal.
 * Source: SMPP API, "Status check".
 */
export function readReceiptFields({ phone, sender, text, tlvs }: ReceiptParts): GatewayFields {
  const written = readSmppReceipt(text);
  const fields: Record<string, string | number | null> =
    written === null ? (text === '' ? {} : { receipt: text }) : { ...written };
  if (phone !== '') fields.phone = phone;
  if (sender !== '') fields.sender_id = sender;
  const id = readTlvText(tlvs, 'receipted_message_id');
  if (id !== null && id !== '') fields.id = id;
  const error = readNetworkError(tlvs);
  if (error !== null) fields.err = error;
  const state = readTlvNumber(tlvs, 'message_state');
  const status = state === null ? null : statusOf(state, toInteger(fields.err));
  if (status !== null) fields.status = status;
  else if (state !== null) fields.message_state = state;
  const cost = readTlvText(tlvs, 'cost')?.trim();
  if (cost !== undefined && cost !== '') fields.cost = cost;
  const flag = readTlvNumber(tlvs, 'flag');
  if (flag !== null) fields.flag = flag;
  addOthers(fields, tlvs);
  return fields;
}

/** Status of the gateway by a `message_state`; `null` where there is none. */
export function statusOf(state: number, error: number | null): number | null {
  if (state === SMPP_REJECTED_STATE) return statusOfRejected(error);
  return findSmppMessageState(state)?.status ?? null;
}

/**
 * Three octets, the kind of network and the code; shorter ones are the code alone. How the gateway
 * fills it is not documented beyond "err".
 */
function readNetworkError(tlvs: readonly Tlv[]): number | null {
  const value = findTlv(tlvs, 'network_error_code')?.value;
  if (value === undefined || value.length === 0 || value.length > 4) return null;
  return value.length < 3
    ? value.readUIntBE(0, value.length)
    : value.readUInt16BE(value.length - 2);
}

const READ: ReadonlySet<SmppTlvName> = new Set<SmppTlvName>([
  'receipted_message_id',
  'message_state',
  'network_error_code',
  'message_payload',
  'cost',
  'flag',
]);

/** TLVs beyond those of a message or a receipt: nothing that came is dropped. */
export function addOthers(
  fields: Record<string, string | number | null>,
  tlvs: readonly Tlv[],
  read: ReadonlySet<SmppTlvName> = READ,
): void {
  for (const { tag, value } of tlvs) {
    const row = findSmppTlv(tag);
    if (row !== undefined && read.has(row.name)) continue;
    const name = row?.name ?? `tlv_${tag.toString(16).padStart(4, '0')}`;
    fields[name] ??= value.toString('hex');
  }
}
