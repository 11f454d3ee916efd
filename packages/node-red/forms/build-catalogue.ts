import { COMMON_TEXTS, type TextTree } from '../texts/common';
import { ENGLISH_HERE } from '../texts/here';
import { RUSSIAN } from '../texts/ru';

export type CatalogueLanguage = 'en-US' | 'ru';

/**
 * Returns the catalogue of a node type: the texts of its own and of all dialogs, under the name of
 * its folder.
 */
export function buildCatalogue(
  folder: string,
  texts: TextTree,
  language: CatalogueLanguage,
): Record<string, unknown> {
  const whole = mergeTrees(COMMON_TEXTS, texts);
  return { [folder]: language === 'en-US' ? whole : translateTree(whole) };
}

function translateTree(tree: TextTree): TextTree {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === 'string' ? toRussian(value) : translateTree(value),
    ]),
  );
}

/** English where a text has no translation; a test lists these. */
function toRussian(text: string): string {
  return RUSSIAN[text] ?? RUSSIAN[originalOf(text)] ?? text;
}

function originalOf(here: string): string {
  return Object.entries(ENGLISH_HERE).find(([, text]) => text === here)?.[0] ?? here;
}

function mergeTrees(one: TextTree, other: TextTree): TextTree {
  const merged: Record<string, string | TextTree> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const known = merged[key];
    const isTree = typeof value !== 'string' && known !== undefined && typeof known !== 'string';
    merged[key] = isTree ? mergeTrees(known, value) : value;
  }
  return merged;
}
