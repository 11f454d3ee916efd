/** The Node.js that runs a given n8n: the machine's own where it fits, else the one that npm carries. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './install-packages';
import { hostRoot, type HostVersion } from './versions';

export interface NodeRuntime {
  readonly executable: string;
  /** Folder that holds include/node, for compiling; undefined where only a download could give it. */
  readonly headers: string | undefined;
  readonly version: string;
}

const ownFolder = path.join(hostRoot, 'node-24');
const ownExecutable = path.join(
  ownFolder,
  `node_modules/node-${process.platform}-${process.arch}/bin/node`,
);

/** Installs a fitting Node.js where none is there. */
export async function ensureNode(host: HostVersion): Promise<NodeRuntime> {
  if (!machineFits(host)) await installPackages(ownFolder);
  return locateNode(host);
}

/** A fitting Node.js that is there already. */
export function locateNode(host: HostVersion): NodeRuntime {
  if (machineFits(host)) return machineNode();
  if (existsSync(ownExecutable)) return describe(ownExecutable);
  throw new Error(
    `n8n ${host.version} needs Node.js ${host.node.from}, this is ${process.version}, and there is none in ` +
      `${ownExecutable}. npm carries it for Linux; elsewhere install Node.js ${host.node.from} and run the command again.`,
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
