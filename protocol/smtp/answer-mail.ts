import { readSendAnswer, type SendAnswer } from '../endpoints/send-answer';
import type { Result } from '../result';

/** The line that answers, anywhere in a mail; quoted-printable writes the equals sign as `=3D`. */
const ANSWER_LINE = /(?:OK - \d+ SMS\b|ERROR\s*=(?:3D)?\s*\d)[^\r\n]*/;

/**
 * The mail with which the gateway answers a message that came by SMTP: `OK - n SMS, ID - …`, or
 * `ERROR = N (…)[, ID - …]`, which is a GatewayRefusal. `null` if there is no such line in it.
 * The text is that of the mail, with or without its headers.
 * Source: SMTP API, "Sending messages by SMTP".
 */
export function readAnswerMail(mail: string): Result<SendAnswer> | null {
  const line = ANSWER_LINE.exec(mail)?.[0].replace('=3D', '=').trim();
  if (line === undefined) return null;
  const bytes = Buffer.from(line, 'utf8');
  return readSendAnswer({ bytes, format: 0, charset: 'utf-8' }, { cost: 0 });
}
