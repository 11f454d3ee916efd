import fc from 'fast-check';
import { formatProblem } from '../../../protocol/format-problem';
import { decodeReport } from '../../../protocol/pasted-report/decode-report';
import { buildSmppEvent } from '../../../protocol/smpp/build-event';
import type { PduOf } from '../../../protocol/smpp/pdu';
import { readMessage } from '../../../protocol/smpp/read-message';
import { readReceiptDate } from '../../../protocol/smpp/smpp-time';
import { encodeUcs2 } from '../../../protocol/smpp/text-bytes';
import { moscowDateToIso } from '../../../protocol/time';
import { hex, pdu } from './support';

const RECEIPT = 0x04;
const HEADER = 0x40;
const BODY =
  'sub:001 dlvrd:001 submit date:1706091636 done date:1706091637 stat:DELIVRD err:000 text:';
const SENT = '2017-06-09T13:36:00.000Z';
const CHANGED = '2017-06-09T13:37:00.000Z';
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function record(octets: Buffer | string, dataCoding = 0, esmClass = RECEIPT) {
  const received = readMessage(
    pdu('deliver_sm', {
      esmClass,
      dataCoding,
      shortMessage: typeof octets === 'string' ? latin(octets) : octets,
    }) as PduOf<'deliver_sm'>,
  );
  const event = buildSmppEvent([received], { iso: false, receivedAt: 0 });
  if (event?.type !== 'deliveryStatus') throw new Error('no receipt');
  return event.record;
}

describe('a receipt in ASCII', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 0x11, 0x18, 0x48, 0xd0, 0xe0, 0xf0, 0xf5])(
    'is decoded under a copied data_coding of %i',
    (dataCoding) => {
      expect(record(`id:S213110009 ${BODY}`, dataCoding)).toMatchObject({
        ...{ id: 'S213110009', status: 1, errorCode: 0, sentAt: SENT, changedAt: CHANGED },
        extra: { sub: '001', dlvrd: '001', stat: 'DELIVRD' },
      });
    },
  );

  it.each([
    [0, 'H€llo', '481b656c6c6f'],
    [0, 'a@b_$', '6100621102'],
    [0, 'привет', 'd0bfd180d0b8d0b2d0b5d182'],
    [0, 'приве', 'd0bfd180d0b8d0b2d0b5d1'],
    [0, 'price $5 @home', '7072696365202435204068 6f6d65'],
    [3, 'ñ', 'f1'],
    [4, 'café', '636166e9'],
    [6, 'При', 'bfe0d8'],
    [7, 'שלום', 'f9ece5ed'],
    [8, 'привет', '043f04400438043204350442'],
    [8, 'plain', '706c61696e'],
  ])('contains the text of the message, under data_coding %i: %s', (dataCoding, text, octets) => {
    const all = Buffer.concat([latin(`id:11 ${BODY}`), hex(octets)]);
    const read = record(all, dataCoding);
    expect(read).toMatchObject({ id: '11', status: 1, errorCode: 0, text });
    expect(read.extra).not.toHaveProperty('data');
  });

  it.each([
    [4, '0601020304f5'],
    [0xf5, '000102'],
    [0, '01f5'],
    [5, '0102'],
  ])('keeps octets that are not text, under data_coding %i', (dataCoding, octets) => {
    const all = Buffer.concat([latin(`id:11 ${BODY}`), hex(octets)]);
    expect(record(all, dataCoding)).toMatchObject({
      ...{ id: '11', status: 1, errorCode: 0, text: null },
      extra: { data: all.toString('hex'), data_coding: dataCoding },
    });
  });

  it('is decoded with the UDH indicator and no header', () => {
    for (const dataCoding of [0, 4, 8]) {
      const text = `id:2700000000000000027 ${BODY}hello world`;
      expect(record(text, dataCoding, RECEIPT | HEADER)).toMatchObject({
        ...{ id: '2700000000000000027', status: 1, errorCode: 0, text: 'hello world' },
      });
    }
    const wide = encodeUcs2(`id:7 ${BODY}`);
    expect(record(wide, 8, RECEIPT | HEADER)).toMatchObject({ id: '7', status: 1 });
  });
});

describe('the class and the header of a receipt', () => {
  const HEADERS = [
    '0500030d0201',
    '060804abcd0302',
    '0500030d0101',
    '0b0003070201050415b315b3',
    '',
  ];
  const CLASSES = [0x04, 0x20, 0x24, 0x84, 0x06, 0x44, 0x60, 0x64];

  it.each(CLASSES.flatMap((esmClass) => HEADERS.map((header) => [esmClass, header] as const)))(
    'do not change it: class %i, header %j',
    (esmClass, header) => {
      const octets = Buffer.concat([hex(header), latin(`id:11 ${BODY}hi`)]);
      expect(record(octets, 0, esmClass)).toMatchObject({ id: '11', status: 1, text: 'hi' });
    },
  );

  it('contain no part number when the UDH indicator is missing', () => {
    const shortMessage = Buffer.concat([hex('0500030d0201'), latin(`id:11 ${BODY}`)]);
    const fields = { esmClass: RECEIPT, shortMessage };
    expect(readMessage(pdu('deliver_sm', fields) as PduOf<'deliver_sm'>).part).toBeNull();
  });

  it('are those of a message for acknowledgements of a subscriber, and for a header alone', () => {
    for (const esmClass of [0x00, 0x08, 0x10, 0x18, 0x40, 0x48]) {
      const shortMessage = latin(`id:11 ${BODY}`);
      const received = readMessage(
        pdu('deliver_sm', { esmClass, shortMessage }) as PduOf<'deliver_sm'>,
      );
      const event = buildSmppEvent([received], { iso: false, receivedAt: 0 });
      expect(event?.type).toBe('incomingMessage');
    }
  });
});

describe('a receipt in UTF-16', () => {
  const wide = encodeUcs2(`id:10 ${BODY}привет`);
  const little = Buffer.from(wide).swap16();
  it.each([
    ['the high octet first', 8, wide],
    ['the low octet first', 8, little],
    ['a byte order mark', 8, Buffer.concat([hex('feff'), wide])],
    ['the other byte order mark', 8, Buffer.concat([hex('fffe'), little])],
    ['another data_coding', 0, wide],
  ])('is decoded with %s', (_, dataCoding, octets) => {
    expect(record(octets, dataCoding)).toMatchObject({ id: '10', status: 1, text: 'привет' });
  });
});

describe('labels of a receipt', () => {
  it.each([
    `stat:DELIVRD err:000 done date:1706091637 id:77 submit date:1706091636 dlvrd:001 sub:001`,
    `err:000 id:77 stat:DELIVRD submit date:1706091636 done date:1706091637`,
    `Message_ID:77, Submit_Date:1706091636, Done-Date:1706091637, Status:DELIVERED, Error:000`,
    `msgid : 77 submitdate:1706091636 donedate:170609163700 state : delivrd err code: 0 text:x`,
    `ID:77\r\nSTAT:DELIVRD\r\nERR:0\r\nSUBMIT DATE:1706091636\r\nDONE DATE:1706091637`,
    `id:77;stat:DELIVRD;err:000;submit date:1706091636;done date:1706091637`,
    `\0\0id:77 submit date:1706091636 done date:1706091637 stat:DELIVRD err:000\0`,
    `id:77 submit date:1706091636 done date:1706091637 stat:DELIVRD err:000 text`,
    `id:77 submit date:1706091636 done date:1706091637 stat:DELIVRD err:000 text:hi\0\0`,
  ])('are read in any order and spelling: %j', (receipt) => {
    const expected = { id: '77', status: 1, errorCode: 0, sentAt: SENT, changedAt: CHANGED };
    expect(record(receipt)).toMatchObject(expected);
    const decoded = decodeReport(receipt);
    if (!decoded.ok) throw new Error(formatProblem(decoded.problem).text);
    expect(decoded.value).toMatchObject([{ kind: 'status', format: 'smpp', record: expected }]);
  });

  it('leave the status open for a numeric state, which two tables explain differently', () => {
    for (const stat of ['1', '2', '8', '9', '20']) {
      expect(record(`id:13 stat:${stat} err:009`)).toMatchObject({
        ...{ id: '13', status: null, errorCode: 9, isDelivered: false, extra: { stat } },
      });
    }
  });

  it.each([
    ['ACCEPTED', 0],
    ['Undeliverable', 20],
    ['REJECTED', 20],
    ['EXPIRED', 3],
    ['FAILED', null],
    ['BUFFRED', null],
  ])('map the state %s to status %p', (word, status) => {
    expect(record(`id:1 stat:${word} err:001`)).toMatchObject({ status, extra: { stat: word } });
  });

  it.each([
    'DLR id:1 stat:DELIVRD err:0',
    'id:1 id:2 stat:DELIVRD err:0',
    'id:1 stat:DELIVRD err:0 5',
  ])('keep the whole text when a part belongs to none: %s', (receipt) => {
    expect(record(receipt)).toMatchObject({ id: '1', status: 1, extra: { receipt } });
  });
});

describe('dates of a receipt', () => {
  it.each([
    ['1706091636', '2017-06-09T13:36:00.000Z'],
    ['170609163657', '2017-06-09T13:36:57.000Z'],
    ['202607221530', '2026-07-22T12:30:00.000Z'],
    ['20260722153059', '2026-07-22T12:30:59.000Z'],
    ['20120612103000', '2012-06-12T07:30:00.000Z'],
    ['180711070003912+', '2018-07-11T04:00:03.000Z'],
    ['180711070003022-', '2018-07-11T12:30:03.000Z'],
    ['2026-07-22 15:31:00', '2026-07-22T12:31:00.000Z'],
    ['201213141516', '2020-12-13T11:15:16.000Z'],
    ['190112111200', '2019-01-12T08:12:00.000Z'],
    ['6912312359', '2069-12-31T20:59:00.000Z'],
    ['2402291200', '2024-02-29T09:00:00.000Z'],
  ])('convert %s to %s', (written, moment) => {
    const read = record(`id:1 submit date:${written} done date:${written} stat:DELIVRD err:0`);
    expect(read).toMatchObject({ sentAt: moment, changedAt: moment });
    expect(read.extra).toEqual({ stat: 'DELIVRD' });
  });

  it.each([
    '0000000000',
    '000000000000',
    '1713091637',
    '1702311636',
    '2302291200',
    '1706092436',
    '1706091660',
    '170609163660',
    '201206121030',
    '202613221530',
    '00000000000000',
    '181311070003912+',
    '180711070003996+',
    '000001000000000R',
    '1785412345',
    '9912312359',
    '19000205000000',
    '19700101000000',
    '20991231235959',
    '1970-01-01 00:00:00',
    '700101000000',
    '991231235959000+',
    'soon',
  ])('keep %s, which is not a valid moment, unchanged', (written) => {
    const read = record(`id:1 submit date:${written} done date:${written} stat:DELIVRD err:0`);
    expect(read).toMatchObject({ id: '1', status: 1, sentAt: null, changedAt: null });
    expect(read.extra).toEqual({ stat: 'DELIVRD', send_date: written, last_date: written });
  });

  it('are either unchanged or convert back to the same text', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...'0123456789'),
      minLength: 9,
      maxLength: 15,
    });
    fc.assert(
      fc.property(digits, (written) => {
        const read = readReceiptDate(written);
        if (read === null) return;
        expect(moscowDateToIso(read)).not.toBeNull();
        const [, day, month, year, ...time] =
          /^(..)\.(..)\.(....) (..):(..):(..)$/.exec(read) ?? [];
        const back = `${year}${month}${day}${time.join('')}`;
        expect([back, back.slice(2), back.slice(0, -2), back.slice(2, -2)]).toContain(written);
      }),
      { numRuns: 2000 },
    );
  });

  it('do not turn a receipt into an error, whatever the octets are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 80 }),
        fc.nat(255),
        fc.boolean(),
        (octets, dataCoding, marked) => {
          const all = Buffer.concat([latin('id:5 stat:DELIVRD err:000 text:'), octets]);
          expect(record(all, dataCoding, marked ? RECEIPT | HEADER : RECEIPT)).toMatchObject({
            id: '5',
            status: 1,
          });
          record(Buffer.from(octets), dataCoding);
        },
      ),
    );
  });
});
