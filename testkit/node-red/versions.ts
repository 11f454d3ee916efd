/** The Node-RED versions that the package is tested with. Each has a folder under host/. */
import path from 'node:path';
import installation from '../../host/installation.json';
import { installPackages } from '../host/install-packages';
import { ensureNode, locateNode, type NodeProgram, type NodeRuntime } from '../host/node-runtime';
import { hostRoot, repository } from '../host/versions';

export interface NodeRedVersion extends NodeProgram {
  /** Folder in host/. */
  readonly folder: string;
  /** Reason for this version. */
  readonly why: string;
}

/** Newest first. */
export const nodeRedVersions: readonly NodeRedVersion[] = installation.nodeRed.map((version) => ({
  ...version,
  title: `Node-RED ${version.version}`,
}));

export const currentNodeRed = nodeRedVersions[0]!;

export interface InstalledNodeRed {
  readonly nodeRed: NodeRedVersion;
  readonly node: NodeRuntime;
  /** The program. */
  readonly script: string;
}

/** Folder of the package of nodes for Node-RED. */
export const nodeRedFolder = path.join(repository, 'packages/node-red');

/** Installs Node-RED and its Node.js unless they are installed. */
export async function installNodeRed(version: NodeRedVersion): Promise<InstalledNodeRed> {
  await ensureNode(version);
  await installPackages(path.join(hostRoot, version.folder));
  return locateNodeRed(version);
}

/** Returns what `installNodeRed` has installed, without checking. */
export function locateNodeRed(nodeRed: NodeRedVersion): InstalledNodeRed {
  return {
    nodeRed,
    node: locateNode(nodeRed),
    script: path.join(hostRoot, nodeRed.folder, 'node_modules/node-red/red.js'),
  };
}
