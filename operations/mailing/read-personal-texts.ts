import {
  failure,
  invalidInput,
  parseRecipients,
  success,
  type Result,
  type SendParameters,
} from '../../protocol';
import { readText } from '../parameters/read-text';

type Entries = NonNullable<SendParameters['entries']>;

function refuse(text: string): Result<never> {
  return failure(
    invalidInput(
      'personalTexts',
      text,
      'Write lines like 77011234567: Hello Anna, or give a list of objects with "to" and "text"',
    ),
  );
}

/**
 * Texts with their numbers: lines of `numbers: text` in which `\n` stands for a line break, or a
 * list of objects (also as JSON, which AI agents write).
 */
export function readPersonalTexts(given: unknown): Result<Entries> {
  const rows = Array.isArray(given) ? (given as unknown[]) : readRows(given);
  if (rows === null) return refuse("'personalTexts' is neither text nor a list");
  if (rows.length === 0) return refuse("'personalTexts' is empty");
  const entries: Entries[number][] = [];
  for (const [index, row] of rows.entries()) {
    const place = `Text ${index + 1} of 'personalTexts'`;
    const { to, text } = typeof row === 'object' && row !== null ? (row as Row) : readLine(row);
    const recipients = parseRecipients(to);
    if (!recipients.ok) return refuse(`${place} has no recipient that could be one`);
    const read = readText(text, 'personalTexts');
    if (!read.ok || read.value.trim() === '') return refuse(`${place} has no text`);
    entries.push({ recipients: recipients.value, text: read.value });
  }
  return success(entries);
}

interface Row {
  readonly to?: unknown;
  readonly text?: unknown;
}

function readRows(given: unknown): readonly unknown[] | null {
  if (typeof given !== 'string') return null;
  if (given.trimStart().startsWith('[')) return readJson(given);
  return given.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function readJson(text: string): readonly unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function readLine(line: unknown): Row {
  const [, to, text] = /^([^:]*):\s*(.*)$/.exec(String(line)) ?? [];
  return { to, text: text?.replaceAll('\\n', '\n') };
}
