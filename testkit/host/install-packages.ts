/** The repository's installer (`scripts/install.mjs`, plain JavaScript) for TypeScript programs. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './versions';

/**
 * Installs the packages of a folder's lock file, without install scripts. Does nothing if they are
 * installed.
 */
export async function installPackages(folder: string): Promise<void> {
  const installer = pathToFileURL(path.join(repository, 'scripts/install.mjs')).href;
  const { ensureInstalled } = (await import(installer)) as {
    ensureInstalled(directory: string): Promise<void>;
  };
  await ensureInstalled(folder);
}
