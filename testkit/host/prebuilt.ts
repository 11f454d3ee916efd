/** Fetches a native module ready-made, with the downloader that the module's package names. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { NodeRuntime } from './node-runtime';

/** Returned instead of thrown: the caller compiles, and says why. */
export type Fetched = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Runs what the package's own install script would run first. Its options hold: `npm_config_proxy`,
 * a mirror in `npm_config_<package>_binary_host`, `npm_config_build_from_source`.
 *
 * @param folder of the package, e.g. node_modules/sqlite3
 * @param check says why what was fetched does not work; undefined if it does
 */
export async function fetchPrebuilt(
  folder: string,
  node: NodeRuntime,
  check: () => string | undefined,
  limitMs: number,
): Promise<Fetched> {
  const downloader = findDownloader(folder);
  if (downloader === undefined) return { ok: false, reason: 'its package offers none' };
  const { npm_package_from: _from, npm_package_resolved: _resolved, ...env } = process.env;
  const { failed, killed, output } = await new Promise<Run>((resolve) => {
    execFile(
      node.executable,
      [downloader, '--runtime', 'napi', '--verbose'],
      { cwd: folder, env, timeout: limitMs, killSignal: 'SIGKILL', encoding: 'utf8' },
      (cause, stdout, stderr) =>
        resolve({
          failed: cause !== null,
          killed: cause?.killed === true,
          output: `${stdout}\n${stderr}`,
        }),
    );
  });
  const problem = killed
    ? `the download was not finished after ${limitMs / 1000} s`
    : failed
      ? findReason(output)
      : check();
  if (problem === undefined) return { ok: true };
  forget(output);
  return { ok: false, reason: problem };
}

interface Run {
  readonly failed: boolean;
  readonly killed: boolean;
  readonly output: string;
}

function findDownloader(folder: string): string | undefined {
  try {
    return createRequire(path.join(folder, 'package.json')).resolve('prebuild-install/bin.js');
  } catch {
    return undefined;
  }
}

function findReason(output: string): string {
  const lines = output.split('\n').map((line) => line.replace(/^prebuild-install /, '').trim());
  const said = lines.filter((line) => /^(warn|ERR!|info) install /.test(line)).at(-1);
  return said?.replace(/^\S+ install /, '') ?? 'the downloader failed';
}

/**
 * Removes what was fetched from npm's cache: half a file or the sign-in page of a network would be
 * taken for the module the next time, too.
 */
function forget(output: string): void {
  for (const [, file] of output.matchAll(/(?:unpacking|downloading to) @ (.+)/g)) {
    if (path.basename(path.dirname(file!)) === '_prebuilds') rmSync(file!.trim(), { force: true });
  }
}
