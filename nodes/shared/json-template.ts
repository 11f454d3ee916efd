import type { IDataObject } from 'n8n-workflow';

/** Alternating texts and fields of the item, starting with a text. */
export interface Template {
  readonly texts: readonly string[];
  readonly paths: readonly (readonly string[])[];
}

/** Matches a field of the item with plain names, without brackets, quotes or calls. */
const FIELD = /\{\{\s*\$json((?:\.[A-Za-z_]\w*)+)\s*\}\}/;
/** n8n rejects every expression that contains this word. */
const REJECTED = 'constructor';

/**
 * Parses an expression that consists only of text and fields of the item, such as `=Dear {{
 * $json.name }}`. Returns `null` for all others, which only n8n can evaluate.
 */
export function parseTemplate(expression: string): Template | null {
  if (!expression.startsWith('=') || /\\/.test(expression) || expression.includes(REJECTED)) {
    return null;
  }
  // The pattern has a capturing group, so every second piece is a path.
  const pieces = expression.slice(1).split(FIELD);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  const paths = pieces.filter((_, index) => index % 2 === 1);
  const isPlain = texts.every((text) => !text.includes('{{') && !text.includes('}}'));
  // White space around a single field may mean the field itself.
  const isClear = texts.every((text) => text === '') || texts.some((text) => text.trim() !== '');
  if (!isPlain || !isClear || paths.length === 0) return null;
  return { texts, paths: paths.map((path) => path.slice(1).split('.')) };
}

/**
 * Returns the value for an item; `undefined` if one of its fields is missing or not a plain value.
 */
export function renderTemplate(
  { texts, paths }: Template,
  json: IDataObject,
): string | number | boolean | undefined {
  const values = paths.map((path) => findField(json, path));
  const [first] = values;
  if (paths.length === 1 && texts.every((text) => text === '')) return first;
  let rendered = texts[0] ?? '';
  for (const [index, value] of values.entries()) {
    // Only n8n knows how it formats numbers and booleans in a text.
    if (typeof value !== 'string') return undefined;
    rendered += value + (texts[index + 1] ?? '');
  }
  return rendered;
}

function findField(json: IDataObject, path: readonly string[]) {
  let value: unknown = json;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = (value as IDataObject)[name];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : undefined;
}
