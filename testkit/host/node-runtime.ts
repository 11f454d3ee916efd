/**
 * The Node.js that runs a given n8n or Node-RED: the machine's own if it is suitable, otherwise the
 * one from npm.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './install-packages';
import { hostRoot } from './versions';

/** A program that runs on some versions of Node.js. */
export interface NodeProgram {
  /** Its name and version, for messages. */
  readonly title?: string;
  readonly version: string;
  /** Major versions, both inclusive. */
  readonly node: { readonly from: number; readonly to: number };
}

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
export async function ensureNode(host: NodeProgram): Promise<NodeRuntime> {
  if (!machineFits(host)) await installPackages(ownFolder);
  return locateNode(host);
}

/** Returns a suitable Node.js that is already installed. */
export function locateNode(host: NodeProgram): NodeRuntime {
  if (machineFits(host)) return machineNode();
  if (existsSync(ownExecutable)) return describe(ownExecutable);
  throw new Error(
    `${host.title ?? `n8n ${host.version}`} needs Node.js ${host.node.from}, but this is ${process.version}, and there is none in ` +
      `${ownExecutable}. npm provides it for Linux; elsewhere install Node.js ${host.node.from}, then run the command again.`,
  );
}

export function machineNode(): NodeRuntime {
  return describe(process.execPath);
}

function machineFits(host: NodeProgram): boolean {
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
