import { alphabetOf } from './incoming-text';
import { findTlv, readTlvNumber, type PduOf, type Tlv } from './pdu';
import { startsLikeReceipt } from './receipt-text';
import {
  UDH_INDICATOR,
  checkPart,
  readUserData,
  type PartNumber,
  type SplitUserData,
} from './user-data-header';

/** PDUs that carry a message or a receipt. */
export type MessagePdu = PduOf<'deliver_sm'> | PduOf<'data_sm'>;

/** A message or one of its parts, as received. */
export interface ReceivedPart {
  readonly source: string;
  readonly destination: string;
  readonly esmClass: number;
  readonly dataCoding: number;
  readonly octets: Buffer;
  /** The user data header without the concatenation element. */
  readonly header: Buffer;
  /** `null` for a message of one part. */
  readonly part: PartNumber | null;
  readonly tlvs: readonly Tlv[];
}

/**
 * Returns the content of a PDU. Uses `message_payload` if the short message is empty, and the part
 * number of the user data header or else of the SAR TLVs.
 */
export function readMessage(pdu: MessagePdu): ReceivedPart {
  const payload = findTlv(pdu.tlvs, 'message_payload')?.value;
  const short = pdu.command === 'deliver_sm' ? pdu.shortMessage : Buffer.alloc(0);
  const octets = short.length === 0 && payload !== undefined ? payload : short;
  const split = splitOctets(pdu, octets);
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

/**
 * Servers copy the header bit, or the header itself, from the message that a receipt is about.
 * Without the bit, only a receipt can start with a header, and its part number is ignored.
 */
function splitOctets(pdu: MessagePdu, octets: Buffer): SplitUserData {
  const whole: SplitUserData = { part: null, others: Buffer.alloc(0), data: octets };
  const isMarked = (pdu.esmClass & UDH_INDICATOR) !== 0;
  if (isReceipt(pdu) && startsLikeReceipt(octets)) return whole;
  if (!isMarked && !isReceipt(pdu)) return whole;
  const split = readUserData(octets, alphabetOf(pdu.dataCoding) === 'ucs2');
  if (isMarked) return split;
  return startsLikeReceipt(split.data) ? { ...split, part: null } : whole;
}

function readSegment(tlvs: readonly Tlv[]): PartNumber | null {
  const reference = readTlvNumber(tlvs, 'sar_msg_ref_num');
  const total = readTlvNumber(tlvs, 'sar_total_segments');
  const number = readTlvNumber(tlvs, 'sar_segment_seqnum');
  if (reference === null || total === null || number === null) return null;
  return checkPart('sar', reference, total, number);
}

/**
 * Bits of `esm_class` of a receipt and of an intermediate notification. A subscriber's
 * acknowledgement has neither, and some servers set both. Source: SMPP 3.4, 5.2.12.
 */
const RECEIPT_BITS = 0x04 | 0x20;

/**
 * Whether a message is a receipt. The text alone does not count, because anyone can send such an
 * SMS.
 */
export function isReceipt({ esmClass, tlvs }: Pick<ReceivedPart, 'esmClass' | 'tlvs'>): boolean {
  if ((esmClass & RECEIPT_BITS) !== 0) return true;
  return findTlv(tlvs, 'receipted_message_id') !== undefined;
}
