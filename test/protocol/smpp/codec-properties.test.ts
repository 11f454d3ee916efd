import fc from 'fast-check';
import { decodePdu } from '../../../protocol/smpp/decode-pdu';
import { encodePdu } from '../../../protocol/smpp/encode-pdu';
import { PDU_LAYOUTS, type FieldRow } from '../../../protocol/smpp/layouts';
import { LONGEST_PDU, readTlvNumber, readTlvText, type SmppPdu } from '../../../protocol/smpp/pdu';
import { SMPP_COMMANDS, SMPP_TLVS, type SmppTlvName } from '../../../protocol/tables/smpp';
import { decode, frame, hex, pdu } from './support';

const octets = (maxLength: number) =>
  fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));
const latin = fc.string({
  unit: fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 70,
});
const tlvs = fc.array(fc.record({ tag: fc.nat(0xffff), value: octets(300) }), { maxLength: 5 });
const FIELDS = { octet: fc.nat(255), text: latin, message: octets(255) };

const known = fc
  .constantFrom(...(Object.keys(PDU_LAYOUTS) as (keyof typeof PDU_LAYOUTS)[]))
  .chain((command) => {
    const layout: readonly FieldRow[] = PDU_LAYOUTS[command];
    const fields = Object.fromEntries(layout.map(({ name, kind }) => [name, FIELDS[kind]]));
    return fc.record<Record<string, unknown>>({
      ...fields,
      command: fc.constant(command),
      status: fc.nat(0xffffffff),
      sequence: fc.nat(0xffffffff),
      tlvs,
    });
  })
  .map((fields) => fields as unknown as SmppPdu);

const commandIds = new Set<number>(
  SMPP_COMMANDS.filter(({ name }) => name in PDU_LAYOUTS).map(({ id }) => id),
);
const unknown: fc.Arbitrary<SmppPdu> = fc.record({
  command: fc.constant('unknown' as const),
  commandId: fc.nat(0xffffffff).filter((id) => !commandIds.has(id)),
  status: fc.nat(0xffffffff),
  sequence: fc.nat(0xffffffff),
  body: octets(300),
});
const anyPdu = fc.oneof({ weight: 5, arbitrary: known }, unknown);

/** Bytes with a valid length prefix and anything after it. */
const framed = fc
  .tuple(fc.oneof(fc.constantFrom(...commandIds), fc.nat(0xffffffff)), octets(200))
  .map(([commandId, rest]) => {
    const bytes = Buffer.concat([Buffer.alloc(8), Buffer.alloc(8), rest]);
    bytes.writeUInt32BE(bytes.length, 0);
    bytes.writeUInt32BE(commandId, 4);
    return bytes;
  });

/** A PDU with some changed octets after the length, or with its end missing. */
const mutated = fc
  .tuple(anyPdu, fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 6 }), fc.nat(40))
  .map(([whole, changes, cut]) => {
    const bytes = encodePdu(whole);
    for (const [place, octet] of changes) {
      bytes[4 + (place % (bytes.length - 4))] = octet;
    }
    const short = bytes.subarray(0, Math.max(16, bytes.length - cut));
    short.writeUInt32BE(short.length, 0);
    return short;
  });

/** Jest compares buffers octet by octet, as objects with hundreds of keys; these as one text each. */
function withTexts(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return { octets: value.toString('latin1') };
  if (Array.isArray(value)) return value.map(withTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withTexts(one)]));
}

describe('decodePdu', () => {
  it('is the inverse of encodePdu', () => {
    fc.assert(
      fc.property(anyPdu, (whole) => {
        expect(withTexts(decode(encodePdu(whole)))).toEqual(withTexts(whole));
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws, and reads nothing beyond the PDU', () => {
    fc.assert(
      fc.property(fc.oneof(framed, mutated), octets(64), (bytes, after) => {
        const around = Buffer.concat([bytes, after]);
        const alone = decodePdu(Buffer.from(bytes));
        expect(withTexts(decodePdu(around.subarray(0, bytes.length)))).toEqual(withTexts(alone));
        if (!alone.ok) expect(alone.unreadable.reason).not.toBe('');
        // A PDU that could be decoded encodes to the same bytes, except fields that errors may omit.
        else if (bytes.length > 16) expect(encodePdu(alone.pdu).equals(bytes)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it('takes time proportional to the length', () => {
    const rest = Buffer.alloc(LONGEST_PDU - 16);
    for (const fill of [Buffer.alloc(4), hex('00000000'), hex('01020304'), hex('FFFFFFFF')]) {
      rest.fill(fill);
      const bytes = Buffer.concat([Buffer.alloc(16), rest]);
      bytes.writeUInt32BE(bytes.length, 0);
      for (const id of commandIds) {
        bytes.writeUInt32BE(id, 4);
        expect(() => decodePdu(bytes)).not.toThrow();
      }
    }
  });
});

describe('values of TLVs', () => {
  it('are read from any octets without an error', () => {
    const names = SMPP_TLVS.map(({ name }): SmppTlvName => name);
    fc.assert(
      fc.property(fc.constantFrom(...SMPP_TLVS), octets(70), ({ tag, name }, value) => {
        expect(names).toContain(name);
        expect(readTlvText([{ tag, value }], name)).not.toContain('\0');
        const number = readTlvNumber([{ tag, value }], name);
        expect(number === null || number >= 0).toBe(true);
      }),
    );
  });
});

describe('createFramer', () => {
  it('returns the same PDUs however the stream is split', () => {
    fc.assert(
      fc.property(
        fc.array(anyPdu, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
        (pdus, sizes) => {
          const stream = Buffer.concat(pdus.map(encodePdu));
          const chunks: Buffer[] = [];
          for (let at = 0, turn = 0; at < stream.length; turn += 1) {
            const size = sizes[turn % sizes.length] as number;
            chunks.push(stream.subarray(at, at + size));
            at += size;
          }
          const found = frame(chunks);
          expect(found.problem).toBeNull();
          expect(withTexts(found.pdus.map(decode))).toEqual(withTexts(pdus));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([0, 4, 15, LONGEST_PDU + 1, 0xffffffff])('fails at a length of %i', (length) => {
    const first = encodePdu(pdu('enquire_link'));
    const bad = Buffer.alloc(20);
    bad.writeUInt32BE(length, 0);
    for (const chunks of [[first, bad, first], [Buffer.concat([first, bad])], splitOctets(bad)]) {
      const found = frame(chunks);
      expect(found.problem).toBe(`command_length ${length}`);
      expect(found.pdus.length).toBeLessThanOrEqual(1);
    }
  });

  it('accepts the longest PDU, octet by octet', () => {
    const value = Buffer.alloc(LONGEST_PDU - 16 - 10 - 4, 7);
    const whole = encodePdu(pdu('data_sm', { tlvs: [{ tag: 0x0424, value }] }));
    expect(whole.length).toBe(LONGEST_PDU);
    expect(frame(splitOctets(whole)).pdus).toEqual([whole]);
  });

  it('returns nothing after random bytes that it cannot parse', () => {
    fc.assert(
      fc.property(fc.array(octets(64), { maxLength: 20 }), (chunks) => {
        const found = frame(chunks);
        for (const one of found.pdus) expect(one.length).toBe(one.readUInt32BE(0));
        if (found.problem !== null) {
          expect(frame([...chunks, encodePdu(pdu('enquire_link'))]).pdus).toEqual(found.pdus);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function splitOctets(bytes: Buffer): Buffer[] {
  return Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
}
