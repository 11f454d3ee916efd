import { formatProblem } from '../../../protocol/format-problem';
import { buildSendRequest } from '../../../protocol/endpoints/send';
import { toSpokenCode } from '../../../protocol/endpoints/send-response';
import type { SendParameters } from '../../../protocol/endpoints/send-parameters';
import { CHANNELS, findDeliveryError, VOICES, type SendChannel } from '../../../protocol/tables';
import type { AttachedFile } from '../../../protocol/wire/multipart';
import { valueOf } from '../../support/results';

const FILE: AttachedFile = {
  name: 'a.mp3',
  contentType: 'audio/mpeg',
  size: 101,
  open: () => [Buffer.alloc(101)],
};
const RECIPIENT = '+77011234567';

function build(channel: SendChannel, parameters: Partial<SendParameters>) {
  return buildSendRequest(
    { recipients: [RECIPIENT], channel, cost: 0, ...parameters },
    { charset: 'utf-8', format: 3, now: new Date('2026-05-01T10:00:00Z') },
  );
}

/** The fields, without those of every request. */
function fieldsOf(channel: SendChannel, parameters: Partial<SendParameters>) {
  return valueOf(build(channel, parameters)).fields.filter(
    ([name]) => !['phones', 'op', 'err'].includes(name),
  );
}

const CALL = [
  ['call', '1'],
  ['voice', 'm3'],
  ['param', '22,20,5'],
];
const MAIL = { sender: 'shop@example.com', subject: 'News', text: 'Hello' };

describe('channels of send.php', () => {
  it.each<[SendChannel, Partial<SendParameters>, readonly (readonly string[])[]]>([
    ['sms', { text: 'Hi' }, [['mes', 'Hi']]],
    [
      'flashSms',
      { text: 'Hi' },
      [
        ['mes', 'Hi'],
        ['flash', '1'],
      ],
    ],
    ['voice', { text: 'Hi' }, [['mes', 'Hi'], ...CALL]],
    ['voice', { voiceContent: 'code' }, [['mes', 'code'], ...CALL]],
    ['voice', { voiceContent: 'file', attachments: [FILE] }, CALL],
    [
      'voice',
      { voiceContent: 'file', fileUrl: 'https://example.com/a.mp3' },
      [...CALL, ['fileurl', 'https://example.com/a.mp3']],
    ],
    [
      'voice',
      { text: 'Hi', voice: 'female2', voiceLanguage: 'EN', wait: 10, repeat: 3600, attempts: 9 },
      [
        ['mes', 'Hi'],
        ['call', '1'],
        ['voice', 'w2,en'],
        ['param', '10,3600,9'],
      ],
    ],
    [
      'email',
      MAIL,
      [
        ['mes', 'Hello'],
        ['mail', '1'],
        ['subj', 'News'],
        ['sender', 'shop@example.com'],
      ],
    ],
    [
      'mms',
      { subject: ' Photo ', attachments: [FILE] },
      [
        ['mms', '1'],
        ['subj', 'Photo'],
      ],
    ],
    [
      'viber',
      { text: 'Hi', sender: 'A long name of a shop' },
      [
        ['mes', 'Hi'],
        ['viber', '1'],
        ['sender', 'A long name of a shop'],
      ],
    ],
    ['viber', { attachments: [FILE] }, [['viber', '1']]],
    [
      'whatsapp',
      { text: 'Hi' },
      [
        ['mes', 'Hi'],
        ['whatsapp', '1'],
      ],
    ],
    [
      'social',
      { text: 'Hi' },
      [
        ['mes', 'Hi'],
        ['soc', '1'],
      ],
    ],
    [
      'telegram',
      { text: 'Hi' },
      [
        ['mes', 'Hi'],
        ['tg', '1'],
      ],
    ],
    [
      'telegramBot',
      { text: 'Hi', botName: 'shop_bot', confirmNumberAfter: 10 },
      [
        ['mes', 'Hi'],
        ['bot', '@shop_bot'],
        ['smsreq', '10'],
      ],
    ],
    [
      'wapPush',
      { link: ' https://example.com/a ', text: 'Offer' },
      [
        ['mes', 'https://example.com/a\nOffer'],
        ['push', '1'],
      ],
    ],
    [
      'binary',
      { data: '0A 1b:2C' },
      [
        ['mes', '000a1b2c'],
        ['bin', '2'],
      ],
    ],
    [
      'binary',
      { data: 'Aÿ', dataFormat: 'raw', userDataHeader: '0504158A0000' },
      [
        ['mes', '060504158a000041ff'],
        ['bin', '2'],
      ],
    ],
    [
      'binary',
      { data: '01', protocolId: 0, dataCoding: 245 },
      [
        ['mes', '0001\n~~~\npid: 0, dcs: 245'],
        ['bin', '2'],
      ],
    ],
  ])('are encoded as documented: %s with %j', (channel, parameters, fields) => {
    expect(fieldsOf(channel, parameters)).toEqual(fields);
  });

  it('return the files beside the fields, and only when there are some', () => {
    const request = build('mms', { attachments: [FILE] });
    expect(request.ok && request.value.files).toEqual([FILE]);
    const without = build('mms', { text: 'Hi', attachments: [] });
    expect(without.ok && 'files' in without.value).toBe(false);
  });

  it.each([
    ['<b>Hi</b>', '<html><body><b>Hi</b></body></html>'],
    ['<!DOCTYPE html>\n<p>Hi', '<!DOCTYPE html>\n<p>Hi'],
    [' <html lang="en">Hi</html>', ' <html lang="en">Hi</html>'],
  ])('convert the HTML %j of an e-mail to a document', (text, sent) => {
    expect(fieldsOf('email', { ...MAIL, text, emailFormat: 'html' })[0]).toEqual(['mes', sent]);
    expect(fieldsOf('email', { ...MAIL, text })[0]).toEqual(['mes', text]);
  });

  it('limit texts to 1000 characters, except those of e-mails', () => {
    const text = 'x'.repeat(1001);
    expect(build('email', { ...MAIL, text }).ok).toBe(true);
    expect(build('viber', { text }).ok).toBe(false);
  });

  it.each(VOICES.map(({ name, code }) => [name, code]))('send the voice %s as %s', (name, code) => {
    expect(fieldsOf('voice', { text: 'Hi', voice: name })).toContainEqual(['voice', code]);
    expect(fieldsOf('voice', { text: 'Hi', voice: code })).toContainEqual(['voice', code]);
  });

  it.each(['durov', '#12345', '@durov', '77011234567'])('reach %j by Telegram', (recipient) => {
    const request = build('telegram', { recipients: [recipient], text: 'Hi' });
    expect(request.ok && request.value.fields[0]).toEqual(['phones', recipient]);
    expect(build('sms', { recipients: ['durov'], text: 'Hi' }).ok).toBe(false);
  });
});

describe('content that a channel cannot send', () => {
  it.each<[SendChannel, string, Partial<SendParameters>, string]>([
    ['sms', 'subject', { text: 'Hi', subject: 'News' }, 'SMS does not support it'],
    ['sms', 'attachments', { text: 'Hi', attachments: [FILE] }, 'SMS does not support it'],
    ['viber', 'comment', { text: 'Hi', comment: 'Secret' }, 'Viber does not support it'],
    ['email', 'subject', { ...MAIL, subject: ' ' }, 'is empty'],
    ['email', 'subject', { ...MAIL, subject: 'a\nb' }, 'line break'],
    ['email', 'sender', { ...MAIL, sender: '' }, 'is empty'],
    ['email', 'sender', { ...MAIL, sender: 'Shop' }, '"Shop"'],
    ['email', 'text', { ...MAIL, text: '' }, 'is empty'],
    ['email', 'emailFormat', { ...MAIL, emailFormat: 'rtf' as 'html' }, '"rtf"'],
    ['email', 'fileUrl', { ...MAIL, fileUrl: 'ftp://a' }, '"ftp://a"'],
    ['voice', 'text', {}, 'is empty'],
    ['voice', 'text', { text: ' Code ' }, 'replaces with a one-time code'],
    ['voice', 'text', { text: '__SMS__: Hi' }, '__SMS__'],
    ['voice', 'text', { text: 'Hi', voiceContent: 'code' }, 'the call contains a code'],
    ['voice', 'text', { text: 'Hi', voiceContent: 'file', attachments: [FILE] }, 'contains a file'],
    ['voice', 'attachments', { text: 'Hi', attachments: [FILE] }, 'contains a text'],
    ['voice', 'fileUrl', { text: 'Hi', fileUrl: 'https://a.kz' }, 'contains a text'],
    ['voice', 'fileUrl', { voiceContent: 'code', fileUrl: 'https://a.kz' }, 'contains a code'],
    ['voice', 'attachments', { voiceContent: 'file' }, 'contains no file'],
    ['voice', 'voiceContent', { voiceContent: 'song' as 'file' }, '"song"'],
    ['voice', 'to', { voiceContent: 'code', recipients: [RECIPIENT, RECIPIENT] }, 'same code'],
    ['voice', 'to', { voiceContent: 'code', recipients: ['G5'] }, 'same code'],
    ['voice', 'voice', { text: 'Hi', voice: 'robot' }, '"robot"'],
    ['voice', 'voiceLanguage', { text: 'Hi', voiceLanguage: 'english' }, '"english"'],
    ['voice', 'wait', { text: 'Hi', wait: 9 }, 'from 10 to 35'],
    ['voice', 'repeat', { text: 'Hi', repeat: 3601 }, 'from 10 to 3600'],
    ['voice', 'attempts', { text: 'Hi', attempts: 0 }, 'from 1 to 9'],
    ['mms', 'text', {}, 'there is no file'],
    ['viber', 'text', { text: ' ' }, 'there is no file'],
    ['telegramBot', 'botName', { text: 'Hi' }, 'is empty'],
    ['telegramBot', 'botName', { text: 'Hi', botName: 'my bot' }, '"my bot"'],
    ['telegramBot', 'confirmNumberAfter', { text: 'Hi', botName: 'a', confirmNumberAfter: 9 }, '9'],
    ['wapPush', 'link', { text: 'Hi', link: 'example.com' }, '"example.com"'],
    ['wapPush', 'text', { text: 'a\nb', link: 'https://a.kz' }, 'line break'],
    ['wapPush', 'link', { text: 'Hi', link: `https://${'a'.repeat(990)}` }, '1001 characters'],
    ['binary', 'data', {}, 'is empty'],
    ['binary', 'data', { data: '0g' }, '"0g"'],
    ['binary', 'data', { data: '012' }, '"012"'],
    ['binary', 'data', { data: 'aЖ', dataFormat: 'raw' }, 'at position 2'],
    ['binary', 'data', { data: '00'.repeat(500) }, '1002 hexadecimal digits'],
    ['binary', 'dataFormat', { data: '00', dataFormat: 'octal' as 'hex' }, '"octal"'],
    ['binary', 'userDataHeader', { data: '00', userDataHeader: 'xyz' }, '"xyz"'],
    ['binary', 'userDataHeader', { data: '00', userDataHeader: '00'.repeat(140) }, '140 bytes'],
    ['binary', 'dataCoding', { data: '00', protocolId: 1 }, "without 'dataCoding'"],
    ['binary', 'protocolId', { data: '00', dataCoding: 1 }, "without 'protocolId'"],
    ['binary', 'protocolId', { data: '00', protocolId: 256, dataCoding: 1 }, '256'],
    [
      'mms',
      'attachments',
      { attachments: [FILE, { ...FILE, name: 'b.mp3', size: 100 }] },
      '100 bytes, "b.mp3"; the gateway requires at least 101 bytes',
    ],
  ])('is rejected: %s, %s of %j', (channel, parameter, parameters, text) => {
    const request = build(channel, parameters);
    expect(request).toMatchObject({ ok: false, problem: { kind: 'input', parameter } });
    expect(request.ok ? '' : formatProblem(request.problem).text).toContain(text);
    expect(request.ok ? '' : formatProblem(request.problem).advice).toMatch(/\S/);
  });
});

describe('rows of channels', () => {
  it.each(CHANNELS.map((row) => [row.name, row] as const))('are consistent: %s', (_name, row) => {
    expect(row.accepts).toEqual(expect.arrayContaining([...row.needs]));
    expect(new Set(row.accepts).size).toBe(row.accepts.length);
  });

  it('select the table of delivery errors', () => {
    expect(findDeliveryError(1, 'email')?.name).toBe('recipientNotFound');
    expect(findDeliveryError(1, 'voice')?.name).toBe('subscriberNotFound');
    expect(findDeliveryError(242, 'voice')?.name).toBe('answeringMachine');
  });
});

describe('toSpokenCode', () => {
  it.each([
    ['127856', '7856'],
    ['1234', '1234'],
    ['0042', '0042'],
    ['42', '0042'],
    ['000042', '0042'],
  ])('converts %j to %j', (code, spoken) => {
    expect(toSpokenCode(code)).toBe(spoken);
  });
});
