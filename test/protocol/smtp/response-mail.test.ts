import fc from 'fast-check';
import { readResponseMail } from '../../../protocol/smtp/response-mail';
import { anyCodePoint } from '../../support/any-text';

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
  ['a rejection', REFUSED, { ok: false, problem: { kind: 'gateway', code: 6, messageId: '12' } }],
])('%s', (_, line, expected) => {
  it.each([
    ['as the text alone', line],
    ['with a line break around it', `\r\n${line}\r\n`],
    ['in an e-mail', `${HEAD}${type('8bit')}${line}\r\n`],
    ['as HTML', `<html><body><p>${line}</p></body></html>`],
    ['in a quoted-printable e-mail', HEAD + type('quoted-printable') + toQuotedPrintable(line)],
    ['in a base64 e-mail', HEAD + type('base64') + toBase64(line)],
    ['as base64 without headers', `${toBase64(line)}\r\n`],
    [
      'in one of several parts',
      `${HEAD}\r\n--a1\r\n${type('base64')}${toBase64(line)}\r\n--a1\r\n${type('8bit')}<b>x</b>\r\n--a1--`,
    ],
  ])('is read %s', (_name, mail) => {
    expect(readResponseMail(mail)).toMatchObject(expected);
  });
});

it('readAnswerMail returns nothing for any other e-mail', () => {
  expect(readResponseMail('Buy now')).toBeNull();
  expect(
    readResponseMail(`${HEAD}${type('base64')}${toBase64('Buy now, nothing is OK')}`),
  ).toBeNull();
});

it('readAnswerMail never throws', () => {
  fc.assert(fc.property(fc.string({ unit: anyCodePoint }), (mail) => void readResponseMail(mail)));
});

const ACCEPTED = { ok: true, value: { id: '1000', parts: 1 } };
const rejected = (code: number | null, messageId: string | null) => ({
  ok: false,
  problem: { kind: 'gateway', code, messageId },
});

describe('an acceptance e-mail', () => {
  it.each([
    ['with a space at the end of its line in quoted-printable', 'OK - 1 SMS, ID - 1000=20\r\n'],
    ['with blanks behind a soft line break', 'OK - 1 SM= \r\nS, ID - 1000'],
    ['with tabs behind a soft line break', 'OK - 1 SMS, ID - 10=\t\t\n00'],
    ['with all its blanks in quoted-printable', 'OK=20-=201=20SMS,=20ID=20-=201000'],
    [
      'with no-break spaces as entities',
      '<p>OK&nbsp;-&nbsp;1&nbsp;SMS,&nbsp;ID&nbsp;-&nbsp;1000</p>',
    ],
    ['with entities in entities', 'OK&amp;nbsp;- 1 SMS, ID - 1000'],
    ['with no-break spaces', 'OK\u00a0-\u00a01\u00a0SMS,\u00a0ID\u00a0-\u00a01000'],
    ['with no-break spaces of UTF-8 in quoted-printable', 'OK=c2=a0-=C2=A01 SMS, ID - 1000'],
    ['with no-break spaces of windows-1251 in quoted-printable', 'OK=A0- 1 SMS, ID - 1000'],
    ['with typographic dashes', 'OK \u2013 1 SMS, ID \u2014 1000'],
    ['behind invisible characters', '\u200b\ufeffOK - 1 SMS, ID - 1000'],
    ['between lines that end with CR', 'Hello\rOK - 1 SMS, ID - 1000\rBye'],
    [
      'in HTML whose lines are broken anywhere',
      '<html><body>\nOK - 1\n SMS, ID -\n1000</body></html>',
    ],
    ['in bold', '<div><b>OK</b> - 1 <i>SMS</i>, ID - 1000<br>--</div>'],
    ['quoted', '> OK - 1 SMS, ID - 1000'],
    [
      'above an e-mail that it quotes',
      `OK - 1 SMS, ID - 1000\n\n> a:b:::,,,1:79991112233:x\n> ERROR = 5 (disk)`,
    ],
    [
      'above a quotation in HTML',
      '<p>OK - 1 SMS, ID - 1000</p><blockquote>ERROR = 5 (disk)</blockquote>',
    ],
    ['with a signature', 'OK - 1 SMS, ID - 1000\r\n-- \r\nSMSC'],
    [
      'in base64 of UTF-16',
      `Content-Type: text/plain; charset=utf-16le\r\nContent-Transfer-Encoding: BASE64\r\n\r\n${Buffer.from('OK - 1 SMS, ID - 1000', 'utf16le').toString('base64')}`,
    ],
    [
      'from a program that claims to be a person',
      `${HEAD}Auto-Submitted: no\r\n\r\nOK - 1 SMS, ID - 1000`,
    ],
  ])('is read %s', (_, mail) => {
    expect(readResponseMail(mail)).toMatchObject(ACCEPTED);
  });
});

describe('a line that starts with ERROR', () => {
  it.each<[string, number | null, string | null]>([
    ['ERROR =3d 6 (message is denied), ID - 12', 6, '12'],
    ['ERROR =3D 6 (message is denied), ID - 12', 6, '12'],
    ['ERROR =\r\n=3d 7 (x), ID - a.b_c-1', 7, 'a.b_c-1'],
    ['ERROR =3D3d 7 (x), ID - 12', 7, '12'],
    ['ERROR =3d=20=33 (x), ID - 12', 3, '12'],
    ['ERROR &#61; 6 (message is denied), ID - 12', 6, '12'],
    ['<p>ERROR &#x3d; 8 (x), ID - 12</p>', 8, '12'],
    ['<p>ERROR&nbsp;&equals;&nbsp;8 &lpar;x&rpar;, ID - 12</p>', 8, '12'],
    ['\uff25\uff32\uff32\uff2f\uff32 \uff1d \uff16 (denied), ID - 12', 6, '12'],
    ['\u00a0\t ERROR\u00a0=\u20076 (denied), ID - 12', 6, '12'],
    ['> > ERROR = 6 (denied), ID - 12', 6, '12'],
    ['<font color="red">ER<b>ROR</b></font> = 6 (denied), ID - 12', 6, '12'],
    ['ERROR = 6 (message is\r\ndenied by the\r\noperator), ID - 12\r\n\r\nBye', 6, '12'],
    ['ERROR =3d 2 (authorise error)', 2, null],
    ['ERROR = six (denied), ID - 12', null, '12'],
    ['ERROR = 6x (1 SMS), ID - 12', null, '12'],
    ['ERROR = , ID - 12', null, '12'],
    ['ERROR: OK - 1 SMS, ID - 12', null, '12'],
    ['ERROR = 6 (denied), ID - 12\nOK - 1 SMS, ID - 1000', 6, '12'],
  ])('is a rejection, however it is written: %j', (mail, code, messageId) => {
    expect(readResponseMail(mail)).toMatchObject(rejected(code, messageId));
  });

  it.each([
    'ERRORS = 6 (denied), ID - 12',
    'ERROR6 (denied), ID - 12',
    'ERROR',
    'Error while sending',
    'ERROR_6',
    '\u0415RR\u041eR = 6 (denied), ID - 12',
    'ERR0R = 6 (denied)',
    '=45RRORS = 6',
    '<p>ERRORS = 6</p>',
  ])('that cannot be read leaves the e-mail without an outcome: %j', (line) => {
    for (const mail of [`${line}\nOK - 1 SMS, ID - 1000`, `OK - 1 SMS, ID - 1000\r\n${line}`]) {
      expect(readResponseMail(mail)).toBeNull();
      expect(readResponseMail(`${HEAD}\n\n${mail}`)).toBeNull();
    }
  });

  it('in the text of a message that is quoted below the response changes nothing', () => {
    const quoted = '> login:psw::::79991112233:srv1\n> ERROR on disk 5';
    expect(readResponseMail(`OK - 1 SMS, ID - 1000\n\n${quoted}`)).toMatchObject({ ok: true });
    expect(readResponseMail(`OK - 1 SMS, ID - 1000\n\n> ERRORS on disk 5`)).toMatchObject({
      ok: true,
    });
  });

  it('is never an acceptance, whatever surrounds it', () => {
    const before = fc.constantFrom('', ' ', '\u00a0', '> ', '<b>', '\t', '\u200b', '<p>', '=20');
    const sign = fc.constantFrom('=', '=3d', '=3D', '&#61;', ':', ' - ', '', '\uff1d', '==3d');
    const code = fc.oneof(
      fc.nat(12).map(String),
      fc.string({ maxLength: 5 }),
      fc.constant('\uff16'),
    );
    const behind = fc.constantFrom('', ', ID - 12', ', OK - 1 SMS, ID - 12', ' 1 SMS, ID - 12 6');
    fc.assert(
      fc.property(before, sign, code, behind, (start, equals, number, end) => {
        const line = `${start}ERROR ${equals}${/[\r\n]/.test(number) ? '' : number}${end}`;
        expect(readResponseMail(line)?.ok ?? false).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an e-mail that is not a response of the gateway', () => {
  const ALERT = 'login:psw::::79991112233:srv1\r\n';
  const LINES = ['OK - 1 SMS, ID - 1000', 'ERROR = 5 (disk full)', 'ERROR =3d 6 (x), ID - 12'];
  const report = (quoted: string, type: string) =>
    `From: relay@mx.example.com\r\nContent-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\nContent-Type: text/plain\r\n\r\nNot delivered\r\n--q\r\nContent-Type: ${type}\r\n\r\nFrom: me@example.com\r\n\r\n${ALERT}${quoted}\r\n--q--`;

  it.each<[string, (line: string) => string]>([
    [
      'a report of delivery',
      (line) =>
        `Content-Type: multipart/report;\r\n report-type=delivery-status; boundary=q\r\n\r\n--q\r\n\r\n${line}\r\n--q--`,
    ],
    ['an e-mail that returns another one', (line) => report(line, 'message/rfc822')],
    ['an e-mail with the headers of another one', (line) => report(line, 'text/rfc822-headers')],
    ['an e-mail with a delivery status', (line) => report(line, 'message/delivery-status')],
    [
      'an e-mail from MAILER-DAEMON',
      (line) => `From: Mail Delivery System <MAILER-DAEMON@mx.example.com>\r\n\r\n${line}`,
    ],
    [
      'an e-mail from a postmaster',
      (line) => `From: "Postmaster" <postmaster@example.com>\r\n\r\n${line}`,
    ],
    [
      'an e-mail that names failed recipients',
      (line) => `${HEAD}X-Failed-Recipients: send@send.smsc.ua\r\n\r\n${line}`,
    ],
    [
      'an automatic reply',
      (line) => `${HEAD}Auto-Submitted: auto-replied (vacation)\r\n\r\n${line}`,
    ],
    [
      'a bounce by its subject',
      (line) => `From: a@b.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\r\n${line}`,
    ],
    [
      'the text of a bounce of Exim',
      (line) => `This message was created automatically by mail delivery software.\n\n${line}`,
    ],
    [
      'the text of a bounce of Postfix',
      (line) => `This is the mail system at host mx.example.com.\n\n${line}`,
    ],
    [
      'a bounce by a subject in encoded words',
      (line) =>
        `From: a@b.example\r\nSubject: =?UTF-8?B?VW5kZWxpdmVyZWQg?=\r\n =?utf-8?q?Mail_Returned?=\r\n\r\n${line}`,
    ],
    [
      'a bounce by a subject that is split within a character',
      (line) =>
        `From: a@b.example\r\nSubject: =?utf-8?q?=D0=9D=D0=B5=D0?=\r\n =?UTF-8?B?tNC+0YHRgtCw0LLQu9C10L3Qvg==?=\r\n\r\n${line}`,
    ],
    [
      'a bounce by a Russian subject in koi8-r',
      (line) => `From: a@b.example\r\nSubject: =?koi8-r?B?7sXEz9PUwdfMxc7P?=\r\n\r\n${line}`,
    ],
    [
      'a bounce by a Ukrainian subject',
      (line) => `From: a@b.example\r\nSubject: Не вдалося доставити: звіт\r\n\r\n${line}`,
    ],
    [
      'an automatic reply in Russian',
      (line) => `From: a@b.example\r\nSubject: Автоответ: x\r\n\r\n${line}`,
    ],
    [
      'the text of a bounce of Sendmail',
      (line) => `   ----- The following addresses had permanent fatal errors -----\n\n${line}`,
    ],
    [
      'the text of a bounce of Gmail',
      (line) => `Your message wasn't delivered to a@b.example because it is full.\n\n${line}`,
    ],
    [
      'the text of a bounce of Exchange',
      (line) => `Remote Server returned '550 5.1.10 RecipientNotFound'\n\n${line}`,
    ],
    [
      'the reply of a mail server',
      (line) => `550 5.1.1 <a@b.example>: user unknown\n--- Original message ---\n${line}`,
    ],
    ['the quoted text of our own e-mail', (line) => `Hello\n> ${ALERT}> ${line}`],
    ['a line with the response in its middle', (line) => `Backup: ${line}`],
    ['a folded header', (line) => `From: a@b.example\r\nSubject: x\r\n ${line}\r\n\r\nHello`],
  ])('%s', (_, mail) => {
    for (const line of LINES) expect(readResponseMail(mail(line))).toBeNull();
  });
});

it('readAnswerMail takes time linear in the length of an e-mail', () => {
  const started = Date.now();
  for (const piece of [
    '<blockquote>',
    '<!--',
    '\n',
    ' ',
    'ERROR = (',
    '=3d',
    '&#61;',
    'ID - ',
    '> ',
    '--a\n',
  ]) {
    readResponseMail(piece.repeat(100_000 / piece.length));
  }
  expect(Date.now() - started).toBeLessThan(5000);
});
