/** Pinned n8n versions, ready to boot: Node.js, packages, SQLite driver. Does nothing the second time. */
import { ensureNode, locateNode, type NodeRuntime } from './node-runtime';
import { installPackages } from './install-packages';
import { ensureSqlite } from './sqlite';
import type { Log } from './run-process';
import { hostFolder, type HostVersion } from './versions';

export interface InstalledHost {
  readonly host: HostVersion;
  readonly node: NodeRuntime;
}

/** A part of an installation and what it took. */
export interface InstallTime {
  readonly title: string;
  readonly seconds: number;
}

export async function installHost(host: HostVersion, log: Log): Promise<InstalledHost> {
  await installHosts([host], log);
  return locateHost(host);
}

/**
 * Packages come one tree after the other, because npm alone fills the line; a driver is compiled while
 * the next tree comes. Trees after the first one borrow the driver where its version is the same.
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
    drivers = drivers.then(() =>
      timed(`${name}: SQLite driver`, () => ensureSqlite(host, locateNode(host), log)),
    );
    // Told at the end; until then a failure must not count as one that nobody looks at.
    drivers.catch(() => undefined);
  }
  await drivers;
  return times;
}

/** What `installHost` has installed before, without looking again; for programs that it starts. */
export function locateHost(host: HostVersion): InstalledHost {
  return { host, node: locateNode(host) };
}
