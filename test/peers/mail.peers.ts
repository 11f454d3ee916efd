import path from 'node:path';
import { formatProblem } from '../../protocol/format-problem';
import { writeCommand } from '../../protocol/smtp/command';
import { buildMail, type Mail, type MailCharset } from '../../protocol/smtp/mail';
import { encodeText } from '../../protocol/wire/charset';
import { runToEnd, startInBackground } from '../../testkit/processes/background-process';
import { startExim } from './support/exim';
import { waitUntil } from '../../testkit/processes/wait-until';

const PYTHON = '/usr/bin/python3';
const RECEIVER = path.join(__dirname, 'mail-receiver.py');
const SENDER = path.join(__dirname, 'mail-sender.py');
const FROM = 'n8n@example.com';
const TO = 'send@send.smsc.ru';

/** An e-mail as Python's email package reads it. */
interface ReadMail {
  readonly headers: Readonly<Record<string, string>>;
  readonly charset: string;
  readonly text: string;
  /** Hexadecimal. */
  readonly octets: string;
  readonly defects: readonly string[];
}

/** A third-party mail server. */
interface MailServer {
  readonly port: number;
  /** The e-mails received so far. */
  readMails(): Promise<ReadMail[]>;
  stop(): Promise<void>;
}

function listMails(output: string): ReadMail[] {
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as ReadMail);
}

async function startAiosmtpd(): Promise<MailServer> {
  const server = startInBackground(PYTHON, [RECEIVER]);
  await server.untilPrinted(/^port \d+$/m);
  return {
    port: Number(/^port (\d+)$/m.exec(server.output)?.[1]),
    readMails: async () => listMails(server.output),
    stop: () => server.stop(),
  };
}

async function startEximServer(): Promise<MailServer> {
  const exim = await startExim();
  return {
    ...exim,
    async readMails() {
      const files = exim.listMails();
      return files.length === 0 ? [] : listMails(await runToEnd(PYTHON, [RECEIVER, ...files]));
    },
  };
}

/** Exim accepts a custom configuration from root only. */
const SERVERS = [
  { name: 'aiosmtpd', start: startAiosmtpd },
  ...(process.getuid?.() === 0 ? [{ name: 'Exim', start: startEximServer }] : []),
];

const TEXTS: readonly { charset: MailCharset; text: string; written: 'koi8-r' | 'utf-8' }[] = [
  { charset: 'auto', text: 'Привет, мир! Ёж: 100%', written: 'koi8-r' },
  { charset: 'koi8-r', text: 'Строка\n.\n..точки в начале\nsubj: тема', written: 'koi8-r' },
  { charset: 'auto', text: 'Қазақстан — 5 € №1', written: 'utf-8' },
  { charset: 'utf-8', text: 'Привет', written: 'utf-8' },
  { charset: 'auto', text: 'слово '.repeat(500), written: 'koi8-r' },
];

function build(text: string, charset: MailCharset): { readonly mail: Mail; readonly body: string } {
  const none = { id: '', time: '', tz: '', translit: '', format: '', sender: '', test: '' };
  const command = writeCommand({
    fields: { ...none, login: 'alex', psw: 'pass' },
    content: { kind: 'text', phones: ['79999999999'], text },
  });
  if (!command.ok) throw new Error(formatProblem(command.problem).text);
  const date = new Date('2026-11-27T12:00:00Z');
  const mail = buildMail({
    from: FROM,
    to: TO,
    date,
    reference: 'one',
    body: command.value,
    charset,
  });
  if (!mail.ok) throw new Error(formatProblem(mail.problem).text);
  return { mail: mail.value, body: command.value };
}

/** Line breaks as a system writes them, without those at the end of an e-mail. */
function withoutEnd(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n+$/, '');
}

describe.each(SERVERS)('e-mails from $name', ({ start }) => {
  let server: MailServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  it.each(TEXTS)(
    'are read in $written byte for byte: "$text"',
    async ({ text, charset, written }) => {
      const { mail, body } = build(text, charset);
      const before = (await server.readMails()).length;
      const { from, to } = mail.envelope;
      await runToEnd(PYTHON, [SENDER, String(server.port), from, to[0]], { input: mail.bytes });
      const mails = await waitUntil('the mail comes', async () => {
        const read = await server.readMails();
        return read.length > before && read;
      });
      const read = mails.find((one) => withoutEnd(one.text) === withoutEnd(body));
      expect(read).toMatchObject({ charset: written, defects: [] });
      expect(read?.headers).toMatchObject({
        From: FROM,
        To: TO,
        Date: 'Fri, 27 Nov 2026 12:00:00 +0000',
        'Message-ID': '<one@example.com>',
      });
      const octets = Buffer.from(read?.octets ?? '', 'hex').toString('latin1');
      const meant = encodeText(body, written);
      expect(withoutEnd(octets)).toBe(meant.ok && withoutEnd(meant.bytes.toString('latin1')));
    },
  );
});
