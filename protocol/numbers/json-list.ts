/** A number of a list, which keeps its digits only as text. */
const BARE_NUMBER = /([[,]\s*)(-?\d[\d.eE+-]*)(?=\s*[,\]])/g;

/**
 * The entries of a list that was written as text, as agents and databases do: `["+7…","+7…"]`,
 * also of numbers or with single quotes. `null`: the text is no such list.
 */
export function readJsonList(text: string): string[] | null {
  if (!/^\[.*\]$/s.test(text)) return null;
  const quoted = text.replace(BARE_NUMBER, '$1"$2"');
  return parse(quoted) ?? parse(quoted.replaceAll("'", '"')) ?? parse(text);
}

function parse(text: string): string[] | null {
  try {
    const list: unknown = JSON.parse(text);
    const isFlat =
      Array.isArray(list) && list.every((entry) => ['string', 'number'].includes(typeof entry));
    return isFlat ? (list as unknown[]).map(String) : null;
  } catch {
    return null;
  }
}
