import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** Imports of each file: files of the repository, and module names. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * Resolves every import, export-from, `require` and `import()` of the files below `root`, types
 * included.
 */
export function readImports(root: string, files: readonly string[]): Imports {
  return new Map(
    files.map((file) => {
      const found = ts.preProcessFile(
        readFileSync(join(root, file), 'utf8'),
        true,
        true,
      ).importedFiles;
      return [file, found.map(({ fileName }) => resolveImport(root, file, fileName))];
    }),
  );
}

function resolveImport(root: string, file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const target = join(dirname(file), specifier).replaceAll('\\', '/');
  const candidates = [target, `${target}.ts`, `${target}/index.ts`];
  const isFile = (path: string) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile();
  return candidates.find(isFile) ?? target;
}
