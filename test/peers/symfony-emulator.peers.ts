import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmulator, type EmulatorHandle } from '../../emulator/start';
import { runToEnd } from '../../testkit/processes/background-process';
import { startHttpsFront, type HttpsFront } from './support/https-front';

const SENDER = path.join(__dirname, 'symfony-sender.php');
const PHONE = '77011234567';

let emulator: EmulatorHandle;
let front: HttpsFront;
let folder: string;
let cafile: string;
beforeAll(async () => {
  emulator = await startEmulator({ now: () => Date.UTC(2026, 10, 2, 9) });
  front = await startHttpsFront(emulator.port);
  folder = mkdtempSync(path.join(tmpdir(), 'smsc-symfony-'));
  cafile = path.join(folder, 'ca.pem');
  writeFileSync(cafile, front.certificate);
});
beforeEach(() => emulator.control.reset());
afterAll(async () => {
  await front.stop();
  await emulator.stop();
  rmSync(folder, { recursive: true });
});

interface Sent {
  readonly id?: string;
  readonly error?: string;
}

/** The bridge knows one request: send.php by POST, with `fmt=3`, utf-8 and `time=0-24`. */
async function send(
  messages: readonly (readonly [phone: string, text: string])[],
  password = 'demo',
): Promise<Sent[]> {
  const dsn = `smsc://demo:${password}@localhost?from=MyCompany`;
  const order = {
    dsn,
    cafile,
    port: front.port,
    messages: messages.map(([phone, text]) => ({ phone, text })),
  };
  const printed = await runToEnd('/usr/bin/php', [SENDER], { input: JSON.stringify(order) });
  return JSON.parse(printed) as Sent[];
}

describe("the emulator's HTTP side with the SMSC bridge of Symfony", () => {
  it('sends to one recipient, to several and in Cyrillic, and returns each ID', async () => {
    const texts = ['Hello', 'Привет, «мир» — 😀', 'a&b=c+d%20; \\ "e"\nf'];
    const sent = await send([
      ...texts.map((text) => [PHONE, text] as const),
      [`${PHONE},+79161234567`, 'To both'],
    ]);
    expect(sent).toEqual([{ id: '1000' }, { id: '1001' }, { id: '1002' }, { id: '1003' }]);
    const got = emulator.control.readMessages();
    expect(got.map(({ text }) => text)).toEqual([...texts, 'To both', 'To both']);
    expect(got.map(({ phone }) => phone).slice(-2)).toEqual([PHONE, '79161234567']);
    expect(new Set(got.map(({ sender }) => sender))).toEqual(new Set(['MyCompany']));
  });

  it('recognizes every error of the gateway by its text', async () => {
    const refused = 'Unable to send the SMS: code = %d, message = "%s".';
    const told = (code: number, words: string) => [
      { error: refused.replace('%d', String(code)).replace('%s', words) },
    ];
    expect(await send([[PHONE, 'x']], 'wrong')).toEqual(told(2, 'authorise error'));
    expect(await send([['12', 'x']])).toEqual(told(7, 'invalid number'));
    expect(await send([['77011234906', 'x']])).toEqual(told(6, 'message is denied'));
    expect(await send([['77011234908', 'x']])).toEqual(told(8, "can't to deliver"));
    emulator.control.configure({ balance: 0 });
    expect(await send([[PHONE, 'x']])).toEqual(told(3, 'no money'));
    emulator.control.configure({ balance: 100, ipBlocked: true });
    expect(await send([[PHONE, 'x']])).toEqual(told(4, 'IP-адрес временно заблокирован'));
  });

  it('reports a duplicate and sends the message once', async () => {
    const [first, second] = await send([
      [PHONE, 'Twice'],
      [PHONE, 'Twice'],
    ]);
    expect(first).toEqual({ id: '1000' });
    expect(second?.error).toContain('code = 9, message = "duplicate request, wait a minute"');
    expect(emulator.control.readMessages()).toMatchObject([{ acceptances: 1 }]);
  });

  it('accepts the hash of the password', async () => {
    expect(await send([[PHONE, 'Hashed']], 'fe01ce2a7fbac8fafaed7c982a04e229')).toEqual([
      { id: '1000' },
    ]);
  });
});
