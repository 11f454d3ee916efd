import { NodeOperationError, type INode } from 'n8n-workflow';

import { formatProblem, parseRecipients, readUserPattern } from '../../protocol';
import { readFilterText, type EventFilters } from '../../operations/events/filters';

const LONGEST_SHOWN = 100;

/**
 * Rejects invalid filters. A filter that no event can pass would silently drop events. The advice
 * is part of the message, because n8n shows only that when a workflow cannot be published.
 *
 * @throws NodeOperationError if a filter is invalid, so the workflow cannot be published
 */
export function checkFilters(
  node: INode,
  { phones, textPattern }: Pick<EventFilters, 'phones' | 'textPattern'>,
): void {
  checkPhones(node, readFilterText(phones));
  checkTextPattern(node, readFilterText(textPattern));
}

function checkPhones(node: INode, phones: string): void {
  if (!/[^\s,;]/.test(phones)) return;
  const read = parseRecipients(phones, { acceptsNicknames: true });
  if (read.ok || read.problem.kind !== 'input') return;
  const shown = shorten(phones);
  const { advice } = formatProblem(read.problem);
  throw new NodeOperationError(
    node,
    `'Phones' is not a valid list of phone numbers: ${shown}. ${advice}`,
  );
}

function checkTextPattern(node: INode, pattern: string): void {
  if (pattern === '') return;
  const outcome = readUserPattern(pattern);
  if (outcome.ok) return;
  const { text, advice } = outcome.fault;
  throw new NodeOperationError(node, `'Text Pattern' ${text}: ${shorten(pattern)}. ${advice}`);
}

function shorten(text: string): string {
  return JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
}
