import type { Host } from '../host';

import {
  findCostWarning,
  nameCodePoint,
  type CostWarning,
  type SendParameters,
} from '../../protocol';

/** Maximum number of characters that a hint names. */
const MOST_NAMED = 5;

/** Adds hints about texts that cost more than expected, at most two for all items of a run. */
export function hintAtCost(
  { host }: { readonly host: Pick<Host, 'hint'> },
  items: readonly { readonly order: { readonly message: SendParameters } }[],
): void {
  const warnings = items
    .map(({ order }) => findCostWarning(order.message))
    .filter((warning) => warning !== null);
  const messages = [describeParts(warnings), describeExtraCharacters(warnings)].filter(
    (text) => text !== null,
  );
  for (const message of messages) host.hint({ message, type: 'warning' });
}

function describeParts(warnings: readonly CostWarning[]): string | null {
  const parts = warnings.map((warning) => warning.parts).filter((count) => count !== null);
  if (parts.length === 0) return null;
  const most = Math.max(...parts);
  const text =
    parts.length === 1
      ? `The text of one item takes ${most} SMS parts`
      : `The texts of ${parts.length} items take more than 3 SMS parts, up to ${most}`;
  return `${text}. Each part costs as much as an SMS; 'Max Parts' sets a limit.`;
}

function describeExtraCharacters(warnings: readonly CostWarning[]): string | null {
  const items = warnings.filter(({ extraCharacters }) => extraCharacters.length > 0);
  if (items.length === 0) return null;
  const signs = [...new Set(items.flatMap(({ extraCharacters }) => extraCharacters))];
  const named = signs.slice(0, MOST_NAMED).map((sign) => `${sign} (${nameCodePoint(sign)})`);
  const more = signs.length > named.length ? ` and ${signs.length - named.length} more` : '';
  const where = items.length === 1 ? 'the text of one item' : `the texts of ${items.length} items`;
  return `A part holds 70 characters instead of 160 in ${where}, only because of ${named.join(', ')}${more}. Replace these characters, or add the option 'Save Parts by Replacing Characters'.`;
}
