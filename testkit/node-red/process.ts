/** Starts an installed Node-RED on a user directory, waits until its flows run, and ends it. */
import path from 'node:path';
import { findFreePort } from '../host/free-port';
import { startInBackground, type BackgroundProcess } from '../processes/background-process';
import { waitUntil } from '../processes/wait-until';
import type { InstalledNodeRed } from './versions';

export interface NodeRedProcess {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** The log so far. */
  readonly output: string;
  readonly hasEnded: boolean;
  /** SIGTERM, as a service manager does; Node-RED closes its nodes first. */
  stop(): Promise<void>;
  /** SIGKILL, like a power failure. */
  kill(): Promise<void>;
}

export interface StartOptions {
  readonly userDirectory: string;
  /** Default: a free port. A restart keeps the port. */
  readonly port?: number;
}

const START_LIMIT_MS = 60_000;

export async function startProcess(
  { node, script, nodeRed }: InstalledNodeRed,
  { userDirectory, port: wanted }: StartOptions,
): Promise<NodeRedProcess> {
  const port = wanted ?? (await findFreePort());
  const settings = path.join(userDirectory, 'settings.js');
  const child = startInBackground(
    node.executable,
    [script, '--userDir', userDirectory, '--settings', settings, '--port', String(port)],
    // The caller's environment is not passed on: it may contain proxies or settings of another
    // Node-RED.
    {
      cwd: userDirectory,
      env: { PATH: process.env['PATH'], HOME: userDirectory, LANG: 'C.UTF-8', TZ: 'UTC' },
    },
  );
  let hasEnded = false;
  void child.ended.then(() => (hasEnded = true));
  try {
    await waitUntilStarted(child, () => hasEnded, nodeRed.version);
  } catch (cause) {
    await child.stop();
    throw cause;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    pid: child.pid,
    get output() {
      return child.output;
    },
    get hasEnded() {
      return hasEnded;
    },
    async stop() {
      if (!hasEnded) await child.stop();
    },
    async kill() {
      if (!hasEnded) process.kill(child.pid, 'SIGKILL');
      await child.ended;
    },
  };
}

async function waitUntilStarted(
  child: BackgroundProcess,
  hasEnded: () => boolean,
  version: string,
): Promise<void> {
  const explain = (): string => child.output.slice(-3000);
  await waitUntil(
    `Node-RED ${version} starts its flows`,
    () => {
      if (hasEnded()) throw new Error(`Node-RED ended while starting.\n${explain()}`);
      return child.output.includes('Started flows');
    },
    { limitMs: START_LIMIT_MS, explain },
  );
}
