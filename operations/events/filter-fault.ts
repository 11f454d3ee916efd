import { formatProblem, parseRecipients, readUserPattern } from '../../protocol';
import { type EventFilters, readFilterText } from './filters';

const LONGEST_SHOWN = 100;

/**
 * Returns a sentence about an invalid filter, with what to do, or `null`. A filter that no event can
 * pass would silently drop events, so a host does not start with one.
 */
export function findFilterFault({
  phones,
  textPattern,
}: Pick<EventFilters, 'phones' | 'textPattern'>): string | null {
  return findPhonesFault(readFilterText(phones)) ?? findPatternFault(readFilterText(textPattern));
}

function findPhonesFault(phones: string): string | null {
  if (!/[^\s,;]/.test(phones)) return null;
  const read = parseRecipients(phones, { acceptsNicknames: true });
  if (read.ok || read.problem.kind !== 'input') return null;
  const { advice } = formatProblem(read.problem);
  return `'Phones' is not a valid list of phone numbers: ${shorten(phones)}. ${advice}`;
}

function findPatternFault(pattern: string): string | null {
  if (pattern === '') return null;
  const outcome = readUserPattern(pattern);
  if (outcome.ok) return null;
  const { text, advice } = outcome.fault;
  return `'Text Pattern' ${text}: ${shorten(pattern)}. ${advice}`;
}

function shorten(text: string): string {
  return JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
}
