import type { Host } from '../host';

import {
  findCostWarning,
  nameCodePoint,
  type CostWarning,
  type SendParameters,
} from '../../protocol';

/** Characters that a hint names at most. */
const MOST_NAMED = 5;

/**
 * Tells beside the output what a text costs more than its writer may think. One hint for all items
 * of a run; a host that has no hints shows none.
 */
export function hintAtCost(
  host: Pick<Host, 'hint'>,
  items: readonly { readonly order: { readonly message: SendParameters } | null }[],
): void {
  const warnings = items
    .map(({ order }) => (order === null ? null : findCostWarning(order.message)))
    .filter((warning) => warning !== null);
  const messages = [tellParts(warnings), tellSlips(warnings)].filter((text) => text !== null);
  for (const message of messages) host.hint({ message, type: 'warning' });
}

function tellParts(warnings: readonly CostWarning[]): string | null {
  const parts = warnings.map((warning) => warning.parts).filter((count) => count !== null);
  if (parts.length === 0) return null;
  const most = Math.max(...parts);
  const text =
    parts.length === 1
      ? `The text of one item takes ${most} SMS parts`
      : `The texts of ${parts.length} items take more than 3 SMS parts, up to ${most}`;
  return `${text}. Each part costs as much as an SMS; 'Max Parts' sets a limit.`;
}

function tellSlips(warnings: readonly CostWarning[]): string | null {
  const items = warnings.filter(({ slips }) => slips.length > 0);
  if (items.length === 0) return null;
  const signs = [...new Set(items.flatMap(({ slips }) => slips))];
  const named = signs.slice(0, MOST_NAMED).map((sign) => `${sign} (${nameCodePoint(sign)})`);
  const more = signs.length > named.length ? ` and ${signs.length - named.length} more` : '';
  const where = items.length === 1 ? 'the text of one item' : `the texts of ${items.length} items`;
  return `A part holds 70 characters instead of 160 in ${where}, only because of ${named.join(', ')}${more}. Write them otherwise, or add the option 'Replace Look-Alikes'.`;
}
