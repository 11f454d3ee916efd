import { smppTlv, type SmppTlvName } from '../tables/smpp';
import type { PduLayouts } from './layouts';

/** An optional parameter in its encoded form. */
export interface Tlv {
  readonly tag: number;
  readonly value: Buffer;
}

export interface PduHeader {
  /** `sequence_number`. A response has the number of its request. */
  readonly sequence: number;
  /** `command_status`: 0 in requests and in successful responses. */
  readonly status: number;
}

interface FieldValues {
  readonly octet: number;
  readonly text: string;
  readonly message: Buffer;
}

type Row<Name extends keyof PduLayouts> = PduLayouts[Name][number];

/** Mandatory fields of a command. Texts are Latin-1: one byte per character. */
export type PduBody<Name extends keyof PduLayouts> = {
  readonly [Field in Row<Name> as Field['name']]: FieldValues[Field['kind']];
};

/** A command with its mandatory fields only. */
export type PduFieldsOf<Name extends keyof PduLayouts> = { readonly command: Name } & PduBody<Name>;

/** A command with a known layout. Unknown and repeated TLVs are kept in order. */
export type PduOf<Name extends keyof PduLayouts> = PduHeader &
  PduFieldsOf<Name> & { readonly tlvs: readonly Tlv[] };

export type KnownCommand = keyof PduLayouts;
export type KnownPdu = { [Name in KnownCommand]: PduOf<Name> }[KnownCommand];

export type PduFields = { [Name in KnownCommand]: PduFieldsOf<Name> }[KnownCommand];

/** Any other command, kept complete. */
export interface UnknownPdu extends PduHeader {
  readonly command: 'unknown';
  readonly commandId: number;
  /** Everything after the header. */
  readonly body: Buffer;
}

export type SmppPdu = KnownPdu | UnknownPdu;

/** A PDU with a readable header and an unreadable body. */
export interface UnreadablePdu extends PduHeader {
  readonly commandId: number;
  /** What is wrong, without the content: `the text of 'sourceAddr' does not end`. */
  readonly reason: string;
  /** `command_status` of the negative response. */
  readonly nackStatus: number;
}

export type DecodedPdu =
  | { readonly ok: true; readonly pdu: SmppPdu }
  | { readonly ok: false; readonly unreadable: UnreadablePdu };

export const PDU_HEADER_OCTETS = 16;
/** Far above the longest PDU of a gateway; `message_payload` has at most 64 KiB. */
export const LONGEST_PDU = 65_536;

/** Returns the first TLV with this name, or `undefined`. */
export function findTlv(tlvs: readonly Tlv[], name: SmppTlvName): Tlv | undefined {
  const { tag } = smppTlv(name);
  return tlvs.find((tlv) => tlv.tag === tag);
}

/**
 * Returns the text of a TLV up to the first NUL, which may be missing, or `null` without the TLV.
 * Reads octets as Latin-1.
 */
export function readTlvText(tlvs: readonly Tlv[], name: SmppTlvName): string | null {
  const value = findTlv(tlvs, name)?.value;
  if (value === undefined) return null;
  const end = value.indexOf(0);
  return value.toString('latin1', 0, end === -1 ? value.length : end);
}

/**
 * Returns the number in a TLV of 1 to 6 octets, or `null` without the TLV or with another length.
 */
export function readTlvNumber(tlvs: readonly Tlv[], name: SmppTlvName): number | null {
  const value = findTlv(tlvs, name)?.value;
  if (value === undefined || value.length < 1 || value.length > 6) return null;
  return value.readUIntBE(0, value.length);
}
