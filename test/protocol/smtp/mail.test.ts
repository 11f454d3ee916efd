import fc from 'fast-check';
import { formatProblem } from '../../../protocol/format-problem';
import { buildMail, isMailAddress, type MailParts } from '../../../protocol/smtp/mail';
import { LONGEST_SMTP_MAIL } from '../../../protocol/tables/smtp';
import { decodeText } from '../../../protocol/wire/charset';
import { valueOf } from '../../support/results';

const PARTS: MailParts = {
  from: 'n8n@example.com',
  to: 'send@send.smsc.ua',
  date: new Date('2026-11-27T13:05:09Z'),
  reference: 'n8n-1',
  body: 'alex:psw:::::7999:Привет',
  charset: 'auto',
};

function build(parts: Partial<MailParts>) {
  const built = buildMail({ ...PARTS, ...parts });
  const { bytes, charset, envelope } = valueOf(built);
  const end = bytes.indexOf('\r\n\r\n');
  const body = bytes.subarray(end + 4, bytes.length - 2);
  return { head: bytes.subarray(0, end).toString('latin1').split('\r\n'), body, charset, envelope };
}

describe('buildMail', () => {
  it('writes fixed headers and the body in koi8-r', () => {
    const { head, body, envelope } = build({});
    expect(head).toEqual([
      'From: n8n@example.com',
      'To: send@send.smsc.ua',
      'Date: Fri, 27 Nov 2026 13:05:09 +0000',
      'Message-ID: <n8n-1@example.com>',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset="koi8-r"',
      'Content-Transfer-Encoding: 8bit',
    ]);
    expect(body.toString('latin1')).toBe(
      'alex:psw:::::7999:' + Buffer.from('f0d2c9d7c5d4', 'hex').toString('latin1'),
    );
    expect(envelope).toEqual({ from: 'n8n@example.com', to: ['send@send.smsc.ua'] });
  });

  it.each(['№', '€', 'ї', 'қ', '😀'])('uses utf-8 for %s, which koi8-r lacks', (character) => {
    const { head, body, charset } = build({ body: `a:b:::::7:${character}` });
    expect(charset).toBe('utf-8');
    expect(head).toContain('Content-Type: text/plain; charset="utf-8"');
    expect(body.toString('utf8')).toBe(`a:b:::::7:${character}`);
  });

  it('uses utf-8 on request, and rejects koi8-r when it would lose a character', () => {
    expect(build({ charset: 'utf-8' }).charset).toBe('utf-8');
    expect(buildMail({ ...PARTS, body: 'secret қ', charset: 'koi8-r' })).toMatchObject({
      ok: false,
      problem: { kind: 'input', parameter: 'charset', text: expect.stringContaining('қ') },
    });
  });

  it('writes line breaks as mail servers require', () => {
    expect(build({ body: 'a\nb\r\nc\rd' }).body.toString()).toBe('a\r\nb\r\nc\r\nd');
  });

  it('writes base64 only when a line is longer than 998 bytes', () => {
    const short = build({ body: `${'x'.repeat(998)}\n${'y'.repeat(998)}` });
    expect(short.head).toContain('Content-Transfer-Encoding: 8bit');
    const long = build({ body: 'x'.repeat(999) });
    expect(long.head).toContain('Content-Transfer-Encoding: base64');
    const lines = long.body.toString().split('\r\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBe(76);
    expect(Buffer.from(lines.join(''), 'base64').toString()).toBe('x'.repeat(999));
  });

  it.each([
    ['alex:psw:::::7999:Hello', '7bit'],
    ['alex:psw:::::7999:Привет', 'base64'],
    ['alex:psw:::::7999:қ', 'base64'],
  ])('has a seven-bit form of the same e-mail: %s', (body, encoding) => {
    const built = buildMail({ ...PARTS, body });
    const { sevenBit = Buffer.alloc(0), charset } = valueOf(built);
    expect(sevenBit.every((octet) => octet < 0x80)).toBe(true);
    const [head = '', written = ''] = sevenBit.toString('latin1').split('\r\n\r\n');
    expect(head).toContain(`Content-Transfer-Encoding: ${encoding}`);
    const octets = Buffer.from(written, encoding === 'base64' ? 'base64' : 'latin1');
    expect(decodeText(octets, charset).trimEnd()).toBe(body);
  });

  it('has no seven-bit form when it would be too long', () => {
    const built = buildMail({ ...PARTS, body: `${'я'.repeat(90)}\n`.repeat(1000) });
    expect(built).toMatchObject({ ok: true });
    expect(built.ok && built.value.sevenBit).toBeUndefined();
  });

  it('accepts an e-mail up to the length limit of the gateway, and none beyond', () => {
    const lines = (count: number) => `${'x'.repeat(98)}\n`.repeat(count);
    expect(buildMail({ ...PARTS, body: lines(990) }).ok).toBe(true);
    const tooLong = buildMail({ ...PARTS, body: lines(1000) });
    expect(tooLong).toMatchObject({ ok: false, problem: { parameter: 'text' } });
    expect(tooLong.ok || formatProblem(tooLong.problem).text).toContain(String(LONGEST_SMTP_MAIL));
  });

  it.each(['', 'n8n', 'a@b\r\nBcc: c@d', 'A <a@b>', 'a:b@c;', 'a@b, c@d', '"a b"@c'])(
    'rejects the sender %j',
    (from) => {
      const problem = { parameter: 'from' };
      expect(buildMail({ ...PARTS, from })).toMatchObject({ ok: false, problem });
      expect(isMailAddress(from)).toBe(false);
    },
  );

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const { body, charset, head } = build({ body: text });
        const bytes = head.includes('Content-Transfer-Encoding: base64')
          ? Buffer.from(body.toString('latin1'), 'base64')
          : body;
        expect(decodeText(Buffer.concat([Buffer.from('|'), bytes]), charset)).toBe(
          `|${text.replace(/\r\n|\r|\n/g, '\r\n')}`,
        );
      }),
    );
  });
});
