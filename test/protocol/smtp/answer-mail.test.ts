import fc from 'fast-check';
import { readAnswerMail } from '../../../protocol/smtp/answer-mail';

const OK = 'OK - 2 SMS, ID - order-7';
const REFUSED = 'ERROR = 6 (повідомлення заборонене за текстом або по імені відправника), ID - 12';
const HEAD = 'From: send@send.smsc.ua\r\nTo: n8n@example.com\r\nSubject: SMS\r\n';
const type = (encoding: string): string =>
  `Content-Type: text/plain; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;

function toBase64(text: string): string {
  const lines =
    Buffer.from(text, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? [];
  return lines.join('\r\n');
}

function toQuotedPrintable(text: string): string {
  const written = [...Buffer.from(text, 'utf8')].map((octet) =>
    octet === 0x3d || octet > 0x7e
      ? `=${octet.toString(16).toUpperCase().padStart(2, '0')}`
      : String.fromCharCode(octet),
  );
  const lines: string[] = [''];
  for (const sign of written) {
    if ((lines.at(-1) ?? '').length + sign.length > 75) lines.push('');
    lines[lines.length - 1] += sign;
  }
  return lines.join('=\r\n');
}

describe.each([
  ['an acceptance', OK, { ok: true, value: { id: 'order-7', parts: 2 } }],
  ['a refusal', REFUSED, { ok: false, problem: { kind: 'gateway', code: 6, messageId: '12' } }],
])('%s', (_, line, expected) => {
  it.each([
    ['as the text alone', line],
    ['with a line break around it', `\r\n${line}\r\n`],
    ['in a mail', `${HEAD}${type('8bit')}${line}\r\n`],
    ['as HTML', `<html><body><p>${line}</p></body></html>`],
    ['in a mail of quoted-printable', HEAD + type('quoted-printable') + toQuotedPrintable(line)],
    ['in a mail of base64', HEAD + type('base64') + toBase64(line)],
    ['as base64 without headers', `${toBase64(line)}\r\n`],
    [
      'in one of several parts',
      `${HEAD}\r\n--a1\r\n${type('base64')}${toBase64(line)}\r\n--a1\r\n${type('8bit')}<b>x</b>\r\n--a1--`,
    ],
  ])('is read %s', (_name, mail) => {
    expect(readAnswerMail(mail)).toMatchObject(expected);
  });
});

it('is nothing in any other mail', () => {
  expect(readAnswerMail('Buy now')).toBeNull();
  expect(
    readAnswerMail(`${HEAD}${type('base64')}${toBase64('Buy now, nothing is OK')}`),
  ).toBeNull();
});

it('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (mail) => void readAnswerMail(mail)));
});
