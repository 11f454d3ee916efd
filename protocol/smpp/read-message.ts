import { alphabetOf } from './incoming-text';
import { findTlv, readTlvNumber, type PduOf, type Tlv } from './pdu';
import { beginsLikeReceipt } from './receipt-text';
import {
  UDH_INDICATOR,
  checkPart,
  readUserData,
  type PartNumber,
  type SplitUserData,
} from './user-data-header';

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
 * Servers copy the bit for a header, or the header itself, from the message that a receipt is about.
 * A header without the bit is one only before a receipt, and numbers nothing then.
 */
function splitOctets(pdu: MessagePdu, octets: Buffer): SplitUserData {
  const whole: SplitUserData = { part: null, others: Buffer.alloc(0), data: octets };
  const isMarked = (pdu.esmClass & UDH_INDICATOR) !== 0;
  if (isReceipt(pdu) && beginsLikeReceipt(octets)) return whole;
  if (!isMarked && !isReceipt(pdu)) return whole;
  const split = readUserData(octets, alphabetOf(pdu.dataCoding) === 'ucs2');
  if (isMarked) return split;
  return beginsLikeReceipt(split.data) ? { ...split, part: null } : whole;
}

function readSegment(tlvs: readonly Tlv[]): PartNumber | null {
  const reference = readTlvNumber(tlvs, 'sar_msg_ref_num');
  const total = readTlvNumber(tlvs, 'sar_total_segments');
  const number = readTlvNumber(tlvs, 'sar_segment_seqnum');
  if (reference === null || total === null || number === null) return null;
  return checkPart('sar', reference, total, number);
}

/**
 * Bits of `esm_class` with which it is a receipt, or a notification before the last one. Acknowledgements
 * of a subscriber have neither, and servers set both. Source: SMPP 3.4, 5.2.12.
 */
const RECEIPT_BITS = 0x04 | 0x20;

/**
 * Whether it is a receipt. The text alone makes none: anybody could send one as an SMS.
 */
export function isReceipt({ esmClass, tlvs }: Pick<ReceivedPart, 'esmClass' | 'tlvs'>): boolean {
  if ((esmClass & RECEIPT_BITS) !== 0) return true;
  return findTlv(tlvs, 'receipted_message_id') !== undefined;
}
