import { encodePdu } from '../../../protocol/smpp/encode-pdu';
import { decodePdu } from '../../../protocol/smpp/decode-pdu';
import type { SmppPdu } from '../../../protocol/smpp/pdu';
import { decode, hex, pdu, tlv } from './support';

/** Bytes written by hand from the tables of the specification. */
const VECTORS: readonly (readonly [title: string, bytes: string, pdu: SmppPdu])[] = [
  [
    'bind_transmitter as in the example of the specification',
    `0000002F 00000002 00000000 00000001
     53 4D 50 50 33 54 45 53 54 00 73 65 63 72 65 74 30 38 00 53 55 42 4D 49 54 31 00 34 01 01 00`,
    pdu('bind_transmitter', {
      systemId: 'SMPP3TEST',
      password: 'secret08',
      systemType: 'SUBMIT1',
      interfaceVersion: 0x34,
      addrTon: 1,
      addrNpi: 1,
    }),
  ],
  [
    'bind_transceiver of SMPP 5.0 with options',
    `00000028 00000009 00000000 00000007
     64 65 6D 6F 00 70 77 00 4D 43 4F 4E 32 2C 49 53 4F 00 50 00 00 37 2A 00`,
    pdu('bind_transceiver', {
      sequence: 7,
      systemId: 'demo',
      password: 'pw',
      systemType: 'MCON2,ISO',
      interfaceVersion: 0x50,
      addressRange: '7*',
    }),
  ],
  [
    'bind_receiver',
    '00000019 00000001 00000000 00000002 61 00 62 00 00 34 00 00 00',
    pdu('bind_receiver', { sequence: 2, systemId: 'a', password: 'b', interfaceVersion: 0x34 }),
  ],
  [
    'bind_transceiver_resp with sc_interface_version',
    '0000001A 80000009 00000000 00000001 53 4D 53 43 00 0210 0001 34',
    pdu('bind_transceiver_resp', { systemId: 'SMSC', tlvs: [tlv(0x0210, '34')] }),
  ],
  [
    'bind_transmitter_resp that refuses',
    '00000011 80000002 0000000E 00000001 00',
    pdu('bind_transmitter_resp', { status: 0x0e }),
  ],
  [
    'submit_sm with every field set',
    `00000045 00000004 00000000 0000000A
     43 4D 54 00 05 00 53 68 6F 70 00 01 01 37 37 30 31 31 32 33 34 35 36 37 00
     40 11 01 00 30 30 30 30 30 31 30 30 30 30 30 30 30 30 30 52 00 01 00 08 00 02 04 1F`,
    pdu('submit_sm', {
      sequence: 10,
      serviceType: 'CMT',
      sourceAddrTon: 5,
      sourceAddr: 'Shop',
      destAddrTon: 1,
      destAddrNpi: 1,
      destinationAddr: '77011234567',
      esmClass: 0x40,
      protocolId: 0x11,
      priorityFlag: 1,
      validityPeriod: '000001000000000R',
      registeredDelivery: 1,
      dataCoding: 8,
      shortMessage: hex('041F'),
    }),
  ],
  [
    'submit_sm_resp',
    '00000017 80000004 00000000 0000000A 38 35 34 30 31 39 00',
    pdu('submit_sm_resp', { sequence: 10, messageId: '854019' }),
  ],
  [
    'deliver_sm with the TLVs of the gateway',
    `0000004E 00000005 00000000 00000003
     00 01 01 37 39 39 00 05 00 53 00 04 00 00 00 00 00 00 00 00 02 69 64
     001E 0007 38 35 34 30 31 39 00 0427 0001 02 0423 0003 03 00 06 2000 0006 30 2E 37 30 30 30 2001 0002 00 20`,
    pdu('deliver_sm', {
      sequence: 3,
      sourceAddrTon: 1,
      sourceAddrNpi: 1,
      sourceAddr: '799',
      destAddrTon: 5,
      destinationAddr: 'S',
      esmClass: 4,
      shortMessage: Buffer.from('id'),
      tlvs: [
        tlv(0x001e, '38353430313900'),
        tlv(0x0427, '02'),
        tlv(0x0423, '030006'),
        tlv(0x2000, '302E37303030'),
        tlv(0x2001, '0020'),
      ],
    }),
  ],
  [
    'deliver_sm_resp',
    '00000011 80000005 00000000 00000003 00',
    pdu('deliver_sm_resp', { sequence: 3 }),
  ],
  [
    'data_sm with message_payload',
    '00000022 00000103 00000000 00000004 00 01 01 37 00 01 01 38 00 00 00 04 0424 0002 CA FE',
    pdu('data_sm', {
      sequence: 4,
      sourceAddrTon: 1,
      sourceAddrNpi: 1,
      sourceAddr: '7',
      destAddrTon: 1,
      destAddrNpi: 1,
      destinationAddr: '8',
      dataCoding: 4,
      tlvs: [tlv(0x0424, 'CAFE')],
    }),
  ],
  [
    'query_sm',
    '00000017 00000003 00000000 00000005 39 39 00 01 01 37 00',
    pdu('query_sm', {
      sequence: 5,
      messageId: '99',
      sourceAddrTon: 1,
      sourceAddrNpi: 1,
      sourceAddr: '7',
    }),
  ],
  [
    'query_sm_resp',
    `00000026 80000003 00000000 00000005 39 39 00
     32 36 31 31 32 37 31 32 30 30 30 30 30 31 32 2B 00 02 00`,
    pdu('query_sm_resp', {
      sequence: 5,
      messageId: '99',
      finalDate: '261127120000012+',
      messageState: 2,
    }),
  ],
  [
    'cancel_sm',
    '0000001B 00000008 00000000 00000006 00 39 39 00 00 00 00 01 01 37 00',
    pdu('cancel_sm', {
      sequence: 6,
      messageId: '99',
      destAddrTon: 1,
      destAddrNpi: 1,
      destinationAddr: '7',
    }),
  ],
  [
    'enquire_link',
    '00000010 00000015 00000000 7FFFFFFF',
    pdu('enquire_link', { sequence: 0x7fffffff }),
  ],
  ['unbind_resp', '00000010 80000006 00000000 00000008', pdu('unbind_resp', { sequence: 8 })],
  [
    'generic_nack',
    '00000010 80000000 00000003 00000000',
    pdu('generic_nack', { sequence: 0, status: 3 }),
  ],
  [
    'outbind',
    '00000014 0000000B 00000000 00000001 61 00 62 00',
    pdu('outbind', { systemId: 'a', password: 'b' }),
  ],
  [
    'alert_notification with ms_availability_status',
    '0000001D 00000102 00000000 00000001 01 01 37 00 00 00 73 00 0422 0001 02',
    pdu('alert_notification', {
      sourceAddrTon: 1,
      sourceAddrNpi: 1,
      sourceAddr: '7',
      esmeAddr: 's',
      tlvs: [tlv(0x0422, '02')],
    }),
  ],
  [
    'an unknown command, kept as bytes',
    '00000013 00010200 00000000 00000009 01 02 03',
    { command: 'unknown', commandId: 0x10200, status: 0, sequence: 9, body: hex('010203') },
  ],
];

describe('decodePdu and encodePdu', () => {
  it.each(VECTORS)('handle %s', (_title, bytes, expected) => {
    expect(hex(bytes).readUInt32BE(0)).toBe(hex(bytes).length);
    expect(decode(hex(bytes))).toEqual(expected);
    expect(encodePdu(expected).toString('hex')).toBe(hex(bytes).toString('hex'));
  });

  it.each([
    ['submit_sm_resp', '00000010 80000004 00000045 00000001', { messageId: '', status: 0x45 }],
    ['bind_transceiver_resp', '00000010 80000009 0000000D 00000001', { systemId: '', status: 13 }],
    ['query_sm_resp', '00000010 80000003 00000067 00000001', { messageId: '', errorCode: 0 }],
  ])('handle a %s with an error and without fields', (command, bytes, fields) => {
    expect(decode(hex(bytes))).toMatchObject({ command, ...fields });
  });

  it('keep TLVs that are unknown, empty or repeated, in their order', () => {
    const bytes = hex(
      '00000023 80000004 00000000 00000001 31 00 1400 0001 AA 1400 0000 130C 0000 0001 0000',
    );
    const tlvs = [tlv(0x1400, 'AA'), tlv(0x1400, ''), tlv(0x130c, ''), tlv(0x0001, '')];
    expect(decode(bytes)).toMatchObject({ messageId: '1', tlvs });
    expect(encodePdu(decode(bytes)).equals(bytes)).toBe(true);
  });

  it.each([
    [
      'a text without an end',
      '00000012 00000003 00000000 00000001 39 39',
      2,
      "'messageId' does not",
    ],
    ['a field that is missing', '00000013 00000003 00000000 00000001 39 39 00', 2, 'sourceAddrTon'],
    [
      'a message shorter than its length',
      `00000028 00000005 00000000 00000003 00 01 01 37 00 01 01 38 00 00 00 00 00 00 00 00 00 00 09 69
       `,
      2,
      'shortMessage',
    ],
    ['half a tag', '00000013 80000004 00000000 00000001 31 00 14', 0xc0, 'optional parameters'],
    [
      'a TLV longer than the PDU',
      '00000017 80000004 00000000 00000001 31 00 1400 0002 AA',
      0xc0,
      'optional parameter 0x1400',
    ],
  ])('report %s and keep the header', (_title, bytes, nackStatus, reason) => {
    expect(decodePdu(hex(bytes))).toMatchObject({
      ok: false,
      unreadable: { nackStatus, reason: expect.stringContaining(reason) },
    });
  });

  it('return copies of values, which do not change with the input bytes', () => {
    const bytes = hex('00000017 80000004 00000000 00000001 31 00 1400 0001 AA');
    const read = decode(bytes);
    bytes.fill(0);
    expect(read).toMatchObject({ messageId: '1', tlvs: [tlv(0x1400, 'AA')] });
  });

  it.each([
    ['a NUL in a text', pdu('submit_sm', { sourceAddr: 'a\0b' })],
    ['a character beyond Latin-1', pdu('submit_sm', { sourceAddr: 'Ж' })],
    ['a message of 256 octets', pdu('submit_sm', { shortMessage: Buffer.alloc(256) })],
    [
      'a value of 65,536 octets',
      pdu('data_sm', { tlvs: [{ tag: 1, value: Buffer.alloc(65536) }] }),
    ],
    ['more than 64 KiB', pdu('data_sm', { tlvs: [{ tag: 1, value: Buffer.alloc(65535) }] })],
    ['a number of two octets', pdu('submit_sm', { dataCoding: 256 })],
  ])('reject %s when writing', (_title, wrong) => {
    expect(() => encodePdu(wrong)).toThrow(expect.objectContaining({ name: 'RangeError' }));
  });
});
