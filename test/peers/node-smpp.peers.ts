import fc from 'fast-check';
import { filters, PDU } from 'smpp';
import { encodePdu } from '../../protocol/smpp/encode-pdu';
import { PDU_LAYOUTS, type FieldRow } from '../../protocol/smpp/layouts';
import {
  findTlv,
  type KnownCommand,
  type KnownPdu,
  readTlvText,
  type Tlv,
} from '../../protocol/smpp/pdu';
import { findSmppTlv, SMPP_TLVS, type SmppTlvName } from '../../protocol/tables/smpp';
import { decode, frame, pdu } from '../protocol/smpp/support';
import { writeTlv } from '../support/write-tlv';

const RUNS = 2000;

/**
 * TLVs that node-smpp 0.5.1 reads differently from the specification, so they are left out:
 * - those of broadcasts (0x06xx): texts with a length prefix, one tag under two names;
 * - source_telematics_id: two octets, SMPP 3.4, 5.3.2.8 has one;
 * - ussd_service_op: a number, here an octet with a specific meaning;
 * - ms_validity: bytes, SMPP 3.4, 5.3.2.27 has a number;
 * - alert_on_message_delivery: a number, SMPP 3.4, 5.3.2.41 has no value.
 * The tests below list its other limitations.
 */
const READ_OTHERWISE: readonly SmppTlvName[] = [
  'source_telematics_id',
  'ussd_service_op',
  'ms_validity',
  'alert_on_message_delivery',
];
const COMPARED = SMPP_TLVS.filter(
  ({ name, tag }) => tag >> 8 !== 0x06 && !READ_OTHERWISE.includes(name),
);
/** Of these it expects several. */
const LISTS: readonly SmppTlvName[] = [
  'callback_num_pres_ind',
  'callback_num_atag',
  'callback_num',
];
/** Tags of vendors: kept when read, not written. */
const FIRST_VENDOR_TAG = 0x1400;

// Octets stay unchanged: how the library decodes texts and times is not compared.
for (const filter of Object.values(filters)) {
  Object.assign(filter, { encode: same, decode: same });
}
function same(value: unknown): unknown {
  return value;
}

const ascii = fc.string({
  unit: fc.integer({ min: 1, max: 127 }).map((code) => String.fromCharCode(code)),
  maxLength: 20,
});
const octets = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));
const FIELDS = { octet: fc.nat(255), text: ascii, message: octets(254) };

const anyTlv = fc
  .constantFrom(...COMPARED)
  .chain(({ name, kind, octets: longest }): fc.Arbitrary<Tlv> => {
    if (kind === 'integer') {
      return fc.nat(2 ** Math.min(31, 8 * longest) - 1).map((value) => writeTlv(name, value));
    }
    if (kind === 'string') return ascii.map((value) => writeTlv(name, value));
    return octets(Math.min(longest, 300)).map((value) => writeTlv(name, value));
  });

const known: fc.Arbitrary<KnownPdu> = fc
  .constantFrom(...(Object.keys(PDU_LAYOUTS) as KnownCommand[]))
  .chain((command) => {
    const layout: readonly FieldRow[] = PDU_LAYOUTS[command];
    return fc.record({
      command: fc.constant(command),
      status: fc.constant(0),
      sequence: fc.integer({ min: 1, max: 0x7fffffff }),
      tlvs: fc.uniqueArray(anyTlv, { maxLength: 4, selector: ({ tag }) => tag }),
      ...Object.fromEntries(layout.map(({ name, kind }) => [name, FIELDS[kind]])),
    });
  })
  .map((fields) => fields as unknown as KnownPdu)
  // It keeps fields and TLVs under their names, and `query_sm_resp` has a field of that one.
  .filter(
    ({ command, tlvs }) =>
      command !== 'query_sm_resp' || findTlv(tlvs, 'message_state') === undefined,
  );

/** A PDU of ours under the names of node-smpp. */
function toTheirs(one: KnownPdu): Record<string, unknown> {
  const fields = one as unknown as Record<string, unknown>;
  return {
    ...Object.fromEntries(
      PDU_LAYOUTS[one.command].map(({ name }) => [toTheirName(name), fields[name]]),
    ),
    ...Object.fromEntries(one.tlvs.map(toTheirTlv)),
  };
}

function toTheirName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function toTheirTlv({ tag, value }: Tlv): readonly [string, unknown] {
  const row = findSmppTlv(tag);
  if (row === undefined || tag >= FIRST_VENDOR_TAG) return [String(tag), value];
  const read =
    row.kind === 'integer'
      ? value.readUIntBE(0, value.length)
      : row.kind === 'string'
        ? value.toString('latin1', 0, value.length - 1)
        : value;
  const name = row.name === 'destination_port' ? 'dest_port' : row.name;
  return [name, LISTS.includes(row.name) ? [read] : read];
}

/** All fields except the header. */
function fieldsOf(theirs: PDU): Record<string, unknown> {
  const header = /^(command|command_id|command_length|command_status|sequence_number)$/;
  return Object.fromEntries(Object.entries(theirs).filter(([name]) => !header.test(name)));
}

describe('node-smpp 0.5.1', () => {
  it('reads what our codec writes', () => {
    fc.assert(
      fc.property(known, (ours) => {
        const theirs = new PDU(encodePdu(ours));
        expect([theirs.command, theirs.sequence_number]).toEqual([ours.command, ours.sequence]);
        expect(fieldsOf(theirs)).toEqual(toTheirs(ours));
      }),
      { numRuns: RUNS },
    );
  });

  it('writes what our codec reads', () => {
    fc.assert(
      fc.property(known, (made) => {
        const ours = { ...made, tlvs: made.tlvs.filter(({ tag }) => tag < FIRST_VENDOR_TAG) };
        const fields = { sequence_number: ours.sequence, ...toTheirs(ours) };
        expect(decode(new PDU(ours.command, fields).toBuffer())).toEqual(ours);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Why it is a reference of the tests and not the library of the package. */
describe('our codec, unlike node-smpp 0.5.1,', () => {
  const receipt = (...tlvs: Tlv[]): Buffer => encodePdu(pdu('deliver_sm', { tlvs }));

  it('ends the text of a TLV at its length', () => {
    const bytes = receipt(
      { tag: 0x001e, value: Buffer.from('854019') },
      { tag: 0x1400, value: Buffer.from('x') },
    );
    const { tlvs } = decode(bytes) as KnownPdu;
    expect(readTlvText(tlvs, 'receipted_message_id')).toBe('854019');
    expect(new PDU(bytes)['receipted_message_id']).toBe('854019\u0014');
  });

  it('reads a TLV without a value', () => {
    const bytes = receipt(writeTlv('alert_on_message_delivery'));
    expect((decode(bytes) as KnownPdu).tlvs).toHaveLength(1);
    expect(() => new PDU(bytes)).toThrow(/out of range/);
  });

  it('keeps a TLV that occurs twice', () => {
    const bytes = receipt(writeTlv('user_response_code', 1), writeTlv('user_response_code', 2));
    expect((decode(bytes) as KnownPdu).tlvs).toHaveLength(2);
    expect(new PDU(bytes)['user_response_code']).toBe(2);
  });

  it('reads addresses in Latin-1', () => {
    const bytes = encodePdu(pdu('deliver_sm', { sourceAddr: 'Caf\u00e9' }));
    expect(decode(bytes)).toMatchObject({ sourceAddr: 'Caf\u00e9' });
    expect(new PDU(bytes)['source_addr']).toBe('Cafi');
  });

  it('reports a length below that of the header', () => {
    const bytes = Buffer.from('0000000f0000001500000000000000', 'hex');
    expect(frame([bytes]).problem).toBe('command_length 15');
    expect(() => new PDU(bytes)).toThrow(/out of range/);
  });
});
