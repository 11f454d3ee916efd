import type { Tlv } from '../../protocol/smpp/pdu';
import { smppTlv, type SmppTlvName } from '../../protocol/tables/smpp';

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
