/**
 * Installs pinned n8n versions: Node.js, packages, SQLite driver. Does nothing if they are
 * installed.
 */
import { ensureNode, locateNode, type NodeRuntime } from './node-runtime';
import { installPackages } from './install-packages';
import { ensureSqlite } from './sqlite';
import type { Log } from './run-process';
import { hostFolder, type HostVersion } from './versions';

export interface InstalledHost {
  readonly host: HostVersion;
  readonly node: NodeRuntime;
}

/** A part of an installation and its duration. */
export interface InstallTime {
  readonly title: string;
  readonly seconds: number;
}

export async function installHost(host: HostVersion, log: Log): Promise<InstalledHost> {
  await installHosts([host], log);
  return locateHost(host);
}

/**
 * Installs the packages one tree after the other, because npm alone uses the whole network
 * connection, and compiles a driver while the next tree downloads. Later trees copy the driver if
 * its version is the same.
 */
export async function installHosts(
  hosts: readonly HostVersion[],
  log: Log,
): Promise<InstallTime[]> {
  const times: InstallTime[] = [];
  const timed = async (title: string, install: () => Promise<unknown>): Promise<void> => {
    const started = Date.now();
    await install();
    times.push({ title, seconds: (Date.now() - started) / 1000 });
  };
  let drivers = Promise.resolve();
  for (const host of hosts) {
    const name = `n8n ${host.version}`;
    await timed(`${name}: Node.js`, () => ensureNode(host));
    await timed(`${name}: packages`, () => installPackages(hostFolder(host)));
    const driver = drivers.then(() => ensureSqlite(host, locateNode(host), log));
    drivers = timed(`${name}: SQLite driver`, async () => (await driver).ready);
    // Failures are reported at the end; until then they must not count as unhandled.
    drivers.catch(() => undefined);
    // Whether there can be a driver at all is known in seconds, before the next tree downloads.
    if (host === hosts[0]) await driver;
  }
  await drivers;
  return times;
}

/** Returns what `installHost` has installed, without checking; for programs that it starts. */
export function locateHost(host: HostVersion): InstalledHost {
  return { host, node: locateNode(host) };
}
