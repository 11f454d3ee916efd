import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import { SMTP_TEST_MODES } from '../tables/smtp';

/** One line of a list: recipients and their text. */
export interface ListEntry {
  readonly phones: readonly string[];
  readonly text: string;
}

export interface ReadList {
  readonly entries: readonly ListEntry[];
  readonly lastLine: string;
}

/** The start of an entry; other lines continue the previous text. */
const ENTRY = /^([^:;\n]+)[:;](.*)$/s;
const LAST_LINE = /^(?:subj|voice):/i;

/**
 * Whether a list can hold the text unchanged. A list writes a line break as backslash and `n`, so
 * it cannot hold these two characters themselves.
 */
export function fitsList(text: string): boolean {
  return !text.includes('\\n');
}

/** Whether there is at least one recipient, and each is non-empty and without a separator. */
export function arePhones(phones: readonly string[]): boolean {
  return (
    phones.length > 0 && phones.every((phone) => phone.trim() !== '' && !/[:;,\r\n]/.test(phone))
  );
}

/**
 * Returns lines `phones:text`, with a line break in a text as backslash and `n`. A last line for
 * all entries follows on its own line. Problems: InvalidInput.
 */
export function writeList(entries: readonly ListEntry[], lastLine: string): Result<string> {
  const lines: string[] = [];
  for (const [index, { phones, text }] of entries.entries()) {
    if (!arePhones(phones)) {
      return failure(
        invalidInput(
          'to',
          `Entry ${index + 1} of the list has no recipient, or a recipient that contains a separator of the gateway`,
          'Use recipients without colons, commas, semicolons and line breaks',
        ),
      );
    }
    if (!fitsList(text)) {
      return failure(
        invalidInput(
          'text',
          `The text of entry ${index + 1} contains a backslash followed by n, which a list turns into a line break`,
          'Send this text in a separate e-mail, or remove the backslash',
        ),
      );
    }
    lines.push(`${phones.join(',')}:${text.replace(/\r\n|\r|\n/g, '\\n')}`);
  }
  if (lines.length === 0) {
    return failure(invalidInput('to', 'The list has no entry', 'Enter at least one recipient'));
  }
  if (lastLine !== '') lines.push(lastLine);
  return success(lines.join('\n'));
}

/**
 * Returns the entries of a list, or `null` if a line is not an entry. With `test` 2 such a line
 * continues the previous text.
 */
export function readList(text: string, test: string): ReadList | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const last = lines.length > 1 && LAST_LINE.test(lines.at(-1) ?? '') ? lines.pop() : undefined;
  const entries: ListEntry[] = [];
  for (const line of lines) {
    const match = ENTRY.exec(line);
    const isEntry =
      match !== null && (test !== SMTP_TEST_MODES.multiLineList || looksLikePhones(match[1]));
    const before = entries.at(-1);
    if (isEntry) {
      const [, phones = '', written = ''] = match;
      entries.push({ phones: phones.split(','), text: written.replaceAll('\\n', '\n') });
    } else if (test === SMTP_TEST_MODES.multiLineList && before) {
      entries[entries.length - 1] = { ...before, text: `${before.text}\n${line}` };
    } else {
      return null;
    }
  }
  return { entries, lastLine: last ?? '' };
}

/** Matches phone numbers, groups, addresses and IDs, but not the first word of a sentence. */
function looksLikePhones(text = ''): boolean {
  return text.split(',').every((phone) => /^(?:\+?\d{3,}|G\d+|#\d+|\S+@\S+)$/i.test(phone.trim()));
}
