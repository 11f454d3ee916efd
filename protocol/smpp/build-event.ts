import { toStatusRecord } from '../status/status-record';
import type { SmppTlvName } from '../tables/smpp';
import { toPhone } from '../numbers/subscriber';
import { findOptOut } from '../text/reply-meaning';
import { type GatewayFields, otherFields } from '../wire/gateway-fields';
import type { SmppEvent } from './client-interface';
import { decodeIncoming, joinOctets } from './incoming-text';
import { isReceipt, type ReceivedPart } from './read-message';
import { addOthers, readReceiptFields } from './receipt';
import { readReceiptText } from './receipt-text';

/** Parts of a message in order; `null` for a part that did not arrive in time. */
export type JoinedParts = readonly (ReceivedPart | null)[];

export interface EventOptions {
  /** Whether the connection has the option ISO. */
  readonly iso: boolean;
  /** Moment of arrival in ms since 1970; the message itself has no time. */
  readonly receivedAt: number;
}

/** Returns the event that the parts describe, or `null` if all parts are missing. */
export function buildSmppEvent(parts: JoinedParts, options: EventOptions): SmppEvent | null {
  const first = parts.find((part) => part !== null);
  if (first === undefined) return null;
  return isReceipt(first)
    ? buildStatusEvent(parts, first)
    : buildMessageEvent(parts, first, options);
}

/** Octets that could not be decoded are kept in hexadecimal as `data`. */
function buildStatusEvent(parts: JoinedParts, first: ReceivedPart): SmppEvent {
  const { dataCoding } = first;
  const octets = Buffer.concat(parts.map((part) => part?.octets ?? EMPTY));
  const { text, isComplete } = readReceiptText(octets, dataCoding);
  const receipt = { phone: first.source, sender: first.destination, text, tlvs: first.tlvs };
  const fields: GatewayFields = {
    ...readReceiptFields(receipt),
    ...(!isComplete && { data: octets.toString('hex'), data_coding: dataCoding }),
  };
  return { type: 'deliveryStatus', fields, record: toStatusRecord(fields) };
}

const READ: ReadonlySet<SmppTlvName> = new Set<SmppTlvName>([
  'message_payload',
  'sar_msg_ref_num',
  'sar_total_segments',
  'sar_segment_seqnum',
]);

/**
 * Builds an incoming message with the gateway's field names (`phone`, `to`, `mes`). `data` holds
 * the octets in hexadecimal if they are not text or the text contains U+FFFD. `missing_parts` lists
 * the numbers of missing parts.
 */
function buildMessageEvent(
  parts: JoinedParts,
  first: ReceivedPart,
  { iso, receivedAt }: EventOptions,
): SmppEvent {
  const text = joinText(parts, iso);
  const fields: Record<string, string | number | null> = {
    phone: first.source,
    to: first.destination,
    mes: text ?? '',
  };
  if (text === null || text.includes('\ufffd')) {
    fields.data = Buffer.concat(parts.map((part) => part?.octets ?? EMPTY)).toString('hex');
    fields.data_coding = first.dataCoding;
  }
  if (first.header.length > 0) fields.user_data_header = first.header.toString('hex');
  const missing = parts.flatMap((part, index) => (part === null ? [index + 1] : []));
  if (missing.length > 0) fields.missing_parts = missing.join(',');
  addOthers(fields, first.tlvs, READ);
  return {
    type: 'incomingMessage',
    fields,
    message: {
      id: null,
      from: toPhone(fields.phone),
      to: toPhone(fields.to),
      text: text ?? '',
      receivedAt: new Date(receivedAt).toISOString(),
      sentAt: null,
      replyToId: null,
      optOut: findOptOut(text ?? ''),
      extra: otherFields(fields as GatewayFields, MESSAGE_FIELDS),
    },
  };
}

const EMPTY = Buffer.alloc(0);
const MESSAGE_FIELDS: ReadonlySet<string> = new Set(['phone', 'to', 'mes']);

/** Joins the octets before decoding, because some senders split within a character. */
function joinText(parts: JoinedParts, iso: boolean): string | null {
  const present = parts.filter((part) => part !== null);
  const coding = present[0]?.dataCoding ?? 0;
  const isWhole = present.length === parts.length;
  if (isWhole && present.every(({ dataCoding }) => dataCoding === coding)) {
    const octets = present.map((part) => part.octets);
    return decodeIncoming(joinOctets(octets, coding), coding, iso);
  }
  const texts = present.map(({ octets, dataCoding }) => decodeIncoming(octets, dataCoding, iso));
  return texts.includes(null) ? null : texts.join('');
}
