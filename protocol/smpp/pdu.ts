import { smppTlv, type SmppTlvName } from '../tables/smpp';
import type { PduLayouts } from './layouts';

/** An optional parameter as it stands in the bytes. */
export interface Tlv {
  readonly tag: number;
  readonly value: Buffer;
}

export interface PduHeader {
  /** `sequence_number`: a response has that of its request. */
  readonly sequence: number;
  /** `command_status`: 0 in requests, and in responses that say yes. */
  readonly status: number;
}

interface FieldValues {
  readonly octet: number;
  readonly text: string;
  readonly message: Buffer;
}

type Row<Name extends keyof PduLayouts> = PduLayouts[Name][number];

/** Mandatory fields of a command. Texts are Latin-1, a byte is a character. */
export type PduBody<Name extends keyof PduLayouts> = {
  readonly [Field in Row<Name> as Field['name']]: FieldValues[Field['kind']];
};

/** A command with its mandatory fields alone. */
export type PduFieldsOf<Name extends keyof PduLayouts> = { readonly command: Name } & PduBody<Name>;

/** A command that the layouts know. Unknown TLVs, and several with one tag, are kept in their order. */
export type PduOf<Name extends keyof PduLayouts> = PduHeader &
  PduFieldsOf<Name> & { readonly tlvs: readonly Tlv[] };

export type KnownCommand = keyof PduLayouts;
export type KnownPdu = { [Name in KnownCommand]: PduOf<Name> }[KnownCommand];

export type PduFields = { [Name in KnownCommand]: PduFieldsOf<Name> }[KnownCommand];

/** Any other command: nothing of it is lost. */
export interface UnknownPdu extends PduHeader {
  readonly command: 'unknown';
  readonly commandId: number;
  /** All after the header. */
  readonly body: Buffer;
}

export type SmppPdu = KnownPdu | UnknownPdu;

/** A PDU whose header could be read and whose rest could not. */
export interface UnreadablePdu extends PduHeader {
  readonly commandId: number;
  /** What is wrong, without any of its content: "the text of 'sourceAddr' does not end". */
  readonly reason: string;
  /** `command_status` that tells it to the sender. */
  readonly nackStatus: number;
}

export type DecodedPdu =
  | { readonly ok: true; readonly pdu: SmppPdu }
  | { readonly ok: false; readonly unreadable: UnreadablePdu };

export const PDU_HEADER_OCTETS = 16;
/** Many times the longest PDU of a gateway: `message_payload` has at most 64 KiB. */
export const LONGEST_PDU = 65_536;

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
