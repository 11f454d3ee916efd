import path from 'node:path';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { runToEnd } from '../../testkit/processes/background-process';

const SENDER = path.join(__dirname, 'mail-sender.py');
const FROM = 'shop@example.com';
const TO = 'send@send.smsc.ru';

describe("the emulator's SMTP server with Python's e-mails and SMTP client", () => {
  let emulator: EmulatorHandle;
  beforeAll(async () => {
    emulator = await startEmulator({ smtp: { port: 0 } });
  });
  afterAll(() => emulator.stop());

  function send(text: string, to: string, charset: string, encoding: string): Promise<string> {
    const port = String(emulator.smtp?.port);
    const parameters = [SENDER, port, FROM, to, charset, encoding];
    return runToEnd('/usr/bin/python3', parameters, { input: text });
  }

  it.each([
    ['koi8-r', '8bit'],
    ['koi8-r', 'base64'],
    ['koi8-r', 'quoted-printable'],
    ['utf-8', '8bit'],
    ['utf-8', 'base64'],
    ['utf-8', 'quoted-printable'],
  ])('accepts a command in %s, %s', async (charset, encoding) => {
    const text = `Привет в ${charset}, ${encoding}: 100%`;
    await send(`demo:demo::::77011234567:${text}`, TO, charset, encoding);
    expect(emulator.control.readMessages().at(-1)).toMatchObject({
      phone: '77011234567',
      text,
      acceptances: 1,
    });
  });

  it('rejects an unknown mailbox', async () => {
    const before = emulator.control.readMessages().length;
    await expect(send('hello', 'other@send.smsc.ru', 'utf-8', '8bit')).rejects.toThrow('550');
    expect(emulator.control.readMessages()).toHaveLength(before);
  });
});
