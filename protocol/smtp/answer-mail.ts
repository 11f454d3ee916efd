import { readSendAnswer, type SendAnswer } from '../endpoints/send-answer';
import type { Result } from '../result';

/** The line that answers, anywhere in a mail; quoted-printable writes the equals sign as `=3D`. */
const ANSWER_LINE = /(?:OK - \d+ SMS\b|ERROR\s*=(?:3D)?\s*\d)[^\r\n<]*/;
/** A line of quoted-printable goes on in the next one. */
const SOFT_LINE_BREAK = /=\r?\n/g;
/** Of either alphabet; two dashes at the start separate the parts of a mail. */
const BASE64_LINE = /^(?!--)[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * The mail with which the gateway answers a message that came by SMTP: `OK - n SMS, ID - …`, or
 * `ERROR = N (…)[, ID - …]`, which is a GatewayRefusal. `null` if there is no such line in it.
 *
 * The text is that of the mail, decoded or not, with or without its headers: what mail programs and
 * n8n's IMAP trigger hand on differs, and a body may come in base64 with no header that says so.
 * Source: SMTP API, "Sending messages by SMTP".
 */
export function readAnswerMail(mail: string): Result<SendAnswer> | null {
  const line = findAnswer(mail) ?? findAnswer(decodeBase64(mail));
  if (line === null) return null;
  const bytes = Buffer.from(line, 'utf8');
  return readSendAnswer({ bytes, format: 0, charset: 'utf-8' }, { cost: 0 });
}

function findAnswer(text: string): string | null {
  const line = ANSWER_LINE.exec(text.replace(SOFT_LINE_BREAK, ''))?.[0];
  return line === undefined ? null : line.replace('=3D', '=').trim();
}

/** What stands in base64 in a mail, each run of such lines decoded; the answer itself is ASCII. */
function decodeBase64(mail: string): string {
  const runs: string[] = [];
  let run = '';
  for (const line of [...mail.split(/\r?\n/), '']) {
    const trimmed = line.trim();
    if (BASE64_LINE.test(trimmed)) {
      run += trimmed;
      continue;
    }
    if (run !== '') runs.push(Buffer.from(run, 'base64').toString('utf8'));
    run = '';
  }
  return runs.join('\n');
}
