import type { IDataObject } from 'n8n-workflow';

/** Text and fields of the item in turn, beginning with text. */
export interface Template {
  readonly texts: readonly string[];
  readonly paths: readonly (readonly string[])[];
}

/** A field of the item by plain names. Others are written with brackets, quotes or calls. */
const FIELD = /\{\{\s*\$json((?:\.[A-Za-z_]\w*)+)\s*\}\}/;
/** n8n refuses expressions with it, wherever it stands. */
const REFUSED = 'constructor';

/**
 * An expression that is nothing but text and fields of the item, as in `=Dear {{ $json.name }}`;
 * `null` for all others, which only n8n can evaluate.
 */
export function parseTemplate(expression: string): Template | null {
  if (!expression.startsWith('=') || /\\/.test(expression) || expression.includes(REFUSED)) {
    return null;
  }
  // The pattern captures, so every second piece is a path.
  const pieces = expression.slice(1).split(FIELD);
  const texts = pieces.filter((_, index) => index % 2 === 0);
  const paths = pieces.filter((_, index) => index % 2 === 1);
  const isPlain = texts.every((text) => !text.includes('{{') && !text.includes('}}'));
  // Space alone around a single field may mean the field itself.
  const isClear = texts.every((text) => text === '') || texts.some((text) => text.trim() !== '');
  if (!isPlain || !isClear || paths.length === 0) return null;
  return { texts, paths: paths.map((path) => path.slice(1).split('.')) };
}

/** The value for an item; `undefined` when one of its fields is not there or not plain. */
export function renderTemplate(
  { texts, paths }: Template,
  json: IDataObject,
): string | number | boolean | undefined {
  const values = paths.map((path) => findField(json, path));
  const [first] = values;
  if (paths.length === 1 && texts.every((text) => text === '')) return first;
  let rendered = texts[0] ?? '';
  for (const [index, value] of values.entries()) {
    // How n8n writes numbers and switches into a text is its own affair.
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
