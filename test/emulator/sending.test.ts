import { createHash } from 'node:crypto';
import axios from 'axios';
import * as iconv from 'iconv-lite';
import type { AcceptedMessage } from '../../emulator/start';
import { START, startTestGateway, type Fields, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const phone = '77011234567';

/** Sends in utf-8 and returns what the subscribers would receive. */
async function sendAndRead(fields: Fields): Promise<AcceptedMessage[]> {
  await gateway.askJson('send', fields);
  return gateway.emulator.control.readMessages();
}

describe('recipients of send.php', () => {
  it('corrects a number without a plus and does not change one with a plus', async () => {
    const messages = await sendAndRead({ phones: '8 (701) 123-45-67,0671234567', mes: 'x' });
    expect(messages.map((message) => message.phone)).toEqual(['77011234567', '380671234567']);
    const { id } = await gateway.askJson('send', { phones: '+87011234567', mes: 'x' });
    const last = gateway.emulator.control.readMessages().at(-1);
    expect(last).toMatchObject({ id: String(id), phone: '87011234567' });
  });

  it('expands a contact group', async () => {
    gateway.emulator.control.configure({ groups: { '5': ['77011234567', '79161234567'] } });
    const messages = await sendAndRead({ phones: 'G5', mes: 'x' });
    expect(messages.map((message) => message.phone)).toEqual(['77011234567', '79161234567']);
  });
});

describe('the list parameter', () => {
  it('assigns each line its own text and reads a literal backslash n as a line break', async () => {
    const list = '77011234567,79161234567:One\\ntwo\n380671234567;a:b;c';
    const messages = await sendAndRead({ list });
    expect(messages.map(({ phone: to, text, id }) => [to, text, id])).toEqual([
      ['77011234567', 'One\ntwo', '1000'],
      ['79161234567', 'One\ntwo', '1000'],
      ['380671234567', 'a:b;c', '1000'],
    ]);
  });

  it('reads real line breaks with nl=1', async () => {
    const messages = await sendAndRead({ list: `${phone}:One\ntwo\n79161234567:Three`, nl: 1 });
    expect(messages.map(({ text }) => text)).toEqual(['One\ntwo', 'Three']);
  });

  it('reads a sender and a time zone before the recipients', async () => {
    const list = `Shop,2|${phone}:One\n79161234567:Two`;
    const [first, second] = await sendAndRead({
      list,
      sender: 'Main',
      time: '03.11.26 12:00',
      tz: 0,
    });
    expect([first?.sender, first?.dueAt]).toEqual(['Shop', '2026-11-03T07:00:00.000Z']);
    expect([second?.sender, second?.dueAt]).toEqual(['Main', '2026-11-03T09:00:00.000Z']);
  });

  it('rejects a line without a separator', async () => {
    expect((await gateway.askJson('send', { list: `${phone}:x\nno entry` })).error_code).toBe(1);
  });
});

describe('the text of a message', () => {
  it.each([
    ['__HLR__', 'hlr', ''],
    ['__PING__', 'ping', ''],
    ['__CALL__: Hello', 'voice', 'Hello'],
    ['__VIBER__: Hello', 'viber', 'Hello'],
    ['__SOC__: Hello', 'social', 'Hello'],
    ['__BOT__: Hello\nbot:@shop_bot', 'telegramBot', 'Hello'],
    ['__MMS__: Hello\nsubj:News', 'mms', 'Hello'],
  ])('selects the channel by the prefix of %j', async (mes, channel, text) => {
    const [message] = await sendAndRead({ phones: phone, mes });
    expect([message?.channel, message?.text]).toEqual([channel, text]);
  });

  it('keeps a text that only resembles a prefix', async () => {
    const [message] = await sendAndRead({ phones: phone, mes: '__HLR__ please' });
    expect([message?.channel, message?.text]).toEqual(['sms', '__HLR__ please']);
  });

  it('keeps the part after ~~~ as a comment and does not count it', async () => {
    const mes = `${'x'.repeat(160)}\n~~~\norder 7`;
    const [message] = await sendAndRead({ phones: phone, mes });
    expect([message?.comment, message?.parts]).toEqual(['order 7', 1]);
  });

  it('is transliterated on request', async () => {
    const [message] = await sendAndRead({ phones: phone, mes: 'Щука и Жук', translit: 1 });
    expect(message?.text).toBe('Schuka i Zhuk');
  });

  it('is cut to maxsms parts', async () => {
    const mes = 'x'.repeat(400);
    await sendAndRead({ phones: phone, mes, maxsms: 2 });
    const [two, one] = await sendAndRead({ phones: phone, mes, maxsms: 1 });
    expect([two?.parts, two?.text.length]).toEqual([2, 306]);
    expect([one?.parts, one?.text.length]).toEqual([1, 160]);
  });
});

function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

describe('channels of send.php', () => {
  it.each([
    ['flash', 'flashSms', 1],
    ['push', 'wapPush', 3],
    ['hlr', 'hlr', 4],
    ['ping', 'ping', 5],
    ['call', 'voice', 7],
    ['viber', 'viber', 10],
    ['soc', 'social', 12],
  ])('accept %s=1 as %s', async (flag, channel, type) => {
    const mes = flag === 'push' ? 'https://example.com\nHello' : 'Hello';
    const [message] = await sendAndRead({ phones: phone, mes, [flag]: 1 });
    expect(message?.channel).toBe(channel);
    expect((await gateway.askJson('status', { id: 1000, phone, all: 1 })).type).toBe(type);
  });

  it('require subject, text and sender address for an e-mail', async () => {
    const mail = { phones: 'a@example.com', mes: 'Hello', mail: 1, sender: 'shop@example.com' };
    expect((await gateway.askJson('send', mail)).error_code).toBe(1);
    const [message] = await sendAndRead({ ...mail, subj: 'News' });
    expect(message).toMatchObject({ phone: 'a@example.com', details: { subj: 'News' } });
  });

  it('count binary in octets', async () => {
    const [message] = await sendAndRead({ phones: phone, mes: '00'.repeat(141), bin: 2 });
    expect(message?.parts).toBe(2);
  });

  it('read multipart fields in the charset of the request, and files', async () => {
    const boundary = 'b';
    const field = (name: string, value: Buffer): Buffer =>
      Buffer.concat([
        Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
        value,
        Buffer.from('\r\n'),
      ]);
    const values = { login: 'demo', psw: 'demo', phones: phone, mms: '1', subj: 'Фото' };
    const content = Buffer.concat([Buffer.from([0, 13, 10, 255]), Buffer.alloc(97, 'x')]);
    const body = Buffer.concat([
      ...Object.entries(values).map(([name, value]) =>
        field(name, iconv.encode(value, 'windows-1251')),
      ),
      field('mes', iconv.encode('Привет', 'windows-1251')),
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file0"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`,
      ),
      content,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const { data } = await axios.post(`${gateway.emulator.url}/sys/send.php`, body, {
      headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
    });
    expect(data).toBe('OK - 1 SMS, ID - 1000');
    expect(gateway.emulator.control.readMessages()[0]).toMatchObject({
      text: 'Привет',
      details: { subj: 'Фото' },
      files: [{ name: 'a.png', contentType: 'image/png', size: 101, sha256: sha256Of(content) }],
    });
  });
});

describe('HTTP requests', () => {
  it('accept JSON at /rest/send/ and return JSON by default', async () => {
    const body = { apikey: 'demo-key', phones: phone, mes: 'Привет, Қанат', cost: 3 };
    const { data } = await axios.post(`${gateway.emulator.url}/rest/send/`, body);
    expect(data).toEqual({ id: 1000, cnt: 1, cost: '18.5', balance: '999981.5' });
    expect(gateway.emulator.control.readMessages()[0]?.text).toBe('Привет, Қанат');
  });

  it('reject a body at /rest/send/ that is not a valid JSON object', async () => {
    const { data } = await axios.post(`${gateway.emulator.url}/rest/send/`, '[1');
    expect(data.error_code).toBe(1);
  });

  it('combine query and body, and the body takes precedence', async () => {
    const url = `${gateway.emulator.url}/sys/send.php?phones=${phone}&mes=query&fmt=1`;
    const { data } = await axios.post(url, 'login=demo&psw=demo&mes=body');
    expect(data).toBe('1000,1');
    expect(gateway.emulator.control.readMessages()[0]?.text).toBe('body');
  });

  it('get the same response by GET and POST', async () => {
    const { text } = await gateway.ask('send', { phones: phone, mes: 'Привет' }, 'GET');
    expect(text).toBe('OK - 1 SMS, ID - 1000');
    expect(gateway.emulator.control.readMessages()[0]?.text).toBe('Привет');
  });
});

describe('authentication', () => {
  const send = { phones: phone, mes: 'x' };

  it.each<Fields>([
    { login: 'demo', psw: 'demo' },
    { login: '', psw: '', apikey: 'demo-key' },
    { login: 'demo', psw: '', apikey: 'demo-key' },
  ])('accepts %j', async (credentials) => {
    expect(await gateway.askJson('send', { ...send, ...credentials })).toHaveProperty('id');
  });

  it.each<Fields>([
    { login: 'demo', psw: 'Demo' },
    { login: 'other', psw: 'demo' },
    { login: '', psw: '' },
    { login: 'other', psw: '', apikey: 'demo-key' },
    { login: 'demo', psw: 'demo', apikey: 'wrong' },
  ])('rejects %j with error 2', async (credentials) => {
    const answer = await gateway.askJson('send', { ...send, ...credentials });
    expect(answer).toEqual({ error: 'authorise error', error_code: 2 });
  });
});

describe('delayed sending', () => {
  it('keeps a message in the queue until its time', async () => {
    await gateway.ask('send', { phones: phone, mes: 'x', time: '+10' });
    const statusAfter = async (seconds: number): Promise<number> => {
      await gateway.emulator.control.advance(seconds);
      return (await gateway.askJson('status', { id: 1000, phone })).status;
    };
    expect(await statusAfter(590)).toBe(-1);
    expect(await statusAfter(12)).toBe(0);
    expect(await statusAfter(5)).toBe(1);
  });

  it('spreads recipients over the period', async () => {
    const phones = '77011230001,77011230005,77011230007,77011230008';
    const messages = await sendAndRead({ phones, mes: 'x', period: 1, freq: 30 });
    const minutes = messages.map(({ dueAt }) => (Date.parse(dueAt) - START) / 60_000);
    expect(minutes).toEqual([0, 0, 30, 30]);
  });
});
