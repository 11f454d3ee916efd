import { PDU_LAYOUTS, type FieldRow } from '../../../protocol/smpp/layouts';
import { decodePdu } from '../../../protocol/smpp/decode-pdu';
import { createFramer } from '../../../protocol/smpp/framer';
import type { KnownPdu, SmppPdu, Tlv } from '../../../protocol/smpp/pdu';

/** Bytes of a hex dump with spaces and line breaks. */
export function hex(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'hex');
}

/** A PDU with a value for every field: zero or empty unless given. */
export function pdu(command: KnownPdu['command'], given: Record<string, unknown> = {}): KnownPdu {
  const layout: readonly FieldRow[] = PDU_LAYOUTS[command];
  const empty = { octet: 0, text: '', message: Buffer.alloc(0) };
  const fields = Object.fromEntries(layout.map(({ name, kind }) => [name, empty[kind]]));
  return { command, sequence: 1, status: 0, tlvs: [], ...fields, ...given } as unknown as KnownPdu;
}

/** The one PDU of the bytes. */
export function decode(bytes: Buffer): SmppPdu {
  const decoded = decodePdu(bytes);
  if (!decoded.ok) throw new Error(decoded.unreadable.reason);
  return decoded.pdu;
}

/** All PDUs of a stream, and its error. */
export function frame(chunks: readonly Buffer[]): { pdus: Buffer[]; problem: string | null } {
  const framer = createFramer();
  const pdus: Buffer[] = [];
  let problem: string | null = null;
  for (const chunk of chunks) {
    problem = framer.push(chunk, (bytes) => pdus.push(Buffer.from(bytes)));
  }
  return { pdus, problem };
}

export function tlv(tag: number, value: string): Tlv {
  return { tag, value: hex(value) };
}
