import { createDataClient } from '../../../protocol/clients/data-client';
import { createRequestSender } from '../../../protocol/clients/exchange';
import { buildBlock } from '../../../protocol/endpoints/contact';
import { writeContactValues } from '../../../protocol/endpoints/contact-fields';
import { readGroupsResponse } from '../../../protocol/endpoints/group';
import { readInboxResponse } from '../../../protocol/endpoints/inbox';
import { buildCreateMailing } from '../../../protocol/endpoints/mailing';
import { buildSendRequest } from '../../../protocol/endpoints/send';
import { buildRequestCode, readSendersResponse } from '../../../protocol/endpoints/senders';
import { readStatusResponse } from '../../../protocol/endpoints/status';
import { readOperatorTemplatesResponse } from '../../../protocol/endpoints/operator-template';
import { parseXml } from '../../../protocol/wire/xml';
import { exchangeOptions } from '../../support/exchange-options';
import { answerOf, foundIn } from '../support/contexts';
import { problemOf, valueOf } from '../../support/results';

const form = { charset: 'utf-8', format: 3 } as const;
const encoding = { ...form, now: new Date('2026-11-02T09:00:00Z') };
const recipients = ['+77011234567'];

/** Fields that a workflow may omit, or an expression may leave empty, by the name of the parameter. */
describe('a message without a required field of its channel', () => {
  it.each([
    ['telegramBot', { text: 'Hello' }, 'botName'],
    ['telegramBot', { botName: 'shop_bot' }, 'text'],
    ['wapPush', { text: 'Sale' }, 'link'],
    ['wapPush', { link: 'https://example.com', text: '\ud800' }, 'text'],
    ['wapPush', { link: 'https://example.com/\ud800', text: 'Sale' }, 'link'],
    ['email', { sender: 'shop@example.com', subject: 'News' }, 'text'],
    ['email', { sender: 'shop@example.com', text: 'Hello' }, 'subject'],
    ['binary', {}, 'data'],
    ['voice', {}, 'text'],
    ['sms', {}, 'text'],
  ] as const)('%s with %j is rejected', (channel, parameters, name) => {
    const message = { recipients, channel, cost: 0, ...parameters } as const;
    expect(problemOf(buildSendRequest(message, encoding))).toMatchObject({
      kind: 'input',
      parameter: name,
    });
  });

  it('is rejected in a mailing as well, with a template too', () => {
    const message = { recipients: [], channel: 'sms' } as const;
    const mailing = { name: 'Sale', message, templateId: '7' };
    expect(problemOf(buildCreateMailing(mailing, encoding))).toMatchObject({ parameter: 'to' });
  });

  it('is accepted with only the required fields', () => {
    const bot = { recipients, channel: 'telegramBot', botName: '@shop_bot', text: 'Hi' } as const;
    const request = valueOf(buildSendRequest({ ...bot, cost: 0 }, encoding));
    expect(request.fields).toContainEqual(['bot', '@shop_bot']);
    expect(request.fields.map(([name]) => name)).not.toContain('smsreq');
    const code = valueOf(buildRequestCode('+77011234567', '', form));
    expect(code.fields).toEqual([
      ['send_code', '1'],
      ['sender', '77011234567'],
    ]);
  });
});

describe('values of contacts', () => {
  it('leave out an invalid moment and an invalid kind of a block', () => {
    const values = writeContactValues({ name: new Date(NaN), comment: ['a', ['b']] });
    expect(values).toMatchObject({ ok: true });
    expect(Object.values(values.ok ? values.value : {})).toEqual(['a, b']);
    expect(buildBlock(['77'], 'some' as never, form).fields).toEqual([
      ['add_black', '1'],
      ['phone', '77'],
    ]);
  });

  it('reject an object that is not a valid moment', () => {
    expect(writeContactValues({ name: { toISO: () => 5 } })).toMatchObject({ ok: false });
    expect(writeContactValues({ name: ['a', {}] })).toMatchObject({ ok: false });
  });

  it('reject several birthdays', () => {
    const birthday = ['1990-12-31', '1991-12-31'];
    expect(problemOf(writeContactValues({ birthday }))).toMatchObject({ parameter: 'birthday' });
  });
});

describe('unusual responses', () => {
  it.each(['5', '"OK"', 'null', '[1, 2]', '{}', '{"a": 1}'])('have no list: %s', (text) => {
    expect(foundIn(readGroupsResponse(answerOf(text, 3)))).toMatch(
      /list of records|no JSON|not JSON/,
    );
  });

  it.each([
    ['[{"id": 1}, {"id": 2, "sender": "Shop"}]', ['Shop']],
    ['{"senders": [{"mail": "a@example.com"}]}', ['a@example.com']],
  ])('contain senders: %s', (text, names) => {
    const senders = valueOf(readSendersResponse(answerOf(text, 3)));
    expect(senders.map(({ name }) => name)).toEqual(names);
  });

  it('keep a time that cannot be read', () => {
    const row = { id: 1, phone: '77', message: 'a', received: 'today', sent: 'soon' };
    const [record] = valueOf(readInboxResponse(answerOf(JSON.stringify([row]), 3)));
    expect(record?.message).toMatchObject({
      receivedAt: null,
      sentAt: null,
      extra: { received: 'today', sent: 'soon' },
    });
  });

  it('may contain a single operator template, in XML too, but not without a field', () => {
    const read = (text: string, format: 2 | 3) =>
      readOperatorTemplatesResponse(answerOf(text, format));
    const alone = '<result><sender>Shop</sender><msg>Code %w</msg><mts_srv>1</mts_srv></result>';
    expect(valueOf(read(alone, 2))).toMatchObject([{ sender: 'Shop', text: 'Code %w' }]);
    expect(valueOf(read('{"sender": "Shop", "message": "Hi"}', 3))).toMatchObject([{ text: 'Hi' }]);
    expect(foundIn(read('<result>OK</result>', 2))).toBe('a response without a record');
    expect(foundIn(read('[5]', 3))).toBe('a response without a record');
    expect(valueOf(read('<list></list>', 2))).toEqual([]);
  });

  it.each([
    [3, '[[]]', /without a status of message 1 to 77/],
    [2, '<a>OK</a>', /without a status of message 1 to 77/],
    [0, 'OK', /text without a status/],
  ] as const)('with a status in format %s are not %s', (format, text, found) => {
    const asked = { detail: 0, multiple: false, keys: [{ id: '1', phone: '77' }] } as const;
    expect(foundIn(readStatusResponse(answerOf(text, format), asked))).toMatch(found);
  });

  it('may contain an element that closes itself and has no text', () => {
    for (const decodeEntities of [true, false]) {
      expect(parseXml('<a><b/><c></c></a>', { decodeEntities })).toMatchObject({
        root: {
          children: [
            { name: 'b', text: '', children: [] },
            { name: 'c', text: '' },
          ],
        },
      });
    }
  });
});

describe('an invalid request', () => {
  it('is not sent', async () => {
    const transport = jest.fn();
    const options = exchangeOptions({
      transport,
      clock: () => 0,
      sleep: () => Promise.resolve(),
    });
    const client = createDataClient(
      { sendRequest: createRequestSender(options), encoding: form },
      options,
    );
    const history = await client.getHistory({ limit: 1, dateFrom: 'soon' });
    expect(problemOf(history)).toMatchObject({ parameter: 'dateFrom' });
    expect(transport).not.toHaveBeenCalled();
  });
});
