import { alphabetOf } from './incoming-text';
import { findTlv, readTlvNumber, type PduOf, type Tlv } from './pdu';
import { beginsLikeReceipt } from './receipt-text';
import { UDH_INDICATOR, checkPart, readUserData, type PartNumber } from './user-data-header';

/** PDUs that bring a message or a receipt. */
export type MessagePdu = PduOf<'deliver_sm'> | PduOf<'data_sm'>;

/** A message as it came, or a part of one. */
export interface ReceivedPart {
  readonly source: string;
  readonly destination: string;
  readonly esmClass: number;
  readonly dataCoding: number;
  readonly octets: Buffer;
  /** What of the user data header is not about parts. */
  readonly header: Buffer;
  /** `null` for a message in one piece. */
  readonly part: PartNumber | null;
  readonly tlvs: readonly Tlv[];
}

/**
 * What a PDU carries: `message_payload` where there is no short message; the number of the part from
 * the user data header, else from the SAR TLVs.
 */
export function readMessage(pdu: MessagePdu): ReceivedPart {
  const payload = findTlv(pdu.tlvs, 'message_payload')?.value;
  const short = pdu.command === 'deliver_sm' ? pdu.shortMessage : Buffer.alloc(0);
  const octets = short.length === 0 && payload !== undefined ? payload : short;
  const isMarked = (pdu.esmClass & UDH_INDICATOR) !== 0;
  const hasHeader = isMarked && !(isReceipt(pdu) && beginsLikeReceipt(octets));
  const split = hasHeader
    ? readUserData(octets, alphabetOf(pdu.dataCoding) === 'ucs2')
    : { part: null, others: Buffer.alloc(0), data: octets };
  return {
    source: pdu.sourceAddr,
    destination: pdu.destinationAddr,
    esmClass: pdu.esmClass,
    dataCoding: pdu.dataCoding,
    octets: split.data,
    header: split.others,
    part: split.part ?? readSegment(pdu.tlvs),
    tlvs: pdu.tlvs,
  };
}

function readSegment(tlvs: readonly Tlv[]): PartNumber | null {
  const reference = readTlvNumber(tlvs, 'sar_msg_ref_num');
  const total = readTlvNumber(tlvs, 'sar_total_segments');
  const number = readTlvNumber(tlvs, 'sar_segment_seqnum');
  if (reference === null || total === null || number === null) return null;
  return checkPart('sar', reference, total, number);
}

/** Bits of `esm_class` that say what a message is. Source: SMPP 3.4, 5.2.12. */
const TYPE_BITS = 0x3c;
const RECEIPT = 0x04;
const INTERMEDIATE = 0x20;

/**
 * Whether it is a receipt. The text alone makes none: anybody could send one as an SMS.
 */
export function isReceipt({ esmClass, tlvs }: Pick<ReceivedPart, 'esmClass' | 'tlvs'>): boolean {
  const type = esmClass & TYPE_BITS;
  if (type === RECEIPT || type === INTERMEDIATE) return true;
  return findTlv(tlvs, 'receipted_message_id') !== undefined;
}
