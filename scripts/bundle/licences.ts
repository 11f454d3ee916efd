import { readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes the licence text of every library among the bundled files: MIT and its like ask that it
 * travels with the code, and a bundle leaves the libraries' own folders behind.
 *
 * @param inputs bundled files, relative to the repository
 */
export async function collectLicences(inputs: readonly string[], outfile: string): Promise<void> {
  const folders = inputs.map((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0]);
  const libraries = [...new Set(folders.filter((folder) => folder !== undefined))].sort();
  const texts = await Promise.all(libraries.map(readLicence));
  await mkdir(dirname(outfile), { recursive: true });
  await writeFile(outfile, `Libraries inside protocol/index.js\n\n${texts.join('\n\n')}`);
}

async function readLicence(folder: string): Promise<string> {
  const file = (await readdir(folder)).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${folder} has no licence file, so it cannot be bundled`);
  const { name, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const text = (await readFile(join(folder, file), 'utf8')).trim();
  return `${name} ${version}\n${'-'.repeat(name.length + version.length + 1)}\n${text}\n`;
}
