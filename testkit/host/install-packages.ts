import { importPlain } from './plain-scripts';

/**
 * Installs the packages of a folder's lock file, without install scripts. Does nothing if they are
 * installed.
 */
export async function installPackages(folder: string): Promise<void> {
  const { ensureInstalled } = await importPlain('install.mjs');
  await ensureInstalled(folder);
}
