import axios from 'axios';
import type { AcceptedMessage } from '../../emulator/start';
import { startTestGateway, type Fields, type TestGateway } from './support';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway();
});
afterEach(() => gateway.emulator.stop());

const phone = '77011234567';
const mail = { phones: 'a@example.com', mail: 1, subj: 'News', sender: 'shop@example.com' };

async function accept(fields: Fields): Promise<AcceptedMessage | undefined> {
  const { error_code } = await gateway.askJson('send', { phones: phone, ...fields });
  expect(error_code).toBeUndefined();
  return gateway.emulator.control.readMessages().at(-1);
}

async function statusAfter(seconds: number, recipient: string) {
  await gateway.emulator.control.advance(seconds);
  return gateway.askJson('status', { id: 1000, phone: recipient, all: 1 });
}

/** Sends with a file of this size in bytes. */
async function upload(fields: Record<string, string>, bytes: number): Promise<unknown> {
  const form = new FormData();
  const all = { login: 'demo', psw: 'demo', charset: 'utf-8', fmt: '3', phones: phone, ...fields };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  form.set('file0', new Blob([Buffer.alloc(bytes, 'x')], { type: 'audio/mpeg' }), 'a.mp3');
  const { data } = await axios.post(`${gateway.emulator.url}/sys/send.php`, form);
  return (data as { error_code?: number }).error_code;
}

describe('voice calls', () => {
  it.each([
    [{}, { voice: 'm3', language: '', wait: 25, repeat: null, attempts: 8 }],
    [{ voice: 'w2' }, { voice: 'w2', language: '' }],
    [{ voice: 'w,fr' }, { voice: 'w', language: 'fr' }],
    [{ param: '30,60,3' }, { wait: 30, repeat: 60, attempts: 3 }],
    [{ param: '99,60,3' }, { wait: 35 }],
    [{ param: '5,60,3' }, { wait: 10 }],
    [{ param: '30,5,10' }, { wait: 30, repeat: null, attempts: 8 }],
  ])('are planned as %j for %j', async (fields, plan) => {
    expect((await accept({ mes: 'Hello', call: 1, ...fields }))?.call).toMatchObject(plan);
  });

  it('play a file instead of a text', async () => {
    expect(await upload({ call: '1' }, 101)).toBeUndefined();
    expect(gateway.emulator.control.readMessages()).toMatchObject([
      { channel: 'voice', text: '', call: { playsFile: true }, files: [{ size: 101 }] },
    ]);
  });

  it.each([
    ['242', 'an answering machine picks up', 6, 242],
    ['237', 'nobody answers', 1 + 3 * 30 + 2 * 60, 237],
    ['240', 'the subscriber is busy', 1 + 3 * 30 + 2 * 60, 240],
  ])('to a number that ends with %s report that %s', async (ending, _what, seconds, err) => {
    const number = `77011230${ending}`;
    await accept({ phones: number, mes: 'Hello', call: 1, param: '30,60,3' });
    expect((await statusAfter(seconds - 2, number)).status).toBe(0);
    expect(await statusAfter(2, number)).toMatchObject({ status: 20, err, type: 7 });
  });

  it('with a six-digit code return the last four digits', async () => {
    const { code } = await gateway.askJson('send', { phones: phone, mes: 'code', call: 1 });
    expect(code).toMatch(/^\d{6}$/);
    expect(gateway.emulator.control.readMessages()[0]?.text).toBe(code.slice(-4));
  });
});

describe('e-mails', () => {
  it.each([
    ['box002@example.com', { status: 2, err: 0 }],
    ['box001@example.com', { status: 20, err: 1 }],
    ['box022@example.com', { status: 20, err: 2 }],
    ['box249@example.com', { status: 22, err: 249 }],
    ['box254@example.com', { status: 23, err: 254 }],
  ])('to %s end with %j', async (address, end) => {
    await accept({ ...mail, phones: address, mes: 'Hello' });
    expect(await statusAfter(60, address)).toMatchObject({ ...end, type: 8 });
  });
});

describe('message content', () => {
  it.each([
    ['binary data with a header', { mes: '0504158a0000ff', bin: 2 }, 'binaryHex'],
    ['binary data without one', { mes: '00ff', bin: 2 }, 'binaryHex'],
    ['a link with a title', { mes: 'https://example.com/\nTitle', push: 1 }, 'wapPush'],
    ['a message of a bot', { mes: 'Hi', bot: '@shop_bot', smsreq: 30 }, 'telegramBot'],
    ['a file from the web', { viber: 1, fileurl: 'https://example.com/a.jpg' }, 'viber'],
    ['a telegram to a nickname', { phones: 'durov,#123', mes: 'Hi', tg: 1 }, 'telegram'],
  ])('may be %s', async (_what, fields, channel) => {
    expect((await accept(fields))?.channel).toBe(channel);
  });

  it.each([
    ['half a byte', { mes: '00f', bin: 2 }],
    ['a header that is longer than the message', { mes: '05ff', bin: 2 }],
    ['no data behind the header', { mes: '00', bin: 2 }],
    ['a title without a link', { mes: 'Title', push: 1 }],
    ['nothing for Viber', { viber: 1 }],
    ['nothing for MMS', { mms: 1 }],
    ['no voice that exists', { mes: 'Hi', call: 1, voice: 'x9' }],
    ['no name of a bot', { mes: 'Hi', bot: 'shop' }],
    ['too short a span of days', { mes: 'Hi', bot: '@shop_bot', smsreq: 9 }],
    ['no address as sender of an e-mail', { ...mail, mes: 'Hi', sender: 'Shop' }],
  ])('is rejected when there is %s', async (_what, fields) => {
    const { error_code } = await gateway.askJson('send', { phones: phone, ...fields });
    expect(error_code).toBe(1);
  });

  it('is rejected when a file is smaller than 101 bytes', async () => {
    expect(await upload({ mms: '1', mes: 'Photo' }, 100)).toBe(1);
    expect(await upload({ mms: '1', mes: 'Photo' }, 101)).toBeUndefined();
  });
});
