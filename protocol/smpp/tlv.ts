import { smppTlv, type SmppTlvName } from '../tables/smpp';
import type { Tlv } from './pdu';

/** The first TLV of a name, `undefined` if there is none. */
export function findTlv(tlvs: readonly Tlv[], name: SmppTlvName): Tlv | undefined {
  const { tag } = smppTlv(name);
  return tlvs.find((tlv) => tlv.tag === tag);
}

/**
 * Text of a TLV, up to the first NUL: it may be missing. Octets are read as Latin-1. `null` if there
 * is no such TLV.
 */
export function readTlvText(tlvs: readonly Tlv[], name: SmppTlvName): string | null {
  const value = findTlv(tlvs, name)?.value;
  if (value === undefined) return null;
  const end = value.indexOf(0);
  return value.toString('latin1', 0, end === -1 ? value.length : end);
}

/** Number of a TLV, whatever its length; `null` if there is none, or no number of up to 6 octets. */
export function readTlvNumber(tlvs: readonly Tlv[], name: SmppTlvName): number | null {
  const value = findTlv(tlvs, name)?.value;
  if (value === undefined || value.length < 1 || value.length > 6) return null;
  return value.readUIntBE(0, value.length);
}

/** A TLV with its value in the form that the table says: a number, a text (a NUL is added), or octets. */
export function writeTlv(name: SmppTlvName, value: number | string | Buffer = ''): Tlv {
  const { tag, kind, octets } = smppTlv(name);
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(octets);
    bytes.writeUIntBE(value, 0, octets);
    return { tag, value: bytes };
  }
  if (typeof value === 'string') {
    return {
      tag,
      value: kind === 'presence' ? Buffer.alloc(0) : Buffer.from(`${value}\0`, 'latin1'),
    };
  }
  return { tag, value };
}
