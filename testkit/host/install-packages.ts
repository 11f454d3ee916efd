/** The repository's one installer (`scripts/install.mjs`, plain JavaScript) for the programs written in TypeScript. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './versions';

/** Brings a folder's node_modules to its lock file; no package runs a script of its own. Nothing happens the second time. */
export async function installPackages(folder: string): Promise<void> {
  const installer = pathToFileURL(path.join(repository, 'scripts/install.mjs')).href;
  const { ensureInstalled } = (await import(installer)) as {
    ensureInstalled(directory: string): Promise<void>;
  };
  await ensureInstalled(folder);
}
