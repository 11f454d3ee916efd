/** The Node.js that runs a given n8n: the machine's own where it fits, else the one that npm carries. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { hostRoot, type HostVersion } from './versions';
import { installPackages } from './install-packages';

export interface NodeRuntime {
  readonly executable: string;
  /** Folder that holds include/node, for compiling; undefined where only a download could give it. */
  readonly headers: string | undefined;
  readonly version: string;
}

const ownFolder = path.join(hostRoot, 'node-24');

export async function ensureNode(host: HostVersion): Promise<NodeRuntime> {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= host.node.from && major <= host.node.to) return describe(process.execPath);

  await installPackages(ownFolder);
  const executable = path.join(ownFolder, 'node_modules', packageName(), 'bin', 'node');
  if (!existsSync(executable)) {
    throw new Error(
      `n8n ${host.version} needs Node.js ${host.node.from}, this is ${process.version}, and npm carries none for ` +
        `${process.platform} ${process.arch}. Install Node.js ${host.node.from} and run the command again.`,
    );
  }
  return describe(executable);
}

function packageName(): string {
  return `node-${process.platform}-${process.arch}`;
}

function describe(executable: string): NodeRuntime {
  const root = path.dirname(path.dirname(executable));
  return {
    executable,
    headers: existsSync(path.join(root, 'include/node/node.h')) ? root : undefined,
    version: execFileSync(executable, ['--version'], { encoding: 'utf8' }).trim(),
  };
}
