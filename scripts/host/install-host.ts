/** A pinned n8n, ready to boot: its Node.js, its packages, its SQLite driver. Does nothing the second time. */
import { ensureNode, locateNode, type NodeRuntime } from './node-runtime';
import { installPackages } from './install-packages';
import { ensureSqlite } from './sqlite';
import type { Log } from './run-process';
import { hostFolder, type HostVersion } from './versions';

export interface InstalledHost {
  readonly host: HostVersion;
  readonly node: NodeRuntime;
}

export async function installHost(host: HostVersion, log: Log): Promise<InstalledHost> {
  const node = await ensureNode(host);
  await installPackages(hostFolder(host));
  await ensureSqlite(host, node, log);
  return { host, node };
}

/** What `installHost` has installed before, without looking again; for programs that it starts. */
export function locateHost(host: HostVersion): InstalledHost {
  return { host, node: locateNode(host) };
}
