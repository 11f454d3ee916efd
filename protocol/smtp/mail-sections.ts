import { isUtf8 } from '../wire/charset';
import { decodeQuotedPrintable } from './mime';

/** Headers by lower-case name; values of a repeated header are on separate lines. */
export type MailHeaders = Readonly<Record<string, string>>;

/** An e-mail or one of its parts: its headers and its readable texts. */
export interface MailSection {
  readonly headers: MailHeaders;
  /** The text as received, and decoded in each way that is possible. */
  readonly texts: readonly string[];
}

/** Far above the length of a response. */
const MOST_CHARACTERS = 1_000_000;
const HEADER_LINE = /^([!-9;-~]+):[ \t]?(.*)$/;
/** A text starts with headers only if the first one is a common mail header. */
const KNOWN_HEADER =
  /^(?:from|to|cc|subject|date|received|return-path|reply-to|sender|message-id|mime-version|content-[a-z-]+|delivered-to|auto-submitted|dkim-[a-z-]+|arc-[a-z-]+|authentication-results|x-[a-z-]+|envelope-to|delivery-date|precedence|list-[a-z-]+|in-reply-to|references|user-agent|importance|errors-to|thread-[a-z]+):/i;
const BOUNDARY = /^--[!-~]{1,80}\s*$/;
/** A line of base64 or base64url. Two leading dashes mark a part boundary. */
const BASE64_LINE = /^(?!--)[A-Za-z0-9+/_-]+={0,2}$/;

/**
 * Splits an e-mail into its sections, decoded or not, with or without headers, because mail
 * programs and IMAP libraries return different forms. A base64 body may lack its header. The first
 * section has the headers of the e-mail, if there are any. Source: RFC 2045, RFC 2046.
 */
export function readMailSections(mail: string): MailSection[] {
  const lines = mail
    .slice(0, MOST_CHARACTERS)
    .replace(/^\ufeff/, '')
    .replace(/^[\r\n]+/, '')
    .split(/\r\n|\r|\n/);
  const sections: MailSection[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && !isBoundary(lines, at)) continue;
    sections.push(readSection(lines.slice(start, at)));
    start = at + 1;
  }
  return sections;
}

/** A line of dashes is a boundary only where a part starts or the e-mail ends. */
function isBoundary(lines: readonly string[], at: number): boolean {
  const line = lines[at] as string;
  if (!BOUNDARY.test(line)) return false;
  const next = lines[at + 1] ?? '';
  return next === '' || KNOWN_HEADER.test(next);
}

function readSection(lines: readonly string[]): MailSection {
  const first = lines[0] ?? '';
  // An e-mail in an mbox file starts with a From line.
  const start = /^From \S+/.test(first) ? 1 : 0;
  if (!KNOWN_HEADER.test(lines[start] ?? '')) {
    return { headers: {}, texts: readTexts(lines.join('\n'), '') };
  }
  const end = lines.indexOf('', start);
  const headers = readHeaders(lines.slice(start, end === -1 ? lines.length : end));
  const body = end === -1 ? '' : lines.slice(end + 1).join('\n');
  return { headers, texts: readTexts(body, headers['content-transfer-encoding'] ?? '') };
}

function readHeaders(lines: readonly string[]): MailHeaders {
  const headers = new Map<string, string>();
  let name = '';
  for (const line of lines) {
    const match = HEADER_LINE.exec(line);
    if (/^[ \t]/.test(line) || match === null) {
      headers.set(name, `${headers.get(name) ?? ''} ${line.trim()}`);
      continue;
    }
    name = (match[1] as string).toLowerCase();
    const before = headers.get(name);
    const value = (match[2] as string).trim();
    headers.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return Object.fromEntries(headers);
}

function readTexts(body: string, encoding: string): readonly string[] {
  const known = encoding.trim().toLowerCase();
  if (known === 'base64') return [decodeBase64(body)];
  if (known === 'quoted-printable') return [decodeQuotedPrintable(body)];
  return [...new Set([body, decodeQuotedPrintable(body), decodeBase64(body)])];
}

/** Decodes each run of base64 lines. */
function decodeBase64(text: string): string {
  const runs: string[] = [];
  let run = '';
  for (const line of [...text.split('\n'), '']) {
    const trimmed = line.trim();
    if (BASE64_LINE.test(trimmed)) {
      run += trimmed;
      continue;
    }
    if (run !== '') runs.push(decodeOctets(Buffer.from(run, 'base64')));
    run = '';
  }
  return runs.join('\n');
}

/** The response itself is ASCII in every charset. */
function decodeOctets(octets: Buffer): string {
  if (octets.includes(0)) {
    const isBigEndian = octets[0] === 0 || (octets[0] === 0xfe && octets[1] === 0xff);
    const even = Buffer.from(octets.subarray(0, octets.length - (octets.length % 2)));
    return (isBigEndian ? even.swap16() : even).toString('utf16le').replace(/^\ufeff/, '');
  }
  return octets.toString(isUtf8(octets) ? 'utf8' : 'latin1');
}
