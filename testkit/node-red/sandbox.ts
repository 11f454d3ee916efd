/** One Node-RED with the package, on a user directory of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../processes/wait-until';
import { AdminClient, type DeploymentType } from './admin-client';
import { startProcess, type NodeRedProcess } from './process';
import {
  installPackage,
  readProbes,
  writeFlows,
  writeSettings,
  type FlowNode,
  type FlowSecrets,
  type ProbedMessage,
  type SettingsSource,
} from './user-directory';
import { nodeRedFolder, type InstalledNodeRed } from './versions';

export interface NodeRedOptions {
  readonly installed: InstalledNodeRed;
  /** Tarball of the package of nodes. */
  readonly tarball: string;
  readonly settings?: SettingsSource;
  /** Path of the editor, if it is not `/`. */
  readonly adminRoot?: string;
  /** Stored before the start. */
  readonly flows?: readonly FlowNode[];
  readonly secrets?: FlowSecrets;
}

export interface NodeRedSandbox {
  readonly url: string;
  readonly admin: AdminClient;
  readonly userDirectory: string;
  /** Replaced by `restart`. */
  readonly process: NodeRedProcess;
  /** Replaces all flows and waits until they run. Secrets that are not given stay as they are. */
  deploy(
    flows: readonly FlowNode[],
    options?: { readonly type?: DeploymentType; readonly secrets?: FlowSecrets },
  ): Promise<void>;
  /** Starts Node-RED again on the same directory and port, after it was stopped or killed. */
  restart(): Promise<void>;
  /** The messages of a probe so far. */
  probed(probe: string): ProbedMessage['message'][];
  /** Waits until a probe has received a number of messages, and returns all of them. */
  untilProbed(probe: string, count: number, limitMs?: number): Promise<ProbedMessage['message'][]>;
  /** Ends Node-RED and removes its directory. */
  stop(): Promise<void>;
}

export async function startNodeRed(options: NodeRedOptions): Promise<NodeRedSandbox> {
  const { installed, tarball, settings, adminRoot = '', flows, secrets } = options;
  const userDirectory = mkdtempSync(path.join(tmpdir(), 'node-red-smsc-'));
  const remove = (): void => rmSync(userDirectory, { recursive: true, force: true, maxRetries: 5 });
  let running: NodeRedProcess;
  try {
    writeSettings(userDirectory, settings);
    installPackage(userDirectory, tarball, packageName());
    writeFlows(userDirectory, flows ?? [], secrets);
    running = await startProcess(installed, { userDirectory });
  } catch (cause) {
    remove();
    throw cause;
  }
  const { url, port } = running;
  const admin = new AdminClient(`${url}${adminRoot}`);
  const probed = (probe: string): ProbedMessage['message'][] =>
    readProbes(userDirectory, probe).map(({ message }) => message);
  return {
    url,
    admin,
    userDirectory,
    get process() {
      return running;
    },
    async deploy(nodes, how) {
      const before = countStarts(running.output);
      await admin.deploy(nodes, how);
      // Some versions respond before the flows run.
      await waitUntil('the flows run again', () => countStarts(running.output) > before, {
        explain: () => running.output.slice(-3000),
      });
    },
    async restart() {
      running = await startProcess(installed, { userDirectory, port });
    },
    probed,
    async untilProbed(probe, count, limitMs = 15_000) {
      return await waitUntil(
        `${count} messages at ${probe}`,
        () => {
          const messages = probed(probe);
          return messages.length >= count && messages;
        },
        {
          limitMs,
          explain: () =>
            `${JSON.stringify(readProbes(userDirectory))}\n${running.output.slice(-3000)}`,
        },
      );
    },
    async stop() {
      await running.stop();
      remove();
    },
  };
}

function countStarts(output: string): number {
  return output.match(/Started (modified )?(flows|nodes)/g)?.length ?? 0;
}

/** Name of the package of nodes. */
function packageName(): string {
  const manifest = readFileSync(path.join(nodeRedFolder, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { name: string }).name;
}
