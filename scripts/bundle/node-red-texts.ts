import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  buildCatalogue,
  type CatalogueLanguage,
} from '../../packages/node-red/forms/build-catalogue';
import { buildDictionaries, buildForms } from '../../packages/node-red/forms/build-forms';
import type { TextTree } from '../../packages/node-red/texts/common';
import { ROOT } from './options';

const FOLDER = join(ROOT, 'packages/node-red');
/** The build runs as CommonJS, in which `import()` does not read TypeScript. */
const load = createRequire(__filename);
const LANGUAGES: readonly CatalogueLanguage[] = ['en-US', 'ru'];

/** Writes what the dialogs load: the forms of all operations, and their texts by language. */
export async function writeForms(): Promise<void> {
  const resources = join(FOLDER, 'resources');
  await mkdir(resources, { recursive: true });
  await writeFile(join(resources, 'forms.json'), JSON.stringify(buildForms()));
  for (const [language, texts] of Object.entries(buildDictionaries())) {
    await writeFile(join(resources, `texts-${language}.json`), JSON.stringify(texts));
  }
}

/** Writes the catalogue and the help of a node type for each language. */
export async function writeCatalogues(folder: string): Promise<void> {
  const source = join(FOLDER, 'nodes', folder);
  const texts = existsSync(join(source, 'texts.ts'))
    ? (load(join(source, 'texts.ts')) as { readonly TEXTS: TextTree }).TEXTS
    : {};
  for (const language of LANGUAGES) {
    const locale = join(FOLDER, 'dist', folder, 'locales', language);
    await mkdir(locale, { recursive: true });
    const catalogue = buildCatalogue(folder, texts, language);
    await writeFile(join(locale, `${folder}.json`), JSON.stringify(catalogue, null, 2));
    const help = join(source, 'help', `${language}.html`);
    if (existsSync(help)) await writeFile(join(locale, `${folder}.html`), await readFile(help));
  }
}
