import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { usualTime } from './installation/facts.mjs';
import { startProgress } from './installation/progress.mjs';

/**
 * Returns whether `node_modules` matches `package-lock.json`. Compares with npm's own record of the
 * installation, which npm writes last, so an interrupted installation does not count. Packages
 * marked optional depend on the platform and are not compared.
 *
 * @param {string} directory a folder with package.json and package-lock.json
 */
export function isInstalled(directory) {
  const wanted = readPackages(join(directory, 'package-lock.json'));
  if (!wanted) throw new Error(`Cannot read ${join(directory, 'package-lock.json')}`);
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
  const usual = usualTime(directory);
  console.error(`Installing into ${place}${usual === undefined ? '' : `, usually ${usual}`} …`);
  const progress = startProgress((elapsed) =>
    console.error(`  ${elapsed}: ${countUnpacked(directory)}`),
  );
  const code = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], directory);
  const elapsed = progress.stop();
  if (code !== 0) {
    throw new Error(
      `npm could not install into ${place}. Its own messages stand above. Check the network, then run the same command again.`,
    );
  }
  console.error(`Installed into ${place} in ${elapsed}`);
}

/** What npm has done so far. */
function countUnpacked(directory) {
  const wanted = Object.entries(readPackages(join(directory, 'package-lock.json')))
    .filter(([place, entry]) => place.startsWith('node_modules/') && isForThisMachine(entry))
    .map(([place]) => join(directory, place, 'package.json'));
  const unpacked = wanted.filter((file) => existsSync(file));
  // npm asks the registry about each package before it unpacks the first.
  return unpacked.length < wanted.length / 20
    ? `asking for ${wanted.length} packages and downloading them; unpacking comes next`
    : `${unpacked.length} of ${wanted.length} packages are unpacked`;
}

function isForThisMachine({ os, cpu }) {
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
}

function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Returns npm's exit code. */
function runNpm(parameters, cwd) {
  // `npm run --silent` passes its log level on to nested npm commands, which would hide their
  // errors.
  const quiet = [...parameters, '--loglevel=error', '--no-progress'];
  const npm = process.env.npm_execpath;
  // Under `npm run`, npm_execpath is npm's own program; otherwise npm is on the PATH (on Windows a
  // script that needs a shell).
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
