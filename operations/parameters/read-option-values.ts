import type { Field } from '../field';
import type { Row } from '../host';

import { success, type Result } from '../../protocol';
import { readText } from './read-text';

/**
 * Options that the user added, in the types that the editor gives them; empty ones, and those that
 * the editor does not show for the channel, count as not given. Expressions and AI agents write
 * numbers and switches as text, or text as numbers.
 */
export function readOptionValues(
  fields: readonly Field[],
  given: Row,
  channel: string,
): Result<Row> {
  const values: Row = {};
  for (const { name, type, displayOptions } of fields) {
    if (displayOptions?.show?.['/channel']?.includes(channel) === false) continue;
    const text = readText(given[name], name);
    if (!text.ok) return text;
    if (text.value === '') continue;
    if (type === 'number') values[name] = Number(text.value);
    else if (type === 'boolean') values[name] = text.value === 'true';
    else values[name] = text.value;
  }
  return success(values);
}
