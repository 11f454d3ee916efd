import * as iconv from 'iconv-lite';
import { startTestGateway, type TestGateway } from '../support';
import { connectMail, plain, sendMail } from './mail-client';

let gateway: TestGateway;
let port: number;

beforeEach(async () => {
  gateway = await startTestGateway({ smtp: {} });
  port = gateway.emulator.smtp?.port ?? 0;
});

afterEach(() => gateway.emulator.stop());

const accepted = () => gateway.emulator.control.readMessages();
const answers = () => gateway.emulator.control.readMails().map(({ text }) => text);

describe('the mail server', () => {
  it('accepts a message that status.php and callbacks report', async () => {
    expect(await sendMail(port, plain('demo:demo:m1:::77011234567:Hello: 12:30'))).toMatch(/^250/);
    expect(accepted()).toMatchObject([
      { id: 'm1', phone: '77011234567', text: 'Hello: 12:30', channel: 'sms' },
    ]);
    await gateway.emulator.control.advance(10);
    const status = await gateway.askJson('status', { id: 'm1', phone: '77011234567' });
    expect(status.status).toBe(1);
    expect(answers()).toEqual([]);
  });

  it('decodes koi8-r when the e-mail names no charset', async () => {
    const text = iconv.encode('demo:demo::::77011234567:Привет', 'koi8-r');
    const headers = ['', 'Content-Type: text/plain\r\n', 'Content-Type: text/plain;\r\n'];
    for (const header of headers) {
      gateway.emulator.control.reset();
      await sendMail(port, Buffer.concat([Buffer.from(`Subject: x\r\n${header}\r\n`), text]));
      expect(accepted().map((message) => message.text)).toEqual(['Привет']);
    }
  });

  it('decodes the charset and the transfer encoding that the e-mail names', async () => {
    const body = iconv.encode('demo:demo::::77011234567:Привет', 'windows-1251').toString('base64');
    await sendMail(
      port,
      `Content-Type: text/plain;\r\n charset="windows-1251"\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}`,
    );
    expect(accepted().map(({ text }) => text)).toEqual(['Привет']);
  });

  it.each([
    ['a prefix', '__CALL__: Hi\n~~~\n20,60,3'],
    ['a prefix, with a voice', '__CALL__: Hi\nvoice: w2\n~~~\n20,60,3'],
  ])('reads call settings behind the text of %s, as HTTP does', async (_title, text) => {
    await sendMail(port, plain(`demo:demo::::77011234567:${text.replaceAll('\n', '\r\n')}`));
    await gateway.ask('send', { phones: '77011234568', mes: text });
    const call = { wait: 20, repeat: 60, attempts: 3 };
    for (const message of accepted()) {
      expect(message).toMatchObject({ channel: 'voice', text: 'Hi', comment: '', call });
    }
    expect(accepted()).toHaveLength(2);
  });

  it.each(['Hi\r\nvoice: w2\r\n~~~\r\n20,60,3', 'Hi\r\n~~~\r\n20,60,3\r\nvoice: w2'])(
    'reads the call settings of %j in format 9',
    async (text) => {
      await sendMail(port, plain(`demo:demo:::,9:77011234567:${text}`));
      expect(accepted()).toMatchObject([
        { text: 'Hi', call: { voice: 'w2', wait: 20, repeat: 60, attempts: 3 } },
      ]);
    },
  );

  it('keeps the part after the text of other messages as a comment', async () => {
    await sendMail(port, plain('demo:demo::::77011234567:Hi\r\n~~~\r\n20,60,3'));
    expect(accepted()).toMatchObject([{ channel: 'sms', text: 'Hi', comment: '20,60,3' }]);
  });

  const PART = 'Content-Type: text/plain\r\n\r\n';
  const mixed = (inner: string) =>
    `Content-Type: multipart/mixed;\r\n boundary="b 1"\r\n\r\npreamble\r\n--b 1\r\n${inner}\r\n--b 1--\r\n`;
  const alternative = `Content-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\n${PART}TEXT\r\n--b2\r\nContent-Type: text/html\r\n\r\n<p>TEXT</p>\r\n--b2--`;

  it.each([
    ['a part of plain text', mixed(`${PART}TEXT`)],
    ['a part without a header', mixed('\r\nTEXT')],
    ['a part within a part', mixed(alternative)],
    ['lines that end with LF alone', mixed(`${PART}TEXT`).replaceAll('\r\n', '\n')],
  ])('decodes koi8-r in %s that names no charset', async (_title, mail) => {
    const command = iconv.encode('demo:demo::::77011234567:Привет', 'koi8-r').toString('latin1');
    await sendMail(port, Buffer.from(mail.replaceAll('TEXT', command), 'latin1'));
    expect(accepted().map(({ text }) => text)).toEqual(['Привет']);
  });

  it('decodes the charset that a MIME part names', async () => {
    const command = 'demo:demo::::77011234567:Привет';
    const part = `Content-Type: text/plain; charset=utf-8\r\n\r\n${command}`;
    await sendMail(port, Buffer.from(mixed(part)));
    expect(accepted().map(({ text }) => text)).toEqual(['Привет']);
  });

  it('finds the command between [text] and [/text], also in HTML', async () => {
    await sendMail(port, plain('Signature\r\n[text]demo:demo::::77011234567:One[/text]\r\nBye'));
    await sendMail(
      port,
      'Content-Type: text/html; charset=utf-8\r\n\r\n<p>[text]demo:demo::::77011234568:Two[/text]</p>',
    );
    expect(accepted().map(({ text }) => text)).toEqual(['One', 'Two']);
  });

  it('sends a list under one ID', async () => {
    await sendMail(
      port,
      plain('demo:demo:m2::,,,1::77011234567,77011234568:a\\nb\r\n77011234569;c'),
    );
    expect(accepted().map(({ id, phone, text }) => [id, phone, text])).toEqual([
      ['m2', '77011234567', 'a\nb'],
      ['m2', '77011234568', 'a\nb'],
      ['m2', '77011234569', 'c'],
    ]);
    expect(answers()).toEqual(['OK - 3 SMS, ID - m2']);
  });

  it('keeps the line breaks of a list when test is 2', async () => {
    await sendMail(port, plain('demo:demo:::,,,2::77011234567:a\r\nb\r\n77011234569:c'));
    expect(accepted().map(({ text }) => text)).toEqual(['a\nb', 'c']);
  });

  it('starts an HLR lookup without a text', async () => {
    await sendMail(port, plain('demo:demo:::,3:77011234567:'));
    expect(accepted().map(({ channel }) => channel)).toEqual(['hlr']);
  });

  it.each([
    ['nothing useful', /^ERROR = 1 \(.+\)$/],
    ['demo:wrong::::77011234567:x', /^ERROR = 2 \(authorise error\)$/],
    ['demo:demo::99.99.99 99.99::77011234567:x', /^ERROR = 5 \(.+\)$/],
    ['demo:demo:m3::,,a name that is too long:77011234567:x', /^ERROR = 6 \(.+\), ID - m3$/],
    ['demo:demo:m3:::123:x', /^ERROR = 7 \(invalid number\), ID - m3$/],
    ['demo:demo:m3:::77011234908:x', /^ERROR = 8 \(.+\), ID - m3$/],
  ])('returns an error by e-mail: %s', async (command, expected) => {
    expect(await sendMail(port, plain(command))).toMatch(/^250/);
    expect(gateway.emulator.control.readMails()).toMatchObject([
      {
        from: 'send@send.example.org',
        to: 'shop@example.org',
        text: expect.stringMatching(expected),
      },
    ]);
    expect(accepted()).toEqual([]);
  });

  it('rejects a message that send.php has just accepted', async () => {
    await gateway.ask('send', { phones: '77011234567', mes: 'x' });
    await sendMail(port, plain('demo:demo::::77011234567:x'));
    expect(answers()).toEqual(['ERROR = 9 (duplicate request, wait a minute)']);
    expect(accepted()).toHaveLength(1);
  });

  it('keeps login and password out of its log', async () => {
    await sendMail(port, plain('demo:demo::::77011234567:x'));
    expect(gateway.emulator.control.readLog()).toMatchObject([
      { kind: 'mail', fields: { login: '***', psw: '***', mes: 'x' }, errorCode: null },
    ]);
  });

  it('rejects other mailboxes and e-mails above 100 KB', async () => {
    const other = await sendMail(port, plain('x'), { to: 'someone@send.example.org' });
    expect(other).toMatch(/^550/);
    const long = plain(`demo:demo::::77011234567:${'x'.repeat(70)}\r\n`.repeat(1100));
    expect(await sendMail(port, long)).toMatch(/^552/);
    expect(accepted()).toEqual([]);
  });

  it('offers TLS and requires no login', async () => {
    const client = await connectMail(port);
    await client.say('EHLO client.example.org\r\n');
    const offers = client.lines.join('\n');
    client.close();
    expect(offers).toContain('STARTTLS');
    expect(offers).not.toContain('AUTH');
  });

  it.each([
    ['dropBefore', /^closed/, 0],
    ['dropAfter', /^closed/, 1],
    ['http5xx', /^451/, 0],
  ] as const)('fails as %s configures', async (kind, expected, count) => {
    gateway.emulator.control.setFaults([{ kind, endpoint: 'smtp' }]);
    expect(await sendMail(port, plain('demo:demo::::77011234567:x'))).toMatch(expected);
    expect(accepted()).toHaveLength(count);
  });

  it('closes its other ports when its own is in use', async () => {
    await expect(startTestGateway({ smtp: { port }, smpp: {} })).rejects.toThrow('EADDRINUSE');
  });

  it('is not started by default', async () => {
    const other = await startTestGateway();
    expect(other.emulator.smtp).toBeUndefined();
    await other.emulator.stop();
  });
});
