import { success, type Result } from '../../protocol';
import { readText } from './read-text';

/** Several values as text, e.g. of a collection; `''` for those that are absent. */
export function readTexts<Name extends string>(
  values: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): Result<Record<Name, string>> {
  const texts = {} as Record<Name, string>;
  for (const name of names) {
    const text = readText(values[name], name);
    if (!text.ok) return text;
    texts[name] = text.value.trim();
  }
  return success(texts);
}
