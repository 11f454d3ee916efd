import { prepareMessage } from '../../../protocol/smpp/prepare-message';
import { decodeGsm } from '../../../protocol/smpp/text-bytes';
import type { SmppMessageParameters } from '../../../protocol/smpp/message';
import { CHANNELS, GATEWAY_PREFIXES } from '../../../protocol/tables';
import { SMPP_CHANNELS } from '../../../protocol/tables/smpp';
import { NOW, message } from './client-support';
import { hex } from './support';
import { inWords } from '../../support/in-words';
import { atLeastOne } from '../../support/at-least-one';

const TO = '+77011234567';

function prepare(parameters: Partial<SmppMessageParameters>) {
  return prepareMessage({ channel: 'sms', to: TO, ...parameters }, { now: NOW });
}

/** The encoded text of a message in GSM 03.38 whose characters are those of ASCII. */
function textOf(parameters: Partial<SmppMessageParameters>): string {
  const { parts } = message({ text: undefined, ...parameters });
  return Buffer.concat([...parts])
    .toString('latin1')
    .replaceAll('\x11', '_')
    .replaceAll('\x00', '@')
    .replaceAll('\x1b\x3d', '~');
}

/** Every line of the gateway's document, with its placeholders filled. */
const SEED_LINES: readonly (readonly [string, Partial<SmppMessageParameters>])[] = [
  ['__MMS__: message\nsubj:subject', { channel: 'mms', text: 'message', subject: 'subject' }],
  [
    '__MAIL__: message\nsubj:subject',
    { channel: 'email', to: 'a@b.kz', text: 'message', subject: 'subject' },
  ],
  ['__CALL__: message\nvoice:m3', { channel: 'voice', text: 'message' }],
  ['__CALL__: message\nvoice:w', { channel: 'voice', text: 'message', voice: 'female1' }],
  [
    '__CALL__: message\nvoice:m2\n~~~\n25,20,3',
    { channel: 'voice', text: 'message', voice: 'male2', wait: 25, attempts: 3 },
  ],
  ['__VIBER__: message', { channel: 'viber', text: 'message' }],
  ['__SOC__: message', { channel: 'social', text: 'message' }],
  [
    '__BOT__: message\nbot:@bot_name',
    { channel: 'telegramBot', text: 'message', botName: 'bot_name' },
  ],
  ['__HLR__', { channel: 'hlr' }],
  ['__PING__', { channel: 'ping' }],
  ['message\n~~~\ncomment', { text: 'message', comment: 'comment' }],
  ['message', { text: 'message' }],
];

describe('prepareMessage', () => {
  it.each(SEED_LINES)('writes %j', (line, parameters) => {
    expect(textOf(parameters)).toBe(line);
  });

  it('supports every prefix of the documents', () => {
    const prefixes = SMPP_CHANNELS.map(({ prefix }) => prefix).filter((prefix) => prefix !== null);
    expect([...prefixes].sort()).toEqual(GATEWAY_PREFIXES.map(({ prefix }) => prefix).sort());
    const names = CHANNELS.map(({ name }) => name);
    for (const { name } of atLeastOne(SMPP_CHANNELS)) expect(names).toContain(name);
  });

  it('returns numbers, sender and times as the specification defines', () => {
    const prepared = message({
      to: '8 (701) 123'.replace(/\D/g, ''),
      sender: 'Shop',
      validity: 24,
      sendAt: '2026-11-27T18:30:05+05:00',
      receipt: false,
    });
    expect(prepared).toMatchObject({
      sourceAddrTon: 5,
      sourceAddrNpi: 0,
      sourceAddr: 'Shop',
      destAddrTon: 1,
      destAddrNpi: 1,
      destinationAddr: '8701123',
      validityPeriod: '000001000000000R',
      scheduleDeliveryTime: '261127133005000+',
      registeredDelivery: 0,
    });
    expect(message({ sender: '+77770001122', validity: 5 })).toMatchObject({
      sourceAddrTon: 1,
      sourceAddrNpi: 1,
      sourceAddr: '77770001122',
      validityPeriod: '000000050000000R',
      registeredDelivery: 1,
      scheduleDeliveryTime: '',
    });
    expect(message({ channel: 'email', to: 'a@b.kz', subject: 's' })).toMatchObject({
      destAddrTon: 5,
      destAddrNpi: 0,
      destinationAddr: 'a@b.kz',
    });
  });

  it('writes bytes with their header and splits them without one', () => {
    expect(message({ channel: 'binary', text: undefined, data: '01 02' })).toMatchObject({
      dataCoding: 4,
      hasHeader: false,
      parts: [hex('0102')],
    });
    expect(
      message({
        channel: 'binary',
        text: undefined,
        data: '01',
        userDataHeader: '0504158A0000',
        protocolId: 64,
      }),
    ).toMatchObject({ hasHeader: true, protocolId: 64, parts: [hex('060504158A000001')] });
    const long = message({ channel: 'binary', text: undefined, data: 'ab'.repeat(141) });
    expect(long.parts.map(({ length }) => length)).toEqual([134, 7]);
  });

  it.each<[string, Partial<SmppMessageParameters>, string, string]>([
    ['a text that would be a call', { text: '__CALL__: hi' }, 'text', 'voice call'],
    ['a text that would be HLR', { text: ' __hlr__' }, 'text', 'HLR request'],
    ['an unknown prefix', { text: '__NEW__ hi' }, 'text', 'another kind'],
    [
      'a text that would hide its end',
      { text: 'a\n~~~\nb' },
      'text',
      'does not send the text after it',
    ],
    [
      'the same behind a prefix',
      { channel: 'viber', text: 'a\r\n~~~\r\nb' },
      'text',
      'does not send the text after it',
    ],
    [
      'a line that would be a subject',
      { channel: 'email', to: 'a@b.kz', subject: 's', text: 'a\nSubj: b' },
      'text',
      'subj:',
    ],
    ['a line that would be a voice', { channel: 'voice', text: 'a\n voice:m' }, 'text', 'voice:'],
    [
      'a call that would speak a code',
      { channel: 'voice', text: ' Code ' },
      'text',
      'replaces with a one-time code',
    ],
    ['an unknown voice', { channel: 'voice', text: 'a', voice: 'x' }, 'voice', 'unknown'],
    ['a wait out of range', { channel: 'voice', text: 'a', wait: 5 }, 'wait', '10 to 35'],
    [
      'a subject with a line break',
      { channel: 'mms', text: 'a', subject: 'a\nb' },
      'subject',
      'line break',
    ],
    [
      'an invalid name of a bot',
      { channel: 'telegramBot', text: 'a', botName: 'my bot' },
      'botName',
      'not a valid bot name',
    ],
    ['a subject for an SMS', { text: 'a', subject: 'b' }, 'subject', 'does not support it'],
    ['no text', { text: ' ' }, 'text', 'empty'],
    [
      'a comment for Viber',
      { channel: 'viber', text: 'a', comment: 'b' },
      'comment',
      'does not support',
    ],
    ['half a character', { text: 'a\ud800' }, 'text', 'does not support'],
    ['a group', { text: 'a', to: 'G12' }, 'to', 'group'],
    [
      'an address beyond the field',
      { channel: 'email', to: 'somebody@example.com.kz', text: 'a', subject: 's' },
      'to',
      'at most 20',
    ],
    ['an address in Cyrillic', { text: 'a', to: 'Ж' }, 'to', 'does not support'],
    ['no recipient', { text: 'a', to: ' ' }, 'to', 'empty'],
    ['a sender in Cyrillic', { text: 'a', sender: 'Шоп' }, 'sender', 'does not support'],
    ['a sender of 12 characters', { text: 'a', sender: 'abcdefghijkl' }, 'sender', 'too long'],
    ['a validity of 25 hours', { text: 'a', validity: 25 }, 'validity', '1 to 24'],
    ['a moment in the past', { text: 'a', sendAt: '2020-01-01T00:00:00Z' }, 'sendAt', 'past'],
    ['bytes that are none', { channel: 'binary', data: 'xy' }, 'data', 'hexadecimal'],
    [
      'bytes with a header beyond one SMS',
      { channel: 'binary', data: 'ab'.repeat(140), userDataHeader: '00' },
      'data',
      '142 octets',
    ],
    [
      'bytes for more than 255 SMS',
      { channel: 'binary', data: 'ab'.repeat(134 * 255 + 1) },
      'data',
      'more than a message can hold',
    ],
    [
      'a protocol of two octets',
      { channel: 'binary', data: '00', protocolId: 256 },
      'protocolId',
      '0 to 255',
    ],
    ['a sign beyond the chosen alphabet', { text: 'Ж', encoding: 'gsm7' }, 'text', 'U+0416'],
  ])('rejects %s', (_title, parameters, parameter, text) => {
    expect(inWords(prepare(parameters))).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter, text: expect.stringContaining(text) },
    });
  });

  it('sends gateway marks that are intended', () => {
    expect(textOf({ text: '__HLR__', allowGatewayMarks: true })).toBe('__HLR__');
    expect(textOf({ channel: 'mms', text: 'a\nsubj:b', allowGatewayMarks: true })).toBe(
      '__MMS__: a\nsubj:b',
    );
  });

  it('accepts a setting word in the last line in a channel without settings', () => {
    expect(textOf({ text: 'voice: yes\nsubj: no' })).toBe('voice: yes\nsubj: no');
  });

  it.each([
    ['a long comment', 'a'.repeat(100), 'x'.repeat(200), 0, 1, 100, 0, 3],
    ['a Cyrillic comment', 'a'.repeat(100), 'заметка', 0, 1, 100, 8, 2],
    ['a comment with an emoji', 'a'.repeat(161), '😀', 0, 2, 161, 8, 3],
    ['a Cyrillic text', 'Привет', 'note', 8, 1, 12, 8, 1],
  ])(
    'returns what the subscriber receives beside %s',
    (_, text, comment, coding, parts, octets, sent, sentParts) => {
      const prepared = message({ text, comment });
      expect(prepared.received).toEqual({ text, comment, dataCoding: coding, parts, octets });
      expect(prepared.dataCoding).toBe(sent);
      expect(prepared.parts).toHaveLength(sentParts);
      const octetsSent = Buffer.concat([...prepared.parts]);
      expect(sent === 8 ? octetsSent.swap16().toString('utf16le') : decodeGsm(octetsSent)).toBe(
        `${text}\n~~~\n${comment}`,
      );
    },
  );

  it('recognizes a comment that the user wrote into the text', () => {
    const text = 'Hello\n~~~\nзаметка';
    expect(message({ text, allowGatewayMarks: true }).received).toMatchObject({
      ...{ text: 'Hello', comment: 'заметка', dataCoding: 0, parts: 1 },
    });
    expect(message({ text: 'Hello' }).received).toBeUndefined();
    expect(message({ channel: 'voice', text: 'Hello', wait: 20 }).received).toBeUndefined();
  });

  it('names the comment when only the comment does not fit', () => {
    expect(prepare({ text: 'Hello', comment: 'заметка', encoding: 'gsm7' })).toMatchObject({
      problem: { parameter: 'comment' },
    });
    expect(prepare({ text: 'Hello', comment: 'x'.repeat(39_100) })).toMatchObject({
      problem: { parameter: 'comment' },
    });
    expect(prepare({ text: 'Жук', comment: 'заметка', encoding: 'gsm7' })).toMatchObject({
      problem: { parameter: 'text' },
    });
  });

  it('writes the voice above settings in the text', () => {
    expect(textOf({ channel: 'voice', text: 'Hi\n~~~\n20,60,3', allowGatewayMarks: true })).toBe(
      '__CALL__: Hi\nvoice:m3\n~~~\n20,60,3',
    );
    expect(
      prepare({ channel: 'voice', text: 'Hi\n~~~\n1,2,3', wait: 20, allowGatewayMarks: true }),
    ).toMatchObject({ problem: { parameter: 'text' } });
  });

  it('counts the prefix and the rest as text of the SMS', () => {
    expect(message({ channel: 'viber', text: 'a'.repeat(149) }).parts).toHaveLength(1);
    expect(message({ channel: 'viber', text: 'a'.repeat(150) }).parts).toHaveLength(2);
  });
});

it.each<[string, Partial<SmppMessageParameters>, Partial<SmppMessageParameters>]>([
  ['a Cyrillic text', { text: 'и\u0306'.repeat(70) }, { text: 'й'.repeat(70) }],
  ['a text in GSM 03.38', { text: 'u\u0308'.repeat(160) }, { text: 'ü'.repeat(160) }],
  ['a comment', { text: 'a', comment: 'и\u0306' }, { text: 'a', comment: 'й' }],
  [
    'a subject',
    { channel: 'mms', text: 'a', subject: 'e\u0301' },
    { channel: 'mms', text: 'a', subject: 'é' },
  ],
])('prepareMessage composes the characters of %s before counting', (_, written, composed) => {
  const prepared = prepare(written);
  expect(prepared.ok).toBe(true);
  expect(prepared).toEqual(prepare(composed));
});
