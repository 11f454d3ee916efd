import { toStatusRecord } from '../status/status-record';
import type { SmppTlvName } from '../tables/smpp';
import { findOptOut } from '../text/reply-meaning';
import { type GatewayFields, otherFields, toText } from '../wire/gateway-fields';
import type { SmppEvent } from './client-interface';
import { decodeIncoming, joinOctets } from './incoming-text';
import { isReceipt, type ReceivedPart } from './read-message';
import { addOthers, readReceiptFields } from './receipt';
import { readReceiptText } from './receipt-text';

/** Parts of a message in their order; `null` for one that did not come in time. */
export type JoinedParts = readonly (ReceivedPart | null)[];

export interface EventOptions {
  /** Whether the connection has the option ISO. */
  readonly iso: boolean;
  /** Milliseconds; a message has no time of its own. */
  readonly receivedAt: number;
}

/** What a message says, from all of its parts; `null` if all are missing. */
export function buildSmppEvent(parts: JoinedParts, options: EventOptions): SmppEvent | null {
  const first = parts.find((part) => part !== null);
  if (first === undefined) return null;
  return isReceipt(first)
    ? buildStatusEvent(parts, first)
    : buildMessageEvent(parts, first, options);
}

/** Octets that could not be read are kept in hexadecimal as `data`. */
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
 * An incoming message under the gateway's names (`phone`, `to`, `mes`). Bytes that are no text give
 * an empty text and their hexadecimal form as `data`, which is also there where U+FFFD stands for
 * octets that could not be read; parts that did not come leave their number in `missing_parts`.
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
      from: toText(fields.phone),
      to: toText(fields.to),
      text: text ?? '',
      receivedAt: new Date(receivedAt).toISOString(),
      sentAt: null,
      replyToId: null,
      optOut: findOptOut(text ?? ''),
      extra: otherFields(fields as GatewayFields, SAID),
    },
  };
}

const EMPTY = Buffer.alloc(0);
const SAID: ReadonlySet<string> = new Set(['phone', 'to', 'mes']);

/** The octets of all parts are put together first: other senders split within a sign. */
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
