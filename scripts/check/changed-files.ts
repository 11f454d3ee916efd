import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Files that differ from a commit, those that git does not know yet included and deleted ones left out.
 *
 * @param since the commit; default the last one, so that the work not yet committed counts
 * @returns paths below the root, with forward slashes
 */
export function listChangedFiles(root: string, since = 'HEAD'): string[] {
  const changed = git(root, 'diff', '--name-only', '--diff-filter=d', '--merge-base', since);
  return [...new Set([...changed, ...listUnknown(root)])].sort();
}

/** Every file of the repository that git does not ignore. */
export function listFiles(root: string): string[] {
  return [...git(root, 'ls-files'), ...listUnknown(root)].filter((file) =>
    existsSync(join(root, file)),
  );
}

function listUnknown(root: string): string[] {
  return git(root, 'ls-files', '--others', '--exclude-standard');
}

/** Runs git on paths; `-z` gives them as they are, without quotes. */
function git(root: string, command: string, ...parameters: string[]): string[] {
  const output = execFileSync('git', [command, '-z', ...parameters], {
    cwd: root,
    encoding: 'utf8',
  });
  return output.split('\0').filter(Boolean);
}
