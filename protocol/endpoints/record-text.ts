import type { GatewayFields } from '../wire/gateway-fields';

/**
 * Records of `fmt=0`, each on a line of its own that begins with the first of `names`: `name =
 * value, name = value, …`. `null` when the text holds no such line.
 *
 * Ambiguous: values are not escaped. Line breaks and commas in a text survive, but a text that
 * holds `, name =` with one of the names is cut there, and one with a line that begins like a
 * record is taken for two records.
 */
export function readTextRecords(text: string, names: readonly string[]): GatewayFields[] | null {
  const [first = ''] = names;
  if (!text.startsWith(`${first} =`)) return null;
  return text.split(new RegExp(`\\r?\\n(?=${first} =)`)).map((record) => readPairs(record, names));
}

function readPairs(record: string, names: readonly string[]): GatewayFields {
  const marks = [...record.matchAll(new RegExp(`(?:^|, )(${names.join('|')}) = ?`, 'g'))];
  return Object.fromEntries(
    marks.map((mark, index) => [
      mark[1] as string,
      record.slice(mark.index + mark[0].length, marks[index + 1]?.index),
    ]),
  );
}
