import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { openMailLink } from '../../../packages/transports/nodes/mail/mail-link';
import { formatProblem } from '../../../protocol/format-problem';
import { buildMail, type Mail } from '../../../protocol/smtp/mail';
import { valueOf } from '../../support/results';

interface ScriptedServer {
  readonly port: number;
  /** Lines of the client before the e-mail, and the e-mail in its octets. */
  readonly lines: string[];
  readonly mails: Buffer[];
}

let server: Server;
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

/** A mail server that only follows its script. */
async function start(greetings: Readonly<Record<string, string>>): Promise<ScriptedServer> {
  const lines: string[] = [];
  const mails: Buffer[] = [];
  server = createServer((socket) => {
    sockets.add(socket);
    let rest = Buffer.alloc(0);
    let isData = false;
    socket.on('error', () => undefined);
    socket.write('220 ready\r\n');
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (;;) {
        const mark = isData ? '\r\n.\r\n' : '\r\n';
        const end = rest.indexOf(mark);
        if (end === -1) return;
        const taken = rest.subarray(0, end);
        rest = rest.subarray(end + mark.length);
        if (isData) {
          mails.push(taken);
          isData = false;
          socket.write('250 taken\r\n');
          continue;
        }
        const line = taken.toString('latin1');
        lines.push(line);
        const word = (line.split(' ')[0] ?? '').toUpperCase();
        isData = word === 'DATA';
        socket.write(isData ? '354 go\r\n' : (greetings[word] ?? '250 fine\r\n'));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, lines, mails };
}

function mailOf(body: string): Mail {
  const parts = { from: 'n8n@example.com', to: 'send@send.smsc.ua', reference: 'r' };
  return valueOf(buildMail({ ...parts, date: new Date(0), body, charset: 'auto' }));
}

async function send(port: number, mail: Mail) {
  const opened = await openMailLink({
    ...{ host: '127.0.0.1', port, security: 'none', auth: null },
    ...{ authority: '', acceptsAnyCertificate: false },
  });
  if (!opened.ok) throw new Error(formatProblem(opened.problem).text);
  const failed = await opened.value.send(mail);
  opened.value.close();
  return failed;
}

const COMMAND = 'alex:psw::::79991112233:';
const OFFERED = { EHLO: '250-mx\r\n250-SIZE 1000000\r\n250 8BITMIME\r\n' };
const WITHOUT: readonly (readonly [string, Record<string, string>])[] = [
  ['says nothing of 8BITMIME', { EHLO: '250-mx\r\n250 SIZE 1000000\r\n' }],
  ['knows no EHLO', { EHLO: '502 what?\r\n', HELO: '250 mx\r\n' }],
];
const mailFrom = (lines: readonly string[]) => lines.find((line) => line.startsWith('MAIL FROM'));
const isSevenBit = (bytes: Buffer | undefined) => bytes?.every((octet) => octet < 0x80);

describe('a server that offers 8BITMIME', () => {
  it.each([
    ['Привет', 'koi8-r'],
    ['Сәлем, қала', 'utf-8'],
  ])('gets the BODY=8BITMIME parameter for: %s', async (text, charset) => {
    const { port, lines, mails } = await start(OFFERED);
    expect(await send(port, mailOf(COMMAND + text))).toBeNull();
    expect(mailFrom(lines)).toBe('MAIL FROM:<n8n@example.com> BODY=8BITMIME');
    expect(isSevenBit(mails[0])).toBe(false);
    expect(mails[0]?.toString('latin1')).toContain(`charset="${charset}"`);
    expect(mails[0]?.toString('latin1')).toContain('Content-Transfer-Encoding: 8bit');
  });

  it('gets no BODY parameter for an e-mail in ASCII', async () => {
    const { port, lines, mails } = await start(OFFERED);
    expect(await send(port, mailOf(`${COMMAND}Hello`))).toBeNull();
    expect(mailFrom(lines)).toBe('MAIL FROM:<n8n@example.com>');
    expect(isSevenBit(mails[0])).toBe(true);
  });
});

describe.each(WITHOUT)('a server that %s', (_, greetings) => {
  it.each([['Привет'], ['Сәлем, қала'], ['Hello']])(
    'receives octets up to 127 only: %s',
    async (text) => {
      const { port, lines, mails } = await start(greetings);
      expect(await send(port, mailOf(COMMAND + text))).toBeNull();
      expect(mailFrom(lines)).toBe('MAIL FROM:<n8n@example.com>');
      expect(isSevenBit(mails[0])).toBe(true);
      expect(mails[0]?.toString('latin1')).not.toContain('8bit');
    },
  );

  it('receives no e-mail that would be too long', async () => {
    const { port, mails } = await start(greetings);
    const failed = await send(port, mailOf(`${COMMAND}${'я'.repeat(90)}\n`.repeat(800)));
    expect(failed).toMatchObject({ name: 'mailRefused', stage: 'MAIL', retry: 'never' });
    expect(mails).toEqual([]);
  });
});
