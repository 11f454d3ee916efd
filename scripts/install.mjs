import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Whether `node_modules` holds what `package-lock.json` asks for. Compared with npm's own record of
 * what it installed, which npm writes last: an interrupted installation counts as none. Packages
 * marked optional depend on the platform and are not compared.
 *
 * @param {string} directory a folder with package.json and package-lock.json
 */
export function isInstalled(directory) {
  const wanted = readPackages(join(directory, 'package-lock.json'));
  if (!wanted) throw new Error(`${join(directory, 'package-lock.json')} cannot be read`);
  const installed = readPackages(join(directory, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  return Object.entries(wanted)
    .filter(([place, entry]) => place.startsWith('node_modules/') && !entry.optional)
    .every(([place, entry]) => place in installed && installed[place].version === entry.version);
}

/**
 * Installs exactly what the lock file says, unless it is there already. No package may run a script.
 * Everything is said on stderr, so that a command's stdout holds its own output alone.
 *
 * @param {string} directory a folder with package.json and package-lock.json
 */
export async function ensureInstalled(directory) {
  if (isInstalled(directory)) return;
  const place = relative(process.cwd(), join(directory, 'node_modules'));
  const started = Date.now();
  const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.error(`Installing into ${place} (once; this can take a minute or two)`);
  const ticker = setInterval(() => console.error(`  still installing, ${elapsed()}`), 15_000);
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], directory);
  clearInterval(ticker);
  if (code !== 0) {
    throw new Error(
      `npm could not install into ${place}. Its own messages stand above. Check the network, then run the same command again.`,
    );
  }
  console.error(`Installed into ${place}, ${elapsed()}`);
}

function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Resolves with npm's exit code. */
function runNpm(parameters, cwd) {
  // `npm run --silent` hands its silence down to every npm below it, which would hide why it failed.
  const quiet = [...parameters, '--loglevel=error', '--no-progress'];
  const npm = process.env.npm_execpath;
  // Inside `npm run` npm names its own program; else it is on the PATH (on Windows a script that needs a shell).
  const child =
    npm && /npm-cli\.c?js$/.test(npm)
      ? spawn(process.execPath, [npm, ...quiet], { cwd, stdio: ['ignore', 2, 2] })
      : spawn('npm', quiet, {
          cwd,
          stdio: ['ignore', 2, 2],
          shell: process.platform === 'win32',
        });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
