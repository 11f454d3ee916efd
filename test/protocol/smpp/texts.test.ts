import fc from 'fast-check';
import { decodeIncoming } from '../../../protocol/smpp/incoming-text';
import {
  decodeGsm,
  decodeUcs2,
  encodeGsm,
  encodeLatin1,
  encodeUcs2,
} from '../../../protocol/smpp/text-bytes';
import { encodeParts, splitText } from '../../../protocol/smpp/text-parts';
import { readUserData } from '../../../protocol/smpp/user-data-header';
import { GSM_BASIC, GSM_EXTENDED } from '../../../protocol/tables';
import { GSM_EXTENSION_CODES } from '../../../protocol/tables/smpp';
import { measureText } from '../../../protocol/text/parts';
import { hex } from './support';
import { inWords } from '../../support/in-words';
import { valueOf } from '../../support/results';

const gsmText = fc.string({ unit: fc.constantFrom(...GSM_BASIC, ...GSM_EXTENDED), maxLength: 700 });
const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

describe('GSM 03.38', () => {
  it.each([
    ['@£$¥èéùìòÇ', '00010203040506070809'],
    ['\nØø\rÅå', '0A0B0C0D0E0F'],
    ['Δ_ΦΓΛΩΠΨΣΘΞ', '101112131415161718191A'],
    ['ÆæßÉ', '1C1D1E1F'],
    [' !"#¤%&', '20212223242526'],
    ['¡ABZÄÖÑÜ§', '4041425A5B5C5D5E5F'],
    ['¿abzäöñüà', '6061627A7B7C7D7E7F'],
    ['\f^{}\\[~]|€', '1B0A1B141B281B291B2F1B3C1B3D1B3E1B401B65'],
  ])('encodes and decodes %j as the standard defines', (text, octets) => {
    expect(encodeGsm(text)?.toString('hex').toUpperCase()).toBe(octets);
    expect(decodeGsm(hex(octets))).toBe(text);
  });

  it('has a code for every character of the tables', () => {
    expect(GSM_BASIC).toHaveLength(127);
    expect(GSM_EXTENSION_CODES.map(({ sign }) => sign).join('')).toBe(GSM_EXTENDED);
    expect(decodeGsm(Buffer.from(Array.from({ length: 128 }, (_, code) => code)))).toHaveLength(
      127,
    );
  });

  it('decodes everything that it encodes', () => {
    fc.assert(
      fc.property(gsmText, (text) => {
        expect(decodeGsm(encodeGsm(text) as Buffer)).toBe(text);
      }),
    );
  });

  it.each(['Ж', '`', 'ç', '\u{1F600}', '\u001b', '\ufffd', '\0'])(
    'cannot encode %j, and does not replace it',
    (sign) => {
      expect(encodeGsm(`a${sign}b`)).toBeNull();
    },
  );

  it.each([
    ['41FF42', 'A\ufffdB'],
    ['411B', 'A\ufffd'],
    ['411B41', 'AA'],
    ['1B1B', '\ufffd'],
  ])('decodes octets %s outside its tables as %j', (octets, text) => {
    expect(decodeGsm(hex(octets))).toBe(text);
  });
});

describe('UCS-2 and ISO-8859-1', () => {
  it('decode everything that they encode', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(decodeUcs2(encodeUcs2(text))).toBe(text);
        const latin = encodeLatin1(text);
        if (latin !== null) expect(latin.toString('latin1')).toBe(text);
      }),
    );
    expect(encodeUcs2('Пр').toString('hex')).toBe('041f0440');
    expect(decodeUcs2(hex('041F04'))).toBe('П\ufffd');
    expect(encodeLatin1('naïve ç')).toEqual(Buffer.from('naïve ç', 'latin1'));
    expect(encodeLatin1('€')).toBeNull();
    expect(encodeLatin1('a\u0085')).toBeNull();
  });
});

describe('encodeParts', () => {
  it('returns as many parts as counted elsewhere, and loses nothing', () => {
    fc.assert(
      fc.property(fc.oneof(gsmText, anyText), (text) => {
        const encoded = encodeParts(text, 'auto', false);
        const { dataCoding, parts } = valueOf(encoded);
        const size = measureText(text);
        expect(parts).toHaveLength(size.parts);
        expect(dataCoding).toBe(size.encoding === 'gsm7' ? 0 : 8);
        // Each part can be decoded alone: no pair is split.
        const read = parts.map((part) => decodeIncoming(part, dataCoding, false));
        expect(read.join('')).toBe(text);
        const limit = size.encoding === 'gsm7' ? 160 : 140;
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 1000 },
    );
  });

  it('moves an escaped character and a surrogate pair to the next part', () => {
    expect(splitText(`${'a'.repeat(152)}€${'b'.repeat(10)}`, 'gsm7')).toEqual([
      'a'.repeat(152),
      `€${'b'.repeat(10)}`,
    ]);
    expect(splitText(`${'я'.repeat(66)}\u{1F600}${'я'.repeat(10)}`, 'ucs2')).toEqual([
      'я'.repeat(66),
      `\u{1F600}${'я'.repeat(10)}`,
    ]);
  });

  it.each([
    ['naïve', true, 0, '6e61ef7665'],
    ['naïve', false, 8, '006e006100ef00760065'],
    ['Δ', true, 8, '0394'],
    ['€5', false, 0, '1b6535'],
    ['€5', true, 8, '20ac0035'],
    ['çç', true, 0, 'e7e7'],
  ])('writes %j, with ISO %j, in encoding %i', (text, iso, dataCoding, octets) => {
    expect(encodeParts(text, 'auto', iso)).toEqual({
      ok: true,
      value: { dataCoding, parts: [hex(octets)] },
    });
  });

  it('counts what a phone receives, also when the connection uses ISO-8859-1', () => {
    const count = (text: string) => {
      const encoded = encodeParts(text, 'auto', true);
      return encoded.ok ? encoded.value.parts.length : null;
    };
    expect(count('é'.repeat(160))).toBe(1);
    expect(count('ç'.repeat(71))).toBe(2);
  });

  it('uses the encoding that the user chose and names the character that does not fit', () => {
    expect(encodeParts('Hi', 'ucs2', false)).toMatchObject({ value: { dataCoding: 8 } });
    expect(inWords(encodeParts('aЖb', 'gsm7', false))).toMatchObject({
      ok: false,
      problem: {
        parameter: 'text',
        text: "Character 2 of 'text', U+0416, is not in the GSM alphabet",
      },
    });
    expect(inWords(encodeParts('a€', 'gsm7', true))).toMatchObject({
      problem: { text: "Character 2 of 'text', U+20AC, is not in ISO-8859-1" },
    });
  });

  it('rejects more than 255 parts', () => {
    expect(encodeParts('a'.repeat(153 * 255), 'auto', false)).toMatchObject({ ok: true });
    expect(inWords(encodeParts('a'.repeat(153 * 255 + 1), 'auto', false))).toMatchObject({
      ok: false,
      problem: {
        parameter: 'text',
        text: "'text' needs 256 SMS, but a message can have at most 255",
      },
    });
  });
});

describe('decodeIncoming', () => {
  it.each([
    [0, 'e9', false, '\ufffd'],
    [0, '05', false, 'é'],
    [0, 'e9', true, 'é'],
    [1, '41', false, 'A'],
    [3, 'e9', false, 'é'],
    [4, 'e9', false, 'é'],
    [4, '00ff', false, null],
    [2, '41', false, 'A'],
    [8, '0416', false, 'Ж'],
    [9, '0001', false, null],
    [0x10, '05', false, 'é'],
    [0x18, '0416', false, 'Ж'],
    [0xe0, '0416', false, 'Ж'],
    [0xc0, '05', false, 'é'],
    [0xf0, '05', false, 'é'],
    [0xf5, '00', false, null],
    [0x80, '00', false, null],
  ])('reads data_coding %i: %s', (dataCoding, octets, iso, text) => {
    expect(decodeIncoming(hex(octets), dataCoding, iso)).toBe(text);
  });
});

describe('readUserData', () => {
  it.each([
    ['050003AA0201 41', { kind: 'udh8', reference: 0xaa, total: 2, number: 1 }, '', '41'],
    ['060804AABB0301 41', { kind: 'udh16', reference: 0xaabb, total: 3, number: 1 }, '', '41'],
    [
      '0B0504158A0000 0003AA0202 41',
      { kind: 'udh8', reference: 0xaa, total: 2, number: 2 },
      '0504158a0000',
      '41',
    ],
    ['060504158A0000 41', null, '0504158a0000', '41'],
    ['050003AA0200 41', null, '0003aa0200', '41'],
    ['050003AA0203 41', null, '0003aa0203', '41'],
    ['09 4142', null, '', '094142'],
    ['0200FF 41', null, '', '0200ff41'],
    ['0401030301 41', null, '', '040103030141'],
    ['0425010100 41', null, '', '042501010041'],
    ['00 41', null, '', '41'],
    ['', null, '', ''],
  ])('reads %s', (octets, part, others, data) => {
    const read = readUserData(hex(octets));
    expect(read.part).toEqual(part);
    expect(read.others.toString('hex')).toBe(others);
    expect(read.data.toString('hex')).toBe(data);
  });

  it('reads any octets without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 160 }), (octets) => {
        const { data, others } = readUserData(Buffer.from(octets));
        expect(data.length + others.length).toBeLessThanOrEqual(octets.length);
      }),
    );
  });
});
