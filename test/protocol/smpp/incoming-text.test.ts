import fc from 'fast-check';
import { buildSmppEvent } from '../../../protocol/smpp/build-event';
import type { PduOf } from '../../../protocol/smpp/pdu';
import { readMessage } from '../../../protocol/smpp/read-message';
import { encodeUcs2 } from '../../../protocol/smpp/text-bytes';
import { readUserData } from '../../../protocol/smpp/user-data-header';
import { hex, pdu } from './support';

const HEADER = 0x40;

function message(parts: readonly (Buffer | string)[], dataCoding: number, esmClass = 0) {
  const received = parts.map((part) => {
    const shortMessage = typeof part === 'string' ? hex(part) : part;
    return readMessage(
      pdu('deliver_sm', { esmClass, dataCoding, shortMessage }) as PduOf<'deliver_sm'>,
    );
  });
  const event = buildSmppEvent(received, { iso: false, receivedAt: 0 });
  if (event?.type !== 'incomingMessage') throw new Error('no message');
  return event.message;
}

describe('incoming texts', () => {
  it.each([
    ['a byte order mark', 8, 'feff041f0440', 'Пр'],
    ['the other byte order mark', 8, 'fffe1f044004', 'Пр'],
    ['a byte order mark alone', 8, 'feff', ''],
    ['ISO-8859-5', 6, 'bfe0d8', 'При'],
    ['ISO-8859-5 with ASCII', 6, '6f6b20a1f1', 'ok Ёё'],
    ['ISO-8859-8', 7, 'f9ece5ed', 'שלום'],
    ['UCS-2 of a message to be deleted', 0x48, '0416', 'Ж'],
    ['GSM 03.38 of a message to be deleted', 0x40, '1b65', '€'],
  ])('are decoded with %s', (_, dataCoding, octets, text) => {
    expect(message([octets], dataCoding)).toMatchObject({ text, extra: {} });
  });

  it('are decoded with a byte order mark in each part', () => {
    expect(message(['feff041f', 'feff0440'], 8).text).toBe('Пр');
    expect(message(['fffe1f04', 'fffe4004'], 8).text).toBe('Пр');
    expect(message(['fffe1f04', '4004'], 8).text).toBe('Пр');
  });

  it.each([
    ['JIS', 5, '82a0'],
    ['pictograms', 9, '616263'],
    ['ISO-2022-JP', 10, '1b2442'],
    ['extended Kanji', 13, '2422'],
    ['Korean', 14, 'b0a1'],
    ['a reserved value', 11, '6162'],
    ['a compressed text', 0x28, '0416'],
    ['a reserved group', 0x85, '6162'],
    ['bytes', 4, '0001ff'],
  ])('of %s are returned as octets, never as another text', (_, dataCoding, octets) => {
    expect(message([octets], dataCoding)).toMatchObject({
      text: '',
      extra: { data: octets, data_coding: dataCoding },
    });
  });

  it.each([
    ['GSM 03.38', 0, '41ff', 'A\ufffd'],
    ['ASCII', 1, '636166e9', 'caf\ufffd'],
    ['ISO-8859-1', 3, '419042', 'A\ufffdB'],
    ['ISO-8859-8', 7, 'f9ff', 'ש\ufffd'],
    ['UCS-2', 8, '041f04', 'П\ufffd'],
  ])('mark characters that %s lacks, and keep the octets', (_, dataCoding, octets, text) => {
    expect(message([octets], dataCoding)).toMatchObject({
      text,
      extra: { data: octets, data_coding: dataCoding },
    });
  });
});

describe('the UDH indicator', () => {
  it.each([
    [
      'a text of Latin letters',
      0,
      Buffer.from(`Text ${'z'.repeat(115)}`),
      `Text ${'z'.repeat(115)}`,
    ],
    ['digits', 0, Buffer.from(`1 of ${'7'.repeat(150)}`), `1 of ${'7'.repeat(150)}`],
    ['a Cyrillic text', 8, encodeUcs2('Привет, мир'), 'Привет, мир'],
    ['a text whose second sign is a blank', 8, encodeUcs2('В 5 часов'), 'В 5 часов'],
    ['Latin letters in UCS-2', 8, encodeUcs2('Hello 5'), 'Hello 5'],
    ['a short text', 0, Buffer.from('nothing'), 'nothing'],
  ])('over %s without a header keeps the text', (_, dataCoding, octets, text) => {
    expect(message([octets], dataCoding, HEADER)).toMatchObject({ text, extra: {} });
  });

  it.each([
    ['ports', 0, '060504158A0000 61', 'a', '0504158a0000'],
    ['two elements', 0, '09 240101 0504158A0000 61', 'a', '2401010504158a0000'],
    ['a language', 8, '03 25 01 01 0416', 'Ж', '250101'],
    ['nothing', 8, '00 0416', 'Ж', undefined],
  ])('before a header of %s separates the header', (_, dataCoding, octets, text, header) => {
    const read = message([octets], dataCoding, HEADER);
    expect(read.text).toBe(text);
    expect(read.extra.user_data_header).toBe(header);
  });

  it('loses no octet', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 160 }), (octets) => {
        const { data, others, part } = readUserData(Buffer.from(octets));
        const taken = octets.length - data.length;
        const numbering = part === null ? 0 : part.kind === 'udh8' ? 5 : 6;
        if (taken > 0) expect(others.length + numbering + 1).toBeLessThanOrEqual(taken);
        else expect(data.equals(Buffer.from(octets))).toBe(true);
      }),
    );
  });
});
