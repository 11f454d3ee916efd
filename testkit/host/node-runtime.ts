/**
 * The Node.js that runs a given n8n: the machine's own if it is suitable, otherwise the one from
 * npm.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './install-packages';
import { hostRoot, type HostVersion } from './versions';

export interface NodeRuntime {
  readonly executable: string;
  /**
   * Folder that contains include/node, for compiling; undefined if only a download could provide
   * it.
   */
  readonly headers: string | undefined;
  readonly version: string;
}

const ownFolder = path.join(hostRoot, 'node-24');
const ownExecutable = path.join(
  ownFolder,
  `node_modules/node-${process.platform}-${process.arch}/bin/node`,
);

/** Installs a suitable Node.js if there is none. */
export async function ensureNode(host: HostVersion): Promise<NodeRuntime> {
  if (!machineFits(host)) await installPackages(ownFolder);
  return locateNode(host);
}

/** Returns a suitable Node.js that is already installed. */
export function locateNode(host: HostVersion): NodeRuntime {
  if (machineFits(host)) return machineNode();
  if (existsSync(ownExecutable)) return describe(ownExecutable);
  throw new Error(
    `n8n ${host.version} needs Node.js ${host.node.from}, but this is ${process.version}, and there is none in ` +
      `${ownExecutable}. npm provides it for Linux; elsewhere install Node.js ${host.node.from}, then run the command again.`,
  );
}

export function machineNode(): NodeRuntime {
  return describe(process.execPath);
}

function machineFits(host: HostVersion): boolean {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= host.node.from && major <= host.node.to;
}

function describe(executable: string): NodeRuntime {
  const root = path.dirname(path.dirname(executable));
  return {
    executable,
    headers: existsSync(path.join(root, 'include/node/node.h')) ? root : undefined,
    version: execFileSync(executable, ['--version'], { encoding: 'utf8' }).trim(),
  };
}
