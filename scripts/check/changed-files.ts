import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lists the files that differ from a commit, including untracked and excluding deleted ones.
 *
 * @param since the commit; default HEAD, so that uncommitted work counts
 * @returns paths below the root, with forward slashes
 */
export function listChangedFiles(root: string, since = 'HEAD'): string[] {
  const changed = git(root, 'diff', '--name-only', '--diff-filter=d', '--merge-base', since);
  return [...new Set([...changed, ...listUnknown(root)])].sort();
}

/** Lists all files of the repository that git does not ignore. */
export function listFiles(root: string): string[] {
  return [...git(root, 'ls-files'), ...listUnknown(root)].filter((file) =>
    existsSync(join(root, file)),
  );
}

function listUnknown(root: string): string[] {
  return git(root, 'ls-files', '--others', '--exclude-standard');
}

/** Runs git and returns paths; `-z` prints them unquoted. */
function git(root: string, command: string, ...parameters: string[]): string[] {
  const output = execFileSync('git', [command, '-z', ...parameters], {
    cwd: root,
    encoding: 'utf8',
  });
  return output.split('\0').filter(Boolean);
}
