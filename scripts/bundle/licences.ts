import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes the licence text of every bundled library. MIT and similar licences require that it
 * accompanies the code, and a bundle leaves the libraries' folders behind.
 *
 * @param inputs bundled files, relative to the repository
 */
export async function collectLicences(inputs: readonly string[], outfile: string): Promise<void> {
  const folders = inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  const libraries = [...new Set(folders.filter((folder) => folder !== undefined))].sort();
  const texts = await Promise.all(libraries.map(readLicence));
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, `Libraries inside the code of this folder\n\n${texts.join('\n\n')}`);
}

interface Library {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string;
}

async function readLicence(folder: string): Promise<string> {
  const library = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Library;
  const title = `${library.name} ${library.version}`;
  const files = (await readdir(folder)).filter((name) => /^licen[cs]e/i.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const text = texts.length > 0 ? texts.join('\n\n') : stateLicence(library);
  return `${title}\n${'-'.repeat(title.length)}\n${text.trim()}\n`;
}

/** States licence and author of a library that ships no licence text. */
function stateLicence({ name, license, author }: Library): string {
  if (!license || !author) {
    throw new Error(`${name} names no licence or author, so it cannot be bundled`);
  }
  return `Licence: ${license}. Copyright: ${author}.`;
}
