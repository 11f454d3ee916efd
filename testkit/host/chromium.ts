/** Finds a Chromium for the browser tests; on Debian and derivatives it is installed if missing. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { repository } from './versions';
import { runLong, type Log } from './run-process';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns the path of Chromium; the variable CHROMIUM overrides it */
export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM'];
  if (chosen !== undefined) return chosen;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((candidate) => existsSync(candidate));
}

export async function ensureChromium(log: Log): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !hasApt()) {
    throw new Error(
      'The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium) or set the ' +
        'variable CHROMIUM to its path, then run the command again.',
    );
  }
  log('Chromium is missing: installing the Debian package "chromium" with apt-get');
  const apt = (args: readonly string[], title: string): Promise<void> =>
    runLong({
      title,
      command: 'apt-get',
      args,
      cwd: repository,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      logFile: path.join(repository, 'host/chromium.log'),
      log,
    });
  await apt(['update'], 'Package lists');
  await apt(
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
    'Chromium',
  );
  return findChromium()!;
}

function hasApt(): boolean {
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
