import { invalidInput } from '../problem';
import { failure, success, type Result } from '../result';
import {
  CONTACT_FIELDS,
  type ContactFieldKind,
  type ContactFieldName,
  type ContactFieldRow,
} from '../tables';
import { toGatewayDay } from '../text/date';
import type { ActionFields } from './action-request';
import { joinPhones } from './contact-key';

/**
 * What is known of a contact. Lists may be arrays or texts with commas. Values that are empty,
 * `null` or absent are left out of the request: the gateway keeps what it has.
 */
export type ContactValues = Readonly<Partial<Record<ContactFieldName, unknown>>>;

function toWords(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(toWords);
  const text = value instanceof Date ? value.toISOString() : String(value as string | number);
  return [text.trim()].filter((word) => word !== '');
}

const WRITERS: Record<ContactFieldKind, (words: readonly string[]) => string | null> = {
  text: (words) => words.join(', '),
  list: (words) => split(words).join(','),
  phones: (words) => joinPhones(split(words)),
  date: (words) => (words.length === 1 ? toGatewayDay(words[0] as string) : null),
};

function split(words: readonly string[]): string[] {
  return words.flatMap((word) => word.split(/[,;\n]/)).flatMap((word) => toWords(word));
}

/** The values as fields of a request. A birthday that is no day is an InvalidInput. */
export function writeContactValues(values: ContactValues): Result<ActionFields> {
  const fields: Record<string, string> = {};
  const rows: readonly ContactFieldRow[] = CONTACT_FIELDS;
  for (const { name, field, kind } of rows) {
    const words = toWords(values[name as ContactFieldName]);
    if (words.length === 0) continue;
    const written = WRITERS[kind](words);
    if (written === null) return failure(refuseDate(name, words.join(', ')));
    fields[field] = written;
  }
  return success(fields);
}

function refuseDate(parameter: string, given: string) {
  return invalidInput(
    parameter,
    `'${parameter}' is not a day: ${JSON.stringify(given.slice(0, 60))}`,
    'Write it like 1990-12-31',
  );
}
