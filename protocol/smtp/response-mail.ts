import { readErrorLine, toPlainLine } from '../endpoints/response';
import { readSendResponse, type SendResponse } from '../endpoints/send-response';
import { requestError } from '../problem';
import { failure, type Result } from '../result';
import { findRequestError } from '../tables';
import { isBounce } from './bounce';
import { isHtml, readHtmlText } from './html-text';
import { readMailSections } from './mail-sections';

/** Marks that mail programs put before a quoted or emphasized line. */
const QUOTE = /^(?:[\s>|*_]|&gt;)*/;
const ACCEPTANCE = /^OK - (\d{1,6}) SMS\b,? *ID *- *([A-Za-z0-9._-]{1,40})(?![^\s,;<])/;
/** A quoted command. Everything below it is message text, not a response. */
const COMMAND = /^[^\s:]{1,100}:[^\s:]{1,100}:[A-Za-z0-9._-]{0,40}:[^:]{0,40}:[^:]{0,100}:[^:]*:/;
/** Matches also Cyrillic look-alikes and a zero, and any word that starts with it. */
const LIKE_ERROR = /^[E\u0415]RR[O\u041e0]R/iu;
/**
 * No description is longer. Without a limit, an e-mail without empty lines would be read many
 * times.
 */
const MOST_WRAPPED_LINES = 6;

/** A line that looks like a response. */
interface FoundLine {
  readonly text: string;
  readonly isQuoted: boolean;
  /** `doubtful`: it starts like a rejection but cannot be read as one. */
  readonly kind: 'acceptance' | 'error' | 'doubtful';
}

/**
 * Reads the e-mail in which the gateway responds to a message sent over SMTP: `OK - n SMS, ID - …`
 * or `ERROR = N (…)[, ID - …]`. Returns the accepted message or a RequestError, whose code is
 * `null` if the number cannot be read. Returns `null` if there is no such line, and for a bounce,
 * which may quote one.
 *
 * `mail` is the e-mail, decoded or not, with or without headers. The response must start a line. A
 * line that starts with ERROR is never an acceptance. If such a line cannot be read as a rejection,
 * no other line counts as an acceptance either. Source: SMTP API, "Sending messages by SMTP".
 */
export function readResponseMail(mail: string): Result<SendResponse> | null {
  const sections = readMailSections(mail);
  if (isBounce(sections)) return null;
  const lines = sections.flatMap(({ texts }) => texts.flatMap(findLines));
  const own = lines.filter(({ isQuoted }) => !isQuoted);
  const counted = own.length > 0 ? own : lines;
  const errors = counted.filter(({ kind }) => kind === 'error');
  if (errors.length > 0) return readErrors(errors);
  const [accepted] = counted;
  if (accepted === undefined || counted.some(({ kind }) => kind === 'doubtful')) return null;
  const bytes = Buffer.from(accepted.text, 'utf8');
  return readSendResponse({ bytes, format: 0, charset: 'utf-8' }, { cost: 0 });
}

/** The same line decoded in several ways: uses the one with a documented error code. */
function readErrors(lines: readonly FoundLine[]): Result<never> {
  const read = lines.map(({ text }) => readErrorLine(text)).filter((line) => line !== null);
  const documented = read.find(({ code }) => code !== null && findRequestError('send', code));
  const best = documented ?? read.find(({ code }) => code !== null) ?? read[0];
  return failure(requestError('send', best?.code ?? null, best?.messageId ?? null));
}

/** Finds response lines in a text, read as plain text and as HTML. */
function findLines(text: string): FoundLine[] {
  const plain = readHtmlText(text);
  const found = findInLines(plain);
  return found.length === 0 && isHtml(text)
    ? findInLines(readHtmlText(text.replace(/\s+/g, ' ')))
    : found;
}

function findInLines(text: string): FoundLine[] {
  const lines = text.split(/\r\n|\r|\n/);
  const found: FoundLine[] = [];
  for (const [index, line] of lines.entries()) {
    const { quote, content } = splitQuote(line);
    if (COMMAND.test(content)) break;
    const isQuoted = quote.includes('>') || quote.includes('|');
    const error = readErrorLine(content);
    if (error !== null) {
      found.push({ text: unwrap(lines, index), isQuoted, kind: 'error' });
      continue;
    }
    if (LIKE_ERROR.test(content)) found.push({ text: content, isQuoted, kind: 'doubtful' });
    const acceptance = ACCEPTANCE.exec(content.replace(/ {2,}/g, ' '));
    if (acceptance !== null) {
      const [, count, id] = acceptance;
      found.push({ text: `OK - ${count} SMS, ID - ${id}`, isQuoted, kind: 'acceptance' });
    }
  }
  return found;
}

function splitQuote(line: string): { readonly quote: string; readonly content: string } {
  const plain = toPlainLine(line);
  const quote = QUOTE.exec(plain)?.[0] ?? '';
  return { quote, content: plain.slice(quote.length) };
}

/** Mail programs wrap long lines, so a description continues until its bracket closes. */
function unwrap(lines: readonly string[], index: number): string {
  let text = splitQuote(lines[index] ?? '').content;
  for (let next = index + 1; next <= index + MOST_WRAPPED_LINES; next += 1) {
    const { content } = splitQuote(lines[next] ?? '');
    const isOpen =
      text.split('(').length > text.split(')').length || /,(?:\s*ID\s*-?)?$/.test(text);
    if (!isOpen || content === '') break;
    text += ` ${content}`;
  }
  return text;
}
