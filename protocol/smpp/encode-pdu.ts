import { findSmppCommandByName } from '../tables/smpp';
import { PDU_LAYOUTS, type FieldRow } from './layouts';
import {
  LONGEST_PDU,
  PDU_HEADER_OCTETS,
  type PduFields,
  type PduHeader,
  type SmppPdu,
  type Tlv,
} from './pdu';

const LONGEST_MESSAGE = 255;
const LONGEST_VALUE = 0xffff;
const LAST_OF_LATIN_1 = 0xff;
const LAYOUTS: Readonly<Record<string, readonly FieldRow[]>> = PDU_LAYOUTS;

/**
 * Returns the bytes of a PDU. Throws a RangeError if a value does not fit, which is a programming
 * error: a text with a NUL or a non-Latin-1 character, a number above 255, a message above 255
 * octets, a TLV above 65 535 octets, or a PDU above 64 KiB. `prepareMessage` and `checkOptions`
 * check user input before.
 */
export function encodePdu(pdu: SmppPdu): Buffer {
  if (pdu.command !== 'unknown') return encodeFields(pdu, pdu, pdu.tlvs);
  const bytes = Buffer.allocUnsafe(checkLength(PDU_HEADER_OCTETS + pdu.body.length));
  writeHeader(bytes, pdu.commandId, pdu);
  pdu.body.copy(bytes, PDU_HEADER_OCTETS);
  return bytes;
}

/** Like `encodePdu`, but without a copy of the fields. */
export function encodeFields(request: PduFields, header: PduHeader, tlvs: readonly Tlv[]): Buffer {
  const { command } = request;
  const layout = LAYOUTS[command] as readonly FieldRow[];
  const fields = request as unknown as Record<string, number | string | Buffer>;
  const bytes = Buffer.allocUnsafe(measure(layout, fields, tlvs));
  writeHeader(bytes, findSmppCommandByName(command)?.id ?? 0, header);
  let at = PDU_HEADER_OCTETS;
  for (const { name, kind } of layout) {
    const value = fields[name];
    switch (kind) {
      case 'octet':
        at = bytes.writeUInt8(value as number, at);
        break;
      case 'text':
        at = writeText(bytes, at, name, value as string);
        break;
      case 'message':
        bytes[at++] = (value as Buffer).length;
        at += (value as Buffer).copy(bytes, at);
    }
  }
  for (const { tag, value } of tlvs) {
    at = bytes.writeUInt16BE(tag, at);
    at = bytes.writeUInt16BE(value.length, at);
    at += value.copy(bytes, at);
  }
  return bytes;
}

/**
 * Returns the position of the next field. For texts this short, a loop is faster than a library
 * call.
 */
function writeText(bytes: Buffer, start: number, name: string, text: string): number {
  let at = start;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0 || code > LAST_OF_LATIN_1) {
      throw new RangeError(`'${name}' contains a NUL or a non-Latin-1 character`);
    }
    bytes[at++] = code;
  }
  bytes[at++] = 0;
  return at;
}

function measure(
  layout: readonly FieldRow[],
  fields: Readonly<Record<string, number | string | Buffer>>,
  tlvs: readonly Tlv[],
): number {
  let length = PDU_HEADER_OCTETS;
  for (const { name, kind } of layout) {
    if (kind === 'octet') {
      length += 1;
      continue;
    }
    const value = fields[name] as string | Buffer;
    if (kind === 'message' && value.length > LONGEST_MESSAGE) {
      throw new RangeError(`'${name}' is longer than ${LONGEST_MESSAGE} octets`);
    }
    length += value.length + 1;
  }
  for (const { value } of tlvs) {
    if (value.length > LONGEST_VALUE) throw new RangeError('An optional parameter is too long');
    length += 4 + value.length;
  }
  return checkLength(length);
}

function checkLength(length: number): number {
  if (length > LONGEST_PDU) throw new RangeError('The PDU is too long');
  return length;
}

function writeHeader(bytes: Buffer, commandId: number, { status, sequence }: PduHeader): void {
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.writeUInt32BE(commandId, 4);
  bytes.writeUInt32BE(status, 8);
  bytes.writeUInt32BE(sequence, 12);
}
