import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { replaceBlocks } from './blocks';
import { createCatalogue } from './catalogue';
import type { OutputSchema } from './output-fields';

export interface RenderedDocument {
  /** Path below the root, with forward slashes. */
  readonly path: string;
  readonly current: string;
  readonly fresh: string;
}

const NOT_OURS = ['node_modules', 'dist', 'build', 'coverage', '.git'];

/** All markdown files of the repository. */
export function listDocuments(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.includes(name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return listDocuments(root, path);
      return entry.name.endsWith('.md') ? [path] : [];
    })
    .sort();
}

/** Renders every document; returns its current and its expected text. */
export async function renderDocuments(root: string): Promise<RenderedDocument[]> {
  const catalogue = createCatalogue((resource, operation) => readSchema(root, resource, operation));
  const render = async (name: string): Promise<string> => {
    const generate = catalogue.get(name);
    if (!generate) throw new Error(`Unknown generated block "${name}"`);
    return format(generate(), { parser: 'markdown', plugins: [markdown], printWidth: 100 });
  };
  return Promise.all(
    listDocuments(root).map(async (path) => {
      const current = readFileSync(join(root, path), 'utf8');
      const fresh = await replaceBlocks(current, render).catch((cause: unknown) => {
        throw new Error(`${path}: ${String(cause)}`, { cause });
      });
      return { path, current, fresh };
    }),
  );
}

function readSchema(root: string, resource: string, operation: string): OutputSchema | undefined {
  const path = ['Smsc', 'SmscAccount']
    .map((node) => join(root, 'nodes', node, '__schema__/v1.0.0', resource, `${operation}.json`))
    .find(existsSync);
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as OutputSchema) : undefined;
}
