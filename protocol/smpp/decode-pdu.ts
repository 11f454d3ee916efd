import { findSmppCommand, SMPP_RESPONSE_BIT, smppStatusCode } from '../tables/smpp';
import { PDU_LAYOUTS, type FieldRow } from './layouts';
import { OctetReader } from './octet-reader';
import { PDU_HEADER_OCTETS, type DecodedPdu, type KnownPdu, type PduHeader, type Tlv } from './pdu';

const INVALID_LENGTH = smppStatusCode('invalidCommandLength');
const INVALID_TLVS = smppStatusCode('invalidTlvs');
const LAYOUTS: Readonly<Record<string, readonly FieldRow[]>> = PDU_LAYOUTS;

/** Whether a `command_id` is that of a response. */
export function isResponse(commandId: number): boolean {
  return commandId >= SMPP_RESPONSE_BIT;
}

/**
 * Decodes one complete PDU as `createFramer` returns it. Never throws and never reads beyond the
 * PDU. Error responses may lack their fields, which are then empty. The framer checks
 * `command_length`.
 */
export function decodePdu(bytes: Buffer): DecodedPdu {
  const commandId = bytes.readUInt32BE(4);
  const header = { status: bytes.readUInt32BE(8), sequence: bytes.readUInt32BE(12) };
  const command = findSmppCommand(commandId)?.name;
  const layout = command === undefined ? undefined : LAYOUTS[command];
  if (layout === undefined) {
    const body = Buffer.from(bytes.subarray(PDU_HEADER_OCTETS));
    return { ok: true, pdu: { command: 'unknown', commandId, ...header, body } };
  }
  const reader = new OctetReader(bytes, PDU_HEADER_OCTETS);
  const hasFields = reader.left > 0 || !isResponse(commandId) || header.status === 0;
  const fields: Record<string, unknown> = {
    command,
    status: header.status,
    sequence: header.sequence,
  };
  for (const row of layout) fields[row.name] = hasFields ? reader.read(row) : emptyValue(row);
  if (reader.problem !== null) {
    return unreadable(commandId, header, reader.problem, INVALID_LENGTH);
  }
  fields.tlvs = readTlvs(reader);
  if (reader.problem !== null) {
    return unreadable(commandId, header, reader.problem, INVALID_TLVS);
  }
  return { ok: true, pdu: fields as unknown as KnownPdu };
}

function readTlvs(reader: OctetReader): readonly Tlv[] {
  if (reader.left === 0) return NO_TLVS;
  const tlvs: Tlv[] = [];
  while (reader.left > 0) {
    const tag = reader.uint16('optional parameters');
    const length = reader.uint16('optional parameters');
    const value = reader.octets(
      `optional parameter 0x${tag.toString(16).padStart(4, '0')}`,
      length,
    );
    tlvs.push({ tag, value });
  }
  return tlvs;
}

const NO_TLVS: readonly Tlv[] = Object.freeze([]);

function emptyValue({ kind }: FieldRow): number | string | Buffer {
  if (kind === 'octet') return 0;
  return kind === 'text' ? '' : Buffer.alloc(0);
}

function unreadable(
  commandId: number,
  header: PduHeader,
  reason: string,
  nackStatus: number,
): DecodedPdu {
  return { ok: false, unreadable: { commandId, ...header, reason, nackStatus } };
}
