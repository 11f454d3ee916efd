import { formatProblem } from '../../../protocol/format-problem';
import type { SendParameters } from '../../../protocol/endpoints/send-parameters';
import { buildSendRequest, nameSendRequest } from '../../../protocol/endpoints/send';
import { checkSendOrder } from '../../../protocol/endpoints/send';
import type { Charset } from '../../../protocol/wire/charset';

const NOW = new Date('2026-05-01T10:00:00Z');
const minimum: SendParameters = {
  recipients: ['+77011234567'],
  channel: 'sms',
  text: 'Hello',
  cost: 3,
};

function build(parameters: Partial<SendParameters>, charset: Charset = 'utf-8') {
  return buildSendRequest({ ...minimum, ...parameters }, { charset, format: 3, now: NOW });
}

/** The fields beyond those of the minimum. */
function fieldsOf(parameters: Partial<SendParameters>): Record<string, string> {
  const request = build(parameters);
  if (!request.ok) throw new Error(formatProblem(request.problem).text);
  const fields = Object.fromEntries(request.value.fields) as Record<string, string>;
  for (const always of ['phones', 'mes', 'cost', 'op', 'err']) delete fields[always];
  return fields;
}

describe('buildSendRequest', () => {
  it('builds the whole request', () => {
    const request = build({
      recipients: ['+7 701 1234567', 'G5'],
      messageId: 'order-1',
      sender: 'Shop',
      comment: 'first\nsecond',
    });
    expect(request).toEqual({
      ok: true,
      value: {
        endpoint: 'send',
        fields: [
          ['phones', '+77011234567,G5'],
          ['mes', 'Hello\n~~~\nfirst\nsecond'],
          ['id', 'order-1'],
          ['sender', 'Shop'],
          ['cost', '3'],
          ['op', '1'],
          ['err', '1'],
        ],
        charset: 'utf-8',
        format: 3,
      },
    });
  });

  it.each([
    ['sms', {}],
    ['flashSms', { flash: '1' }],
  ] as const)('sets the channel %s', (channel, fields) => {
    expect(fieldsOf({ channel })).toEqual(fields);
  });

  it.each(['hlr', 'ping'] as const)('sends %s without a text', (channel) => {
    const request = build({ channel, text: undefined, cost: 0 });
    expect(request.ok && request.value.fields).toEqual([
      ['phones', '+77011234567'],
      [channel, '1'],
      ['op', '1'],
      ['err', '1'],
    ]);
  });

  it.each([
    [{ transliterate: 'none' }, { translit: '0' }],
    [{ transliterate: 'translit' }, { translit: '1' }],
    [{ transliterate: 'mpaHcLum' }, { translit: '2' }],
    [{ shortenLinks: true }, { tinyurl: '1' }],
    [{ shortenLinks: false }, { tinyurl: '0' }],
    [{ maxParts: 2 }, { maxsms: '2' }],
    [{ validity: 24 }, { valid: '24' }],
    [
      { spreadPeriod: 0.1, spreadFrequency: 1440 },
      { period: '0.1', freq: '1440' },
    ],
    [
      { spreadPeriod: 720, spreadFrequency: 1 },
      { period: '720', freq: '1' },
    ],
    [{ sendAt: '2026-05-01T16:00:00+05:00' }, { time: '01777633200' }],
    [{ sendAt: '2026-05-01T16:00', sendAtZone: 'Asia/Almaty' }, { time: '01777633200' }],
    [{ sendAt: '2026-05-01T11:00' }, { time: '01777633200' }],
    [{ sendAt: '2026-05-01T09:59:00Z' }, { time: '01777629540' }],
    [{ sendAt: '2038-01-19T03:14:07Z' }, { time: '02147483647' }],
    [{ sendAt: '', deliveryWindow: '', timezone: '' }, {}],
    [{ deliveryWindow: '10-21' }, { time: '10-21' }],
    [{ deliveryWindow: ' 0 \u2013 24 ' }, { time: '0-24' }],
    [
      { deliveryWindow: '9-18', timezone: 'Asia/Almaty' },
      { time: '9-18', tz: '2' },
    ],
    [
      { deliveryWindow: '9-18', timezone: 'UTC-3:30' },
      { time: '9-18', tz: '-6.5' },
    ],
    [{ sender: '' }, {}],
    [{ sender: '123456789012345' }, { sender: '123456789012345' }],
    [{ sender: '+123456789012345' }, { sender: '+123456789012345' }],
    [{ sender: 'Elevenchars' }, { sender: 'Elevenchars' }],
    [{ messageId: '2147483647' }, { id: '2147483647' }],
    [{ messageId: '' }, {}],
    [{ messageId: 'a'.repeat(40) }, { id: 'a'.repeat(40) }],
    [{ maxRecipients: 1 }, {}],
  ] as const)('writes %j as %j', (parameters, fields) => {
    expect(fieldsOf(parameters)).toEqual(fields);
  });

  it('leaves cost out when the price is not requested', () => {
    const request = build({ cost: 0 });
    expect(request.ok && request.value.fields.map(([name]) => name)).toEqual([
      'phones',
      'mes',
      'op',
      'err',
    ]);
  });

  it('composes the texts for subscribers', () => {
    const [text, comment] = ['Мой'.normalize('NFD'), 'é'.normalize('NFD')];
    const entries = [{ recipients: ['77011234567'], text }];
    const requests = [build({ text, comment }), build({ text: undefined, entries })];
    const written = requests.map((request) => (request.ok ? request.value.fields : []));
    expect(written[0]).toContainEqual(['mes', 'Мой\n~~~\né']);
    expect(written[1]).toContainEqual(['list', '77011234567:Мой']);
  });

  it('counts an emoji as one of 1000 characters', () => {
    expect(build({ text: '😀'.repeat(1000) }).ok).toBe(true);
    expect(build({ text: '😀'.repeat(1001) }).ok).toBe(false);
  });

  it('accepts gateway marks that are intended', () => {
    expect(build({ text: '__CALL__: hi', allowGatewayMarks: true }).ok).toBe(true);
    expect(build({ text: 'a\n~~~\nb', allowGatewayMarks: true }).ok).toBe(true);
  });

  it.each<[string, Partial<SendParameters>, string]>([
    ['to', { recipients: [] }, 'is empty'],
    ['to', { recipients: ['nobody'] }, 'has no digits'],
    ['channel', { channel: 'pigeon' as 'sms' }, '"pigeon"'],
    ['text', { text: undefined }, 'is empty'],
    ['text', { text: ' \n' }, 'is empty'],
    ['text', { text: 'x'.repeat(1001) }, '1001 characters'],
    ['text', { text: '__HLR__' }, '__HLR__'],
    ['text', { text: 'a\n~~~\nb' }, '~~~'],
    ['text', { channel: 'hlr' }, 'HLR Lookup does not support it'],
    ['comment', { channel: 'ping', text: '', comment: 'x' }, 'Ping SMS does not support it'],
    ['sender', { sender: 'Twelve chars' }, '12 characters'],
    ['sender', { sender: '1234567890123456' }, '16 characters'],
    ['messageId', { messageId: '0' }, '"0"'],
    ['messageId', { messageId: '007' }, '"007"'],
    ['messageId', { messageId: '2147483648' }, '"2147483648"'],
    ['messageId', { messageId: 'заказ' }, '"заказ"'],
    ['messageId', { messageId: 'a b' }, '"a b"'],
    ['messageId', { messageId: 'a'.repeat(41) }, 'aaa'],
    ['messageId', { messageId: ' ' }, 'is empty'],
    ['sendAt', { sendAt: 'tomorrow' }, '"tomorrow"'],
    ['sendAt', { sendAt: '2026-05-01T09:58:59Z' }, 'in the past'],
    ['sendAt', { sendAt: '2038-01-19T03:14:08Z' }, 'later than'],
    ['deliveryWindow', { deliveryWindow: '21-10' }, '"21-10"'],
    ['deliveryWindow', { deliveryWindow: '10-10' }, '"10-10"'],
    ['deliveryWindow', { deliveryWindow: '10-25' }, '"10-25"'],
    ['deliveryWindow', { deliveryWindow: '10' }, '"10"'],
    ['deliveryWindow', { deliveryWindow: '10-21', sendAt: '2030-01-01T00:00Z' }, 'both set'],
    ['timezone', { timezone: 'Asia/Almaty' }, "without 'deliveryWindow'"],
    ['timezone', { timezone: 'UTC+5', sendAt: '2030-01-01T00:00Z' }, "without 'deliveryWindow'"],
    ['timezone', { timezone: 'Mars', deliveryWindow: '1-2' }, '"Mars"'],
    ['spreadFrequency', { spreadPeriod: 5 }, "without 'spreadFrequency'"],
    ['spreadPeriod', { spreadFrequency: 5 }, "without 'spreadPeriod'"],
    ['spreadPeriod', { spreadPeriod: 0.05, spreadFrequency: 5 }, '0.05'],
    ['spreadPeriod', { spreadPeriod: 721, spreadFrequency: 5 }, '721'],
    ['spreadFrequency', { spreadPeriod: 5, spreadFrequency: 0 }, 'is 0'],
    ['spreadFrequency', { spreadPeriod: 5, spreadFrequency: 1.5 }, '1.5'],
    ['spreadFrequency', { spreadPeriod: 5, spreadFrequency: 1441 }, '1441'],
    ['validity', { validity: 0 }, 'from 1 to 24'],
    ['validity', { validity: 25 }, 'from 1 to 24'],
    ['validity', { validity: NaN }, 'NaN'],
    ['validity', { validity: '5' as unknown as number }, 'a whole number'],
    ['maxParts', { maxParts: 0 }, 'at least 1'],
    ['maxRecipients', { maxRecipients: 0 }, 'at least 1'],
    ['maxRecipients', { maxRecipients: 1, recipients: ['1', '2'] }, 'There are 2 recipients'],
  ])('rejects %s of %j', (parameter, parameters, text) => {
    const request = build(parameters);
    expect(request).toMatchObject({ ok: false, problem: { kind: 'input', parameter } });
    expect(request.ok ? '' : formatProblem(request.problem).text).toContain(text);
    expect(request.ok ? '' : formatProblem(request.problem).advice).toMatch(/\S/);
  });

  it.each<[string, Partial<SendParameters>]>([
    ['text', { text: 'Ціна 5 ₴' }],
    ['comment', { comment: '漢' }],
    ['sender', { sender: 'Café' }],
  ])('names %s when the charset lacks one of its characters', (parameter, parameters) => {
    expect(build(parameters, 'koi8-r')).toMatchObject({ ok: false, problem: { parameter } });
    expect(build(parameters, 'utf-8').ok).toBe(true);
  });
});

describe('nameSendRequest', () => {
  it.each<Partial<SendParameters>>([
    {},
    { cost: 0 },
    { sender: 'Shop', shortenLinks: true, transliterate: 'translit', maxParts: 2 },
    { sendAt: '2026-06-01T10:00:00Z', validity: 5 },
    { deliveryWindow: '10-21', timezone: 'Asia/Almaty' },
    { spreadPeriod: 2, spreadFrequency: 30 },
    { text: undefined, entries: [{ recipients: ['+77011234567'], text: 'Hi' }] },
    { channel: 'hlr', text: undefined },
    { channel: 'ping', text: undefined },
    { channel: 'flashSms' },
    { channel: 'viber', fileUrl: 'https://example.com/a.png' },
    { channel: 'voice', voice: 'w', wait: 20, repeat: 60, attempts: 2 },
    { channel: 'binary', text: undefined, data: 'ff00', dataFormat: 'hex' },
    { channel: 'wapPush', link: 'https://example.com' },
    { channel: 'email', recipients: ['a@example.com'], sender: 'b@example.com', subject: 'S' },
    { channel: 'telegramBot', botName: '@my_shop_bot', confirmNumberAfter: 20 },
  ])('returns for %j the same fields as the request with the ID', (parameters) => {
    const request = build(parameters);
    const named = build({ ...parameters, messageId: 'order-1' });
    if (!request.ok || !named.ok) throw new Error('The parameters are wrong');
    expect(nameSendRequest(request.value, 'order-1')).toEqual(named.value);
  });
});

describe('checkSendOrder', () => {
  it('returns the requested parameters, or the problem of the request', () => {
    expect(checkSendOrder(minimum, NOW)).toEqual({ ok: true, value: minimum });
    const wrong = { ...minimum, sender: 'A name that is too long' };
    expect(checkSendOrder(wrong, NOW)).toEqual(build(wrong));
  });
});
